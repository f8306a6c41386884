import {
  boolean,
  choice,
  date,
  evidence,
  integer,
  markdown,
  number,
  parts,
  period,
  reference,
  references,
  text,
} from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'
import { detectionOutcomes } from './exercises.defence.ts'

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
      clear: ['closedBy', 'closedOn', 'formula', 'scored'],
      reason: true,
    },
  },
})

/** The most steps whose measures are kept with a closed exercise. */
export const mostScored = 5000

const points = () => integer({ max: 1000 })

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
    pointsLogged: points(),
    pointsAlerted: points(),
    pointsContained: points(),
    pointsBlocked: points(),
    pointsPartly: points(),
    pointsSucceeded: points(),
    formula: integer({ min: 1, max: 1000 }),
    scored: parts(
      {
        position: integer({ required: true, min: 1, max: 100_000 }),
        title: text({ required: true, max: 200 }),
        outcome: choice(['succeeded', 'partly', 'failed'], { required: true }),
        expected: choice(detectionOutcomes),
        logged: boolean(),
        alerted: boolean(),
        contained: boolean(),
        prevented: boolean(),
        notApplicable: boolean(),
        judged: boolean(),
        secondsToLog: integer(),
        secondsToAlert: integer(),
        secondsToAcknowledge: integer(),
        secondsToContain: integer(),
      },
      { max: mostScored },
    ),
  },
  computed: ['formula', 'scored'],
  list: ['number', 'title', 'kind', 'period', 'lead', 'state'],
  sections: [
    { key: 'identity', fields: ['number', 'title', 'kind', 'period', 'lead', 'department', 'classification'] },
    { key: 'plan', fields: ['objectives', 'focus', 'scope', 'rules', 'scenario', 'controls'] },
    { key: 'teams', fields: ['redGroup', 'redTeam', 'blueGroup', 'blueTeam', 'whiteGroup', 'whiteTeam'] },
    { key: 'debrief', fields: ['summary', 'goodPractice', 'lessons', 'evidence', 'closedBy', 'closedOn'] },
    {
      key: 'scoring',
      fields: [
        'pointsLogged',
        'pointsAlerted',
        'pointsContained',
        'pointsBlocked',
        'pointsPartly',
        'pointsSucceeded',
        'formula',
        'scored',
      ],
    },
    { key: 'context', fields: ['cycle', 'previousExercise'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'auditor', 'trainer'],
  workflow,
})
