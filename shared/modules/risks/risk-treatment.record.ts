import { date, evidence, markdown, money, number, reference, references, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const team = ['administrator', 'lead', 'auditor'] as const

const workflow = defineWorkflow({
  initial: 'planned',
  states: {
    planned: { tone: 'neutral' },
    inProgress: { tone: 'progress' },
    done: { tone: 'progress' },
    verified: { tone: 'good', frozen: true },
    cancelled: { tone: 'neutral', frozen: true },
  },
  transitions: {
    start: { from: ['planned'], to: 'inProgress', roles: team, requires: ['owner', 'dueOn'] },
    finish: {
      from: ['planned', 'inProgress'],
      to: 'done',
      roles: team,
      requires: ['outcome'],
      stamp: { by: 'doneBy', on: 'doneOn' },
    },
    sendBack: { from: ['done'], to: 'inProgress', roles: team, clear: ['doneBy', 'doneOn'], reason: true },
    verify: {
      from: ['done'],
      to: 'verified',
      roles: team,
      stamp: { by: 'verifiedBy', on: 'verifiedOn' },
      separateFrom: ['owner', 'doneBy'],
    },
    cancel: { from: ['planned', 'inProgress'], to: 'cancelled', roles: team, reason: true },
  },
})

/** One measure against a risk, followed until somebody else than its doer has seen it done. */
export const riskTreatmentRecord = defineRecord({
  name: 'riskTreatment',
  module: 'risks',
  table: 'risk_treatments',
  title: 'title',
  fields: {
    number: number('RT'),
    title: text({ required: true, max: 200 }),
    risk: reference('risk', { required: true }),
    measure: markdown({ max: 10_000 }),
    effect: markdown({ max: 10_000 }),
    owner: reference('person'),
    dueOn: date(),
    cost: money(),
    after: reference('riskTreatment'),
    workItems: references('workItem'),
    controls: references('control'),
    actions: references('correctiveAction'),
    outcome: markdown({ max: 10_000 }),
    evidence: evidence(),
    doneBy: reference('person'),
    doneOn: date(),
    verifiedBy: reference('person'),
    verifiedOn: date(),
  },
  list: ['number', 'title', 'risk', 'owner', 'dueOn', 'cost', 'state'],
  totals: { cost: 'both' },
  sections: [
    { key: 'measure', fields: ['number', 'title', 'risk', 'measure', 'effect'] },
    { key: 'plan', fields: ['owner', 'dueOn', 'cost', 'after'] },
    { key: 'connections', fields: ['workItems', 'controls', 'actions'] },
    { key: 'outcome', fields: ['outcome', 'evidence', 'doneBy', 'doneOn', 'verifiedBy', 'verifiedOn'] },
  ],
  readers: ['administrator', 'lead', 'auditor', 'viewer'],
  writers: team,
  workflow,
})
