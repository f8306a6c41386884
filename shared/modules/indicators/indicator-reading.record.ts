import { choice, date, decimal, integer, markdown, parts, period, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { readingStatuses, units } from './indicators.target.ts'

const figure = { min: -1_000_000_000, max: 1_000_000_000 }

/** What an indicator was for a period: frozen with the formula and the records behind it; a correction is another one. */
export const indicatorReadingRecord = defineRecord({
  name: 'indicatorReading',
  module: 'indicators',
  table: 'indicator_readings',
  title: 'title',
  managed: true,
  fields: {
    title: text({ required: true, max: 300 }),
    indicator: reference('indicator', { required: true }),
    period: period({ required: true }),
    takenOn: date({ required: true }),
    takenBy: reference('person', { required: true }),
    value: decimal(4, figure),
    numerator: decimal(4, figure),
    denominator: decimal(4, figure),
    unit: choice(units, { required: true }),
    target: text({ max: 40 }),
    status: choice(readingStatuses, {
      required: true,
      tones: { met: 'good', missed: 'serious', noDenominator: 'attention' },
    }),
    standing: choice(['valid', 'superseded'], { required: true }),
    supersedes: reference('indicatorReading'),
    reason: text({ max: 1000 }),
    formula: markdown({ max: 4000 }),
    formulaVersion: integer(),
    inputs: parts({
      measure: text({ required: true, max: 4000 }),
      counted: integer({ required: true }),
      notCounted: integer({ required: true }),
      sha256: text({ required: true, max: 64, opaque: true }),
      countedIds: markdown({ max: 50_000 }),
      notCountedIds: markdown({ max: 50_000 }),
    }),
  },
  list: ['title', 'period', 'value', 'target', 'status', 'standing', 'takenOn'],
  sections: [
    {
      key: 'reading',
      fields: ['title', 'indicator', 'period', 'value', 'numerator', 'denominator', 'unit', 'target', 'status'],
    },
    { key: 'taking', fields: ['takenOn', 'takenBy', 'standing', 'supersedes', 'reason'] },
    { key: 'inputs', fields: ['formula', 'formulaVersion', 'inputs'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead'],
})
