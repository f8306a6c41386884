import { choice, date, integer, markdown, parts, reference, text } from '../../record/fields.ts'
import { scaleLevels } from '../../record/house-scale.ts'
import { houseMakers, houseWorkflow } from '../../record/house-workflow.ts'
import { defineRecord } from '../../record/record.ts'
import { levelTones, riskLevels } from './risks.scale.ts'

/** What likelihood and impact mean, and from which rating on a risk is how grave. Once in use it stays as it is. */
export const riskScaleRecord = defineRecord({
  name: 'riskScale',
  module: 'risks',
  table: 'risk_scales',
  title: 'title',
  fields: {
    title: text({ required: true, max: 200 }),
    version: integer({ min: 1, max: 10_000 }),
    likelihoods: scaleLevels,
    impacts: scaleLevels,
    thresholds: parts(
      {
        level: choice(riskLevels, { required: true, tones: levelTones }),
        from: integer({ required: true, min: 1, max: 100 }),
      },
      { max: 4 },
    ),
    appetite: integer({ min: 1, max: 100 }),
    note: markdown({ max: 10_000 }),
    follows: reference('riskScale'),
    usedBy: reference('person'),
    usedFrom: date(),
    retiredOn: date(),
  },
  list: ['title', 'version', 'appetite', 'usedFrom', 'state'],
  sections: [
    { key: 'identity', fields: ['title', 'version', 'follows', 'note'] },
    { key: 'levels', fields: ['likelihoods', 'impacts'] },
    { key: 'judgement', fields: ['thresholds', 'appetite'] },
    { key: 'use', fields: ['usedBy', 'usedFrom', 'retiredOn'] },
  ],
  readers: ['administrator', 'lead', 'auditor', 'viewer'],
  writers: houseMakers,
  computed: ['version'],
  workflow: houseWorkflow(['likelihoods', 'impacts', 'thresholds', 'appetite']),
})
