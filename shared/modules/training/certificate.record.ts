import { date, decimal, integer, number, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const workflow = defineWorkflow({
  initial: 'draft',
  states: {
    draft: { tone: 'neutral' },
    issued: { tone: 'good', frozen: true },
    revoked: { tone: 'serious', frozen: true },
  },
  transitions: {
    issue: {
      from: ['draft'],
      to: 'issued',
      roles: ['administrator', 'lead', 'trainer'],
      stamp: { by: 'issuedBy', on: 'issuedOn' },
      separateFrom: ['person'],
    },
    revoke: { from: ['issued'], to: 'revoked', roles: ['administrator', 'lead', 'trainer'], reason: true },
  },
})

/** That one person took a course, passed an assessment or was ranked in a competition; what it says is filled when it is issued. */
export const certificateRecord = defineRecord({
  name: 'certificate',
  module: 'training',
  table: 'certificates',
  title: 'title',
  fields: {
    number: number('CR'),
    title: text({ required: true, max: 200 }),
    person: reference('person', { required: true }),
    course: reference('course'),
    assessment: reference('assessment'),
    competition: reference('competition'),
    remark: text({ max: 200 }),
    hours: decimal(1, { max: 100_000 }),
    total: decimal(2, { max: 10_000_000 }),
    rank: integer({ min: 1, max: 1_000_000 }),
    ranked: integer({ min: 1, max: 1_000_000 }),
    team: text({ max: 200 }),
    issuedBy: reference('person'),
    issuedOn: date(),
  },
  list: ['number', 'title', 'person', 'issuedOn', 'issuedBy', 'state'],
  computed: ['hours', 'total', 'rank', 'ranked', 'team'],
  sections: [
    { key: 'subject', fields: ['number', 'title', 'person', 'course', 'assessment', 'competition', 'remark'] },
    { key: 'earned', fields: ['hours', 'total', 'rank', 'ranked', 'team'] },
    { key: 'issue', fields: ['issuedBy', 'issuedOn'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'trainer'],
  rows: { rule: 'own', fields: ['person'], except: ['administrator', 'lead', 'trainer'] },
  workflow,
})
