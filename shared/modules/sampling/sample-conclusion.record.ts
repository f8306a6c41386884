import { choice, date, decimal, integer, markdown, percent, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { defineWorkflow } from '../../record/workflow.ts'
import { samplingVerdicts } from './sampling.methods.ts'

const workflow = defineWorkflow({
  initial: 'draft',
  states: {
    draft: { tone: 'neutral' },
    concluded: { tone: 'progress', frozen: true },
    reviewed: { tone: 'good', frozen: true },
  },
  transitions: {
    conclude: {
      from: ['draft'],
      to: 'concluded',
      roles: ['administrator', 'lead', 'auditor'],
      requires: ['conclusion'],
      stamp: { by: 'concludedBy', on: 'concludedOn' },
      gated: true,
    },
    review: {
      from: ['concluded'],
      to: 'reviewed',
      roles: ['administrator', 'lead', 'auditor'],
      stamp: { by: 'reviewedBy', on: 'reviewedOn' },
      separateFrom: ['concludedBy'],
    },
    reopen: {
      from: ['concluded', 'reviewed'],
      to: 'draft',
      roles: ['administrator', 'lead', 'auditor'],
      clear: ['concludedBy', 'concludedOn', 'reviewedBy', 'reviewedOn'],
      reason: true,
    },
  },
})

/** What a sample says of its population, reckoned when it is concluded and signed off by another person. */
export const sampleConclusionRecord = defineRecord({
  name: 'sampleConclusion',
  module: 'sampling',
  table: 'sample_conclusions',
  title: 'title',
  fields: {
    title: text({ required: true, max: 200 }),
    sample: reference('sample', { required: true }),
    looked: integer(),
    deviations: integer(),
    leftOut: integer(),
    projected: percent(),
    upper: percent(),
    projectedAmount: decimal(2, { max: 999_999_999_999 }),
    upperAmount: decimal(2, { max: 999_999_999_999 }),
    understated: decimal(2, { max: 999_999_999_999 }),
    verdict: choice(samplingVerdicts, { tones: { supports: 'good', doesNotSupport: 'serious' } }),
    conclusion: markdown({ max: 20_000 }),
    concludedBy: reference('person'),
    concludedOn: date(),
    reviewedBy: reference('person'),
    reviewedOn: date(),
  },
  list: ['title', 'sample', 'deviations', 'upper', 'upperAmount', 'verdict', 'concludedBy', 'state'],
  totals: { looked: 'sum', deviations: 'sum' },
  sections: [
    { key: 'identity', fields: ['title', 'sample'] },
    {
      key: 'result',
      fields: [
        'verdict',
        'looked',
        'deviations',
        'leftOut',
        'projected',
        'upper',
        'projectedAmount',
        'upperAmount',
        'understated',
      ],
    },
    { key: 'conclusion', fields: ['conclusion'] },
    { key: 'signOff', fields: ['concludedBy', 'concludedOn', 'reviewedBy', 'reviewedOn'] },
  ],
  readers: ['administrator', 'lead', 'auditor', 'viewer'],
  writers: ['administrator', 'lead', 'auditor'],
  computed: [
    'looked',
    'deviations',
    'leftOut',
    'projected',
    'upper',
    'projectedAmount',
    'upperAmount',
    'understated',
    'verdict',
  ],
  workflow,
})
