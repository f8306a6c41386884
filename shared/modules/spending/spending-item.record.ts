import { choice, date, evidence, markdown, money, number, reference, references, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const leading = ['administrator', 'lead'] as const

/** What money is spent on, in the order of reports. */
export const spendingKinds = ['equipment', 'software', 'services', 'personnel'] as const

const workflow = defineWorkflow({
  initial: 'planned',
  states: {
    planned: { tone: 'neutral' },
    approved: { tone: 'progress' },
    spent: { tone: 'good', frozen: true },
    cancelled: { tone: 'neutral', frozen: true },
  },
  transitions: {
    approve: {
      from: ['planned'],
      to: 'approved',
      roles: leading,
      requires: ['planned'],
      stamp: { by: 'approvedBy', on: 'approvedOn' },
      separateFrom: ['createdBy'],
    },
    settle: {
      from: ['approved'],
      to: 'spent',
      roles: leading,
      requires: ['actual'],
      stamp: { by: 'settledBy', on: 'settledOn' },
    },
    reopen: { from: ['spent'], to: 'approved', roles: leading, clear: ['settledBy', 'settledOn'], reason: true },
    cancel: { from: ['planned', 'approved'], to: 'cancelled', roles: leading, reason: true },
  },
})

/** One line of what security costs in a year or a quarter: what was planned, what it came to, and which controls it serves. */
export const spendingItemRecord = defineRecord({
  name: 'spendingItem',
  module: 'spending',
  table: 'spending_items',
  title: 'title',
  fields: {
    number: number('SP'),
    title: text({ required: true, max: 200 }),
    kind: choice(spendingKinds, { required: true }),
    year: text({ required: true, max: 4 }),
    quarter: choice(['q1', 'q2', 'q3', 'q4']),
    department: reference('department', { required: true }),
    cycle: reference('cycle'),
    controls: references('control'),
    assets: references('asset'),
    planned: money(),
    actual: money(),
    supplier: text({ max: 200 }),
    contract: text({ max: 100 }),
    note: markdown({ max: 10_000 }),
    evidence: evidence(),
    approvedBy: reference('person'),
    approvedOn: date(),
    settledBy: reference('person'),
    settledOn: date(),
  },
  list: ['number', 'title', 'kind', 'year', 'planned', 'actual', 'state'],
  totals: { planned: 'both', actual: 'both' },
  sections: [
    { key: 'item', fields: ['number', 'title', 'kind', 'year', 'quarter', 'department'] },
    { key: 'amounts', fields: ['planned', 'actual'] },
    { key: 'purpose', fields: ['controls', 'assets', 'cycle'] },
    { key: 'purchase', fields: ['supplier', 'contract', 'note', 'evidence'] },
    { key: 'course', fields: ['approvedBy', 'approvedOn', 'settledBy', 'settledOn'] },
  ],
  readers: ['administrator', 'lead', 'auditor'],
  writers: leading,
  workflow,
})
