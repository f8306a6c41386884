import { choice, date, markdown, number, parts, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const workflow = defineWorkflow({
  initial: 'draft',
  states: {
    draft: { tone: 'neutral' },
    effective: { tone: 'good', frozen: true },
    superseded: { tone: 'neutral', frozen: true },
  },
  transitions: {
    publish: {
      from: ['draft'],
      to: 'effective',
      roles: ['administrator', 'lead'],
      requires: ['items'],
      stamp: { on: 'effectiveOn' },
    },
    supersede: { from: ['effective'], to: 'superseded', roles: ['administrator', 'lead'], reason: true },
    revise: {
      from: ['effective'],
      to: 'draft',
      roles: ['administrator', 'lead'],
      clear: ['effectiveOn'],
      reason: true,
    },
  },
})

/** How devices of a kind must be set up: the items that each of them is checked for. */
export const baselineRecord = defineRecord({
  name: 'baseline',
  module: 'assets',
  table: 'baselines',
  title: 'title',
  fields: {
    number: number('BL'),
    title: text({ required: true, max: 200 }),
    kind: choice(['network', 'host', 'middleware', 'database'], { required: true }),
    version: text({ required: true, max: 40 }),
    description: markdown({ max: 20_000 }),
    items: parts({
      code: text({ required: true, max: 40 }),
      requirement: text({ required: true, max: 500 }),
      expected: text({ max: 300 }),
    }),
    effectiveOn: date(),
  },
  list: ['number', 'title', 'kind', 'version', 'effectiveOn', 'state'],
  sections: [
    { key: 'baseline', fields: ['number', 'title', 'kind', 'version', 'effectiveOn', 'description'] },
    { key: 'items', fields: ['items'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'auditor'],
  workflow,
})
