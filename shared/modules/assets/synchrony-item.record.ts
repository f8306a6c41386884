import { choice, date, evidence, markdown, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const writers = ['administrator', 'lead', 'auditor'] as const

const workflow = defineWorkflow({
  initial: 'open',
  states: {
    open: { tone: 'attention' },
    met: { tone: 'good', frozen: true },
    excepted: { tone: 'serious', frozen: true },
  },
  transitions: {
    confirm: {
      from: ['open'],
      to: 'met',
      roles: writers,
      requires: ['result'],
      stamp: { by: 'metBy', on: 'metOn' },
    },
    except: {
      from: ['open'],
      to: 'excepted',
      roles: ['lead'],
      requires: ['exception'],
      stamp: { by: 'exceptedBy', on: 'exceptedOn' },
      separateFrom: ['createdBy'],
    },
    reopen: {
      from: ['met', 'excepted'],
      to: 'open',
      roles: writers,
      clear: ['metBy', 'metOn', 'exceptedBy', 'exceptedOn'],
      reason: true,
    },
  },
})

/** One security measure of a new system that has to be planned, built and put into operation together with it. */
export const synchronyItemRecord = defineRecord({
  name: 'synchronyItem',
  module: 'assets',
  table: 'synchrony_items',
  title: 'title',
  fields: {
    asset: reference('asset', { required: true }),
    phase: choice(['planned', 'built', 'operated'], { required: true }),
    title: text({ required: true, max: 200 }),
    requirement: markdown({ max: 5000 }),
    result: markdown({ max: 10_000 }),
    evidence: evidence(),
    metBy: reference('person'),
    metOn: date(),
    exception: markdown({ max: 10_000 }),
    exceptedBy: reference('person'),
    exceptedOn: date(),
  },
  list: ['asset', 'phase', 'title', 'metBy', 'metOn', 'state'],
  sections: [
    { key: 'measure', fields: ['asset', 'phase', 'title', 'requirement'] },
    { key: 'result', fields: ['result', 'evidence', 'metBy', 'metOn'] },
    { key: 'exception', fields: ['exception', 'exceptedBy', 'exceptedOn'] },
  ],
  readers: everyRole,
  writers,
  workflow,
})
