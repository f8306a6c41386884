import { choice, date, integer, markdown, parts, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { defineWorkflow } from '../../record/workflow.ts'
import { levelTones, riskLevels } from './risks.scale.ts'

const leading = ['administrator', 'lead'] as const

const workflow = defineWorkflow({
  initial: 'draft',
  states: {
    draft: { tone: 'neutral' },
    current: { tone: 'good', frozen: true },
    retired: { tone: 'neutral', frozen: true },
  },
  transitions: {
    putIntoUse: {
      from: ['draft'],
      to: 'current',
      roles: leading,
      requires: ['likelihoods', 'impacts', 'thresholds', 'appetite'],
      stamp: { by: 'usedBy', on: 'usedFrom' },
    },
    retire: { from: ['current'], to: 'retired', roles: leading, stamp: { on: 'retiredOn' } },
  },
})

const levels = parts(
  {
    level: integer({ required: true, min: 1, max: 10 }),
    word: text({ required: true, max: 60 }),
    meaning: text({ max: 500 }),
  },
  { max: 10 },
)

/** What likelihood and impact mean, and from which rating on a risk is how grave. Once in use it stays as it is. */
export const riskScaleRecord = defineRecord({
  name: 'riskScale',
  module: 'risks',
  table: 'risk_scales',
  title: 'title',
  fields: {
    title: text({ required: true, max: 200 }),
    version: integer({ min: 1, max: 10_000 }),
    likelihoods: levels,
    impacts: levels,
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
  writers: leading,
  computed: ['version'],
  workflow,
})
