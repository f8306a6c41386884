import { choice, decimal, instant, integer, markdown, parts, percent, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { allocations, mostDrawn, procedures, samplingMethods } from './sampling.methods.ts'

/**
 * A sample as it was drawn from a frozen population: method, terms, size, seed and the items taken. It cannot be
 * changed, and whoever has the population's file and the seed can draw it again.
 */
export const sampleRecord = defineRecord({
  name: 'sample',
  module: 'sampling',
  table: 'samples',
  title: 'title',
  fields: {
    title: text({ required: true, max: 200 }),
    population: reference('population', { required: true }),
    audit: reference('audit'),
    checklistRow: reference('checklistRow'),
    deviationRule: markdown({ required: true, max: 5000 }),
    method: choice(samplingMethods, { required: true }),
    allocation: choice(allocations),
    confidence: percent({ required: true }),
    tolerable: percent(),
    expected: percent(),
    tolerableAmount: decimal(2, { max: 999_999_999_999 }),
    expectedAmount: decimal(2, { max: 999_999_999_999 }),
    formulaSize: integer(),
    size: integer({ required: true, min: 1 }),
    sizeReason: markdown({ max: 2000 }),
    procedure: choice(procedures, { required: true }),
    seed: text({ opaque: true, required: true, max: 64 }),
    populationSha256: text({ opaque: true, required: true, max: 64 }),
    populationItems: integer({ required: true }),
    populationAmount: decimal(2, { max: 999_999_999_999 }),
    strata: parts({
      stratum: text({ max: 200 }),
      items: integer({ required: true }),
      drawn: integer({ required: true }),
    }),
    drawn: parts(
      {
        identifier: text({ required: true, max: 200 }),
        label: text({ max: 500 }),
        stratum: text({ max: 200 }),
        amount: decimal(2, { min: -100_000_000, max: 100_000_000 }),
        hits: integer({ required: true, min: 1 }),
      },
      { max: mostDrawn },
    ),
    drawnBy: reference('person', { required: true }),
    drawnAt: instant({ required: true }),
  },
  list: ['title', 'population', 'method', 'confidence', 'size', 'audit', 'drawnBy', 'drawnAt'],
  sections: [
    { key: 'identity', fields: ['title', 'population', 'audit', 'checklistRow', 'deviationRule'] },
    {
      key: 'method',
      fields: ['method', 'allocation', 'confidence', 'tolerable', 'expected', 'tolerableAmount', 'expectedAmount'],
    },
    { key: 'size', fields: ['formulaSize', 'size', 'sizeReason', 'populationItems', 'populationAmount', 'strata'] },
    { key: 'proof', fields: ['procedure', 'seed', 'populationSha256', 'drawnBy', 'drawnAt'] },
    { key: 'drawn', fields: ['drawn'] },
  ],
  readers: ['administrator', 'lead', 'auditor', 'viewer'],
  writers: ['administrator', 'lead', 'auditor'],
  managed: true,
})
