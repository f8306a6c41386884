import { choice, date, integer, markdown, parts, reference, text } from '../../record/fields.ts'
import { houseMakers, houseWorkflow } from '../../record/house-workflow.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { severities } from './assets.limits.ts'

/**
 * Within how many days a house wants its weaknesses remedied, by severity, from a day on. A severity that is not named has
 * no limit. What was found before keeps the day that held when it was found.
 */
export const remedyPeriodRecord = defineRecord({
  name: 'remedyPeriod',
  module: 'assets',
  table: 'remedy_periods',
  title: 'title',
  fields: {
    title: text({ required: true, max: 200 }),
    version: integer({ min: 1, max: 10_000 }),
    periods: parts(
      { severity: choice(severities, { required: true }), days: integer({ required: true, min: 1, max: 3650 }) },
      { max: severities.length },
    ),
    basis: markdown({ max: 10_000 }),
    follows: reference('remedyPeriod'),
    usedBy: reference('person'),
    usedFrom: date(),
    retiredOn: date(),
  },
  list: ['title', 'version', 'usedFrom', 'retiredOn', 'state'],
  sections: [
    { key: 'identity', fields: ['title', 'version', 'follows', 'basis'] },
    { key: 'periods', fields: ['periods'] },
    { key: 'use', fields: ['usedBy', 'usedFrom', 'retiredOn'] },
  ],
  readers: everyRole,
  writers: houseMakers,
  computed: ['version'],
  workflow: houseWorkflow(['periods']),
})
