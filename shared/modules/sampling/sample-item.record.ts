import { choice, decimal, evidence, integer, markdown, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { itemResults } from './sampling.methods.ts'

/** One drawn item as it is looked at: what was seen, with evidence of its own. What the draw said of it cannot be changed. */
export const sampleItemRecord = defineRecord({
  name: 'sampleItem',
  module: 'sampling',
  table: 'sample_items',
  title: 'identifier',
  fields: {
    sample: reference('sample', { required: true }),
    position: integer({ required: true, min: 1, max: 10_000 }),
    identifier: text({ required: true, max: 200 }),
    label: text({ max: 500 }),
    stratum: text({ max: 200 }),
    amount: decimal(2, { min: -100_000_000, max: 100_000_000 }),
    result: choice(itemResults, { tones: { conform: 'good', deviation: 'serious', missing: 'critical' } }),
    auditedAmount: decimal(2, { min: -100_000_000, max: 100_000_000 }),
    note: markdown({ max: 10_000 }),
    finding: reference('finding'),
    evidence: evidence(),
  },
  list: ['sample', 'position', 'identifier', 'label', 'amount', 'result', 'auditedAmount', 'note'],
  totals: { amount: 'sum', auditedAmount: 'sum' },
  sections: [
    { key: 'drawn', fields: ['sample', 'position', 'identifier', 'label', 'stratum', 'amount'] },
    { key: 'seen', fields: ['result', 'auditedAmount', 'note', 'finding', 'evidence'] },
  ],
  readers: ['administrator', 'lead', 'auditor', 'viewer'],
  writers: ['administrator', 'lead', 'auditor'],
})
