import { choice, date, evidence, integer, markdown, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'
import { dutyKinds } from './schedule.record.ts'

const workflow = defineWorkflow({
  initial: 'due',
  states: {
    due: { tone: 'progress' },
    moved: { tone: 'attention' },
    done: { tone: 'good', frozen: true },
    skipped: { tone: 'neutral', frozen: true },
  },
  transitions: {
    complete: {
      from: ['due', 'moved'],
      to: 'done',
      roles: ['administrator', 'lead', 'auditor', 'trainer'],
      requires: ['doneOn'],
      stamp: { by: 'doneBy' },
    },
    move: {
      from: ['due', 'moved'],
      to: 'moved',
      roles: ['administrator', 'lead', 'auditor'],
      requires: ['moveTo'],
      reason: true,
    },
    skip: { from: ['due', 'moved'], to: 'skipped', roles: ['administrator', 'lead', 'auditor'], reason: true },
    reopen: {
      from: ['done', 'skipped'],
      to: 'due',
      roles: ['administrator', 'lead'],
      clear: ['doneBy', 'doneOn', 'timeliness', 'check', 'review', 'audit'],
      reason: true,
    },
  },
})

/** One time that a duty falls due: when, when it was planned for, when and by what it was done. */
export const occurrenceRecord = defineRecord({
  name: 'occurrence',
  module: 'cadence',
  table: 'occurrences',
  title: 'title',
  fields: {
    schedule: reference('schedule', { required: true }),
    title: text({ required: true, max: 200 }),
    kind: choice(dutyKinds, { required: true }),
    responsible: reference('person'),
    department: reference('department'),
    dueOn: date({ required: true }),
    plannedOn: date({ required: true }),
    remindOn: date(),
    moveTo: date(),
    moves: integer(),
    doneOn: date(),
    doneBy: reference('person'),
    timeliness: choice(['onTime', 'late'], { tones: { onTime: 'good', late: 'serious' } }),
    check: reference('controlCheck'),
    review: reference('policyReview'),
    audit: reference('audit'),
    note: markdown({ max: 20_000 }),
    evidence: evidence(),
  },
  list: ['title', 'kind', 'dueOn', 'responsible', 'department', 'doneOn', 'timeliness', 'moves', 'state'],
  totals: { moves: 'sum' },
  sections: [
    { key: 'duty', fields: ['title', 'schedule', 'kind', 'responsible', 'department'] },
    { key: 'dates', fields: ['dueOn', 'plannedOn', 'remindOn', 'moveTo', 'moves'] },
    { key: 'proof', fields: ['doneOn', 'doneBy', 'timeliness', 'check', 'review', 'audit', 'note', 'evidence'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'auditor', 'trainer'],
  workflow,
})
