import { choice, date, evidence, markdown, number, period, reference, references, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const workflow = defineWorkflow({
  initial: 'planned',
  states: {
    planned: { tone: 'neutral' },
    running: { tone: 'progress' },
    debrief: { tone: 'progress' },
    closed: { tone: 'good', frozen: true },
    cancelled: { tone: 'neutral', frozen: true },
  },
  transitions: {
    start: {
      from: ['planned'],
      to: 'running',
      roles: ['administrator', 'lead', 'auditor', 'trainer'],
      requires: ['scope', 'rules', 'objectives', 'lead'],
    },
    finish: {
      from: ['running'],
      to: 'debrief',
      roles: ['administrator', 'lead', 'auditor', 'trainer'],
      undoneBy: 'resume',
    },
    resume: {
      from: ['debrief'],
      to: 'running',
      roles: ['administrator', 'lead', 'auditor', 'trainer'],
      reason: true,
    },
    close: {
      from: ['debrief'],
      to: 'closed',
      roles: ['administrator', 'lead'],
      requires: ['summary', 'lessons'],
      stamp: { by: 'closedBy', on: 'closedOn' },
    },
    cancel: { from: ['planned', 'running'], to: 'cancelled', roles: ['administrator', 'lead'], reason: true },
    reopen: {
      from: ['closed'],
      to: 'debrief',
      roles: ['administrator', 'lead'],
      clear: ['closedBy', 'closedOn'],
      reason: true,
    },
  },
})

/** An attack-and-defence exercise, a phishing test, a table-top, or the replay of a past case. */
export const exerciseRecord = defineRecord({
  name: 'exercise',
  module: 'exercises',
  table: 'exercises',
  title: 'title',
  fields: {
    number: number('E'),
    title: text({ required: true, max: 200 }),
    kind: choice(['redBlue', 'tableTop', 'replay', 'phishing'], { required: true }),
    period: period({ required: true }),
    lead: reference('person'),
    department: reference('department'),
    cycle: reference('cycle'),
    previousExercise: reference('exercise'),
    focus: markdown({ max: 10_000 }),
    objectives: markdown({ max: 20_000 }),
    scope: markdown({ max: 20_000 }),
    rules: markdown({ max: 20_000 }),
    scenario: markdown({ max: 20_000 }),
    redGroup: reference('group'),
    redTeam: references('person'),
    blueGroup: reference('group'),
    blueTeam: references('person'),
    whiteGroup: reference('group'),
    whiteTeam: references('person'),
    controls: references('control'),
    summary: markdown({ max: 20_000 }),
    goodPractice: markdown({ max: 10_000 }),
    lessons: markdown({ max: 20_000 }),
    classification: text({ max: 60 }),
    evidence: evidence(),
    closedBy: reference('person'),
    closedOn: date(),
  },
  list: ['number', 'title', 'kind', 'period', 'lead', 'state'],
  sections: [
    { key: 'identity', fields: ['number', 'title', 'kind', 'period', 'lead', 'department', 'classification'] },
    { key: 'plan', fields: ['objectives', 'focus', 'scope', 'rules', 'scenario', 'controls'] },
    { key: 'teams', fields: ['redGroup', 'redTeam', 'blueGroup', 'blueTeam', 'whiteGroup', 'whiteTeam'] },
    { key: 'debrief', fields: ['summary', 'goodPractice', 'lessons', 'evidence', 'closedBy', 'closedOn'] },
    { key: 'context', fields: ['cycle', 'previousExercise'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'auditor', 'trainer'],
  workflow,
})
