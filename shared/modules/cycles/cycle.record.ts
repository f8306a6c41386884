import { choice, date, evidence, markdown, number, period, reference, references, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const workflow = defineWorkflow({
  initial: 'plan',
  states: {
    plan: { tone: 'neutral' },
    do: { tone: 'progress' },
    check: { tone: 'progress' },
    act: { tone: 'progress' },
    closed: { tone: 'good', frozen: true },
  },
  transitions: {
    startDo: {
      from: ['plan'],
      to: 'do',
      roles: ['administrator', 'lead'],
      requires: ['owner', 'department', 'period', 'scope', 'planSummary'],
      gated: true,
      undoneBy: 'returnToPlan',
    },
    startCheck: {
      from: ['do'],
      to: 'check',
      roles: ['administrator', 'lead'],
      requires: ['doSummary'],
      gated: true,
      undoneBy: 'returnToDo',
    },
    startAct: {
      from: ['check'],
      to: 'act',
      roles: ['administrator', 'lead', 'auditor'],
      requires: ['checkSummary'],
      gated: true,
      undoneBy: 'returnToCheck',
    },
    close: {
      from: ['act'],
      to: 'closed',
      roles: ['administrator', 'lead'],
      requires: ['actSummary', 'lessons'],
      stamp: { by: 'closedBy', on: 'closedOn' },
      gated: true,
    },
    returnToPlan: { from: ['do'], to: 'plan', roles: ['administrator', 'lead'], reason: true },
    returnToDo: { from: ['check'], to: 'do', roles: ['administrator', 'lead'], reason: true },
    returnToCheck: { from: ['act'], to: 'check', roles: ['administrator', 'lead'], reason: true },
    reopen: {
      from: ['closed'],
      to: 'act',
      roles: ['administrator', 'lead'],
      clear: ['closedBy', 'closedOn'],
      reason: true,
    },
  },
})

/** One turn of plan, do, check and act over a period. A phase is left only when its entry criteria hold. */
export const cycleRecord = defineRecord({
  name: 'cycle',
  module: 'cycles',
  table: 'cycles',
  title: 'title',
  fields: {
    number: number('C'),
    title: text({ required: true, max: 200 }),
    kind: choice(['year', 'halfYear', 'quarter', 'month', 'free'], { required: true }),
    period: period({ required: true }),
    goal: markdown({ required: true, max: 10_000 }),
    scope: markdown({ max: 20_000 }),
    owner: reference('person', { required: true }),
    department: reference('department'),
    contributingDepartments: references('department'),
    previousCycle: reference('cycle'),
    planSummary: markdown({ max: 20_000 }),
    doSummary: markdown({ max: 20_000 }),
    exceptions: markdown({ max: 20_000 }),
    checkSummary: markdown({ max: 20_000 }),
    actSummary: markdown({ max: 20_000 }),
    lessons: markdown({ max: 20_000 }),
    carriedOver: markdown({ max: 20_000 }),
    classification: text({ max: 60 }),
    evidence: evidence(),
    closedBy: reference('person'),
    closedOn: date(),
    lessonsTaken: markdown({ max: 20_000 }),
    actions: references('correctiveAction'),
  },
  list: ['number', 'title', 'kind', 'period', 'owner', 'state'],
  sections: [
    { key: 'identity', fields: ['number', 'title', 'kind', 'period', 'previousCycle', 'classification'] },
    { key: 'responsibility', fields: ['owner', 'department', 'contributingDepartments'] },
    { key: 'plan', fields: ['lessonsTaken', 'actions', 'goal', 'scope', 'planSummary'] },
    { key: 'do', fields: ['doSummary', 'exceptions', 'evidence'] },
    { key: 'check', fields: ['checkSummary'] },
    { key: 'act', fields: ['actSummary', 'lessons', 'carriedOver', 'closedBy', 'closedOn'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead'],
  workflow,
})
