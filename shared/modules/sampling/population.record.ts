import { date, decimal, evidence, instant, integer, markdown, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'

/**
 * What a sample is drawn from, frozen before the draw: its items stand in one attached file, written in one way, whose digest
 * everybody can check. Nothing in it can be changed; a population that is wrong is frozen anew as another one.
 */
export const populationRecord = defineRecord({
  name: 'population',
  module: 'sampling',
  table: 'populations',
  title: 'title',
  fields: {
    title: text({ required: true, max: 200 }),
    audit: reference('audit'),
    origin: text({ required: true, max: 500 }),
    takenOn: date({ required: true }),
    completeness: markdown({ max: 5000 }),
    items: integer({ required: true }),
    strata: integer({ required: true }),
    amount: decimal(2, { min: -999_999_999_999, max: 999_999_999_999 }),
    reachable: decimal(2, { max: 999_999_999_999 }),
    withoutAmount: integer({ required: true }),
    currency: text({ max: 3 }),
    file: evidence({ required: true }),
    sha256: text({ opaque: true, required: true, max: 64 }),
    frozenBy: reference('person', { required: true }),
    frozenAt: instant({ required: true }),
  },
  list: ['title', 'audit', 'origin', 'takenOn', 'items', 'amount', 'frozenBy', 'frozenAt'],
  sections: [
    { key: 'identity', fields: ['title', 'audit'] },
    { key: 'origin', fields: ['origin', 'takenOn', 'completeness'] },
    { key: 'content', fields: ['items', 'strata', 'amount', 'currency', 'reachable', 'withoutAmount'] },
    { key: 'proof', fields: ['file', 'sha256', 'frozenBy', 'frozenAt'] },
  ],
  readers: ['administrator', 'lead', 'auditor', 'viewer'],
  writers: ['administrator', 'lead', 'auditor'],
  managed: true,
})
