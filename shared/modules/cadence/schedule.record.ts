import { rolls } from '../../base/working-days.ts'
import { choice, date, integer, markdown, number, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const workflow = defineWorkflow({
  initial: 'active',
  states: {
    active: { tone: 'good' },
    ended: { tone: 'neutral', frozen: true },
  },
  transitions: {
    end: { from: ['active'], to: 'ended', roles: ['administrator', 'lead'], reason: true },
    resume: { from: ['ended'], to: 'active', roles: ['administrator', 'lead'], reason: true },
  },
})

/** What comes round: reviews and checks are done by a record of their own, everything else by whoever says so. */
export const dutyKinds = [
  'policyReview',
  'controlCheck',
  'audit',
  'report',
  'backup',
  'assessment',
  'exercise',
  'duty',
] as const

/** A duty that comes round: by the calendar, or so long after it was last done. */
export const scheduleRecord = defineRecord({
  name: 'schedule',
  module: 'cadence',
  table: 'schedules',
  title: 'title',
  fields: {
    number: number('RD'),
    title: text({ required: true, max: 200 }),
    kind: choice(dutyKinds, { required: true }),
    policy: reference('policy'),
    control: reference('control'),
    anchor: choice(['calendar', 'lastDone'], { required: true }),
    rhythm: choice(['daily', 'weekly', 'monthly', 'quarterly', 'halfYearly', 'yearly', 'months', 'rule'], {
      required: true,
    }),
    months: integer({ min: 1, max: 120 }),
    dayOfMonth: integer({ min: 1, max: 31 }),
    rule: text({ max: 300 }),
    roll: choice(rolls, { required: true }),
    startsOn: date({ required: true }),
    endsOn: date(),
    lastDoneOn: date(),
    leadDays: integer({ required: true, max: 365 }),
    responsible: reference('person'),
    department: reference('department'),
    note: markdown({ max: 20_000 }),
  },
  list: ['number', 'title', 'kind', 'rhythm', 'anchor', 'responsible', 'department', 'state'],
  sections: [
    { key: 'duty', fields: ['number', 'title', 'kind', 'policy', 'control', 'note'] },
    { key: 'responsibility', fields: ['responsible', 'department'] },
    { key: 'rhythm', fields: ['anchor', 'rhythm', 'months', 'dayOfMonth', 'rule', 'roll'] },
    { key: 'range', fields: ['startsOn', 'endsOn', 'lastDoneOn', 'leadDays'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead'],
  workflow,
})
