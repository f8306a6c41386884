import { choice, date, integer, markdown, parts, reference, text } from '../../record/fields.ts'
import { scaleLevels } from '../../record/house-scale.ts'
import { houseMakers, houseWorkflow } from '../../record/house-workflow.ts'
import { defineRecord } from '../../record/record.ts'
import { severities, severityTones } from './audits.scale.ts'

const severity = choice(severities, { required: true, tones: severityTones })

/** The house's matrix: which severity impact and likelihood propose, and after how long remedies are looked at again. */
export const findingScaleRecord = defineRecord({
  name: 'findingScale',
  module: 'audits',
  table: 'finding_scales',
  title: 'title',
  fields: {
    title: text({ required: true, max: 200 }),
    version: integer({ min: 1, max: 10_000 }),
    impacts: scaleLevels,
    likelihoods: scaleLevels,
    cells: parts(
      {
        impact: integer({ required: true, min: 1, max: 10 }),
        likelihood: integer({ required: true, min: 1, max: 10 }),
        severity,
      },
      { max: 100 },
    ),
    waits: parts({ severity, days: integer({ required: true, min: 1, max: 1000 }) }, { max: 5 }),
    note: markdown({ max: 10_000 }),
    follows: reference('findingScale'),
    usedBy: reference('person'),
    usedFrom: date(),
    retiredOn: date(),
  },
  list: ['title', 'version', 'usedFrom', 'retiredOn', 'state'],
  sections: [
    { key: 'identity', fields: ['title', 'version', 'follows', 'note'] },
    { key: 'levels', fields: ['impacts', 'likelihoods'] },
    { key: 'matrix', fields: ['cells'] },
    { key: 'effect', fields: ['waits'] },
    { key: 'use', fields: ['usedBy', 'usedFrom', 'retiredOn'] },
  ],
  readers: ['administrator', 'lead', 'auditor', 'viewer'],
  writers: houseMakers,
  computed: ['version'],
  workflow: houseWorkflow(['impacts', 'likelihoods', 'cells']),
})
