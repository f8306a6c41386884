import { choice, integer, markdown, number, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { periodLengths } from './indicators.period.ts'
import { units } from './indicators.target.ts'

/** A number that shows whether something works: what it answers, how it is reckoned, and what it should be. */
export const indicatorRecord = defineRecord({
  name: 'indicator',
  module: 'indicators',
  table: 'indicators',
  title: 'title',
  fields: {
    number: number('KI'),
    title: text({ required: true, max: 200 }),
    question: text({ max: 300 }),
    source: choice(['formula', 'manual'], { required: true }),
    formula: markdown({ max: 4000 }),
    formulaVersion: integer(),
    unit: choice(units, { required: true }),
    direction: choice(['higher', 'lower'], { required: true }),
    target: text({ max: 40 }),
    period: choice(periodLengths, { required: true }),
    owner: reference('person'),
    department: reference('department'),
    note: markdown({ max: 20_000 }),
    catalogueKey: text({ max: 60, opaque: true }),
  },
  list: ['number', 'title', 'unit', 'target', 'period', 'owner'],
  sections: [
    { key: 'identity', fields: ['number', 'title', 'question'] },
    { key: 'reckoning', fields: ['source', 'formula', 'formulaVersion', 'unit'] },
    { key: 'target', fields: ['target', 'direction', 'period'] },
    { key: 'responsibility', fields: ['owner', 'department', 'note', 'catalogueKey'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead'],
})
