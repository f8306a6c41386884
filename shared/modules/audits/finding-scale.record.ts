import { choice, date, integer, markdown, parts, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { defineWorkflow } from '../../record/workflow.ts'
import { severities, severityTones } from './audits.scale.ts'

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
      requires: ['impacts', 'likelihoods', 'cells'],
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
    impacts: levels,
    likelihoods: levels,
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
  writers: leading,
  computed: ['version'],
  workflow,
})
