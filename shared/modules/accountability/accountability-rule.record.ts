import { choice, date, integer, markdown, number, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'
import { lapseKinds, measures, measureTones } from './accountability.words.ts'

const leading = ['administrator', 'lead'] as const

const workflow = defineWorkflow({
  initial: 'draft',
  states: {
    draft: { tone: 'neutral' },
    inForce: { tone: 'good', frozen: true },
    withdrawn: { tone: 'neutral', frozen: true },
  },
  transitions: {
    putInForce: {
      from: ['draft'],
      to: 'inForce',
      roles: leading,
      requires: ['lightest', 'heaviest', 'appealDays'],
      stamp: { by: 'inForceBy', on: 'inForceOn' },
    },
    withdraw: { from: ['inForce'], to: 'withdrawn', roles: leading, stamp: { on: 'withdrawnOn' }, reason: true },
  },
})

/** What counts as a lapse, and between which measures its decision stays. Once in force it stays as it is. */
export const accountabilityRuleRecord = defineRecord({
  name: 'accountabilityRule',
  module: 'accountability',
  table: 'accountability_rules',
  title: 'title',
  fields: {
    number: number('LR'),
    title: text({ required: true, max: 200 }),
    lapse: choice(lapseKinds, { required: true }),
    counts: markdown({ required: true, max: 20_000 }),
    policy: reference('policy'),
    lightest: choice(measures, { tones: measureTones }),
    heaviest: choice(measures, { tones: measureTones }),
    appealDays: integer({ min: 1, max: 365 }),
    follows: reference('accountabilityRule'),
    inForceBy: reference('person'),
    inForceOn: date(),
    withdrawnOn: date(),
  },
  list: ['number', 'title', 'lapse', 'lightest', 'heaviest', 'appealDays', 'inForceOn', 'state'],
  sections: [
    { key: 'lapse', fields: ['number', 'title', 'lapse', 'counts', 'policy'] },
    { key: 'measures', fields: ['lightest', 'heaviest', 'appealDays'] },
    { key: 'force', fields: ['follows', 'inForceBy', 'inForceOn', 'withdrawnOn'] },
  ],
  readers: everyRole,
  writers: leading,
  workflow,
})
