import {
  boolean,
  choice,
  date,
  instant,
  integer,
  markdown,
  number,
  parts,
  percent,
  reference,
  references,
  text,
} from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'
import { bankKeepers } from './question-content.ts'

/** In which of its states nothing of a quiz is kept back from who took it. */
export const unsealedStates = ['closed'] as const

// Nothing leads out of `closed`: from there on whoever took the quiz knows what is right.
const workflow = defineWorkflow({
  initial: 'draft',
  states: {
    draft: { tone: 'neutral' },
    open: { tone: 'progress' },
    closed: { tone: 'good', frozen: true },
  },
  transitions: {
    open: { from: ['draft'], to: 'open', roles: bankKeepers, requires: ['opensAt', 'closesAt'] },
    returnToDraft: { from: ['open'], to: 'draft', roles: bankKeepers, reason: true, gated: true },
    close: {
      from: ['open'],
      to: 'closed',
      roles: bankKeepers,
      stamp: { by: 'closedBy', on: 'closedOn' },
      gated: true,
    },
  },
})

/** Which of several attempts of a person counts. */
const countedAttempts = ['best', 'last', 'first'] as const

/** Questions put to people for a time. From its opening on little more of it changes than who is asked and when it ends. */
export const quizRecord = defineRecord({
  name: 'quiz',
  module: 'training',
  table: 'quizzes',
  title: 'title',
  fields: {
    number: number('QZ'),
    title: text({ required: true, max: 200 }),
    course: reference('course'),
    session: reference('trainingSession'),
    owner: reference('person'),
    instructions: markdown({ max: 20_000 }),
    people: references('person'),
    opensAt: instant(),
    closesAt: instant(),
    minutes: integer({ min: 1, max: 1440 }),
    attempts: integer({ min: 1, max: 20 }),
    counts: choice(countedAttempts),
    passMark: percent(),
    questions: references('question'),
    draws: parts(
      { topic: text({ required: true, max: 120 }), count: integer({ required: true, min: 1, max: 200 }) },
      { max: 20 },
    ),
    shuffleQuestions: boolean(),
    shuffleChoices: boolean(),
    seed: text({ max: 64, opaque: true }),
    assessment: reference('assessment'),
    component: text({ max: 120 }),
    mark: integer({ min: 1, max: 60 }),
    closedBy: reference('person'),
    closedOn: date(),
  },
  list: ['number', 'title', 'course', 'opensAt', 'closesAt', 'state'],
  sections: [
    { key: 'identity', fields: ['number', 'title', 'course', 'session', 'owner', 'instructions'] },
    { key: 'terms', fields: ['people', 'opensAt', 'closesAt', 'minutes', 'attempts', 'counts', 'passMark'] },
    { key: 'paper', fields: ['questions', 'draws', 'shuffleQuestions', 'shuffleChoices', 'seed'] },
    { key: 'result', fields: ['assessment', 'component', 'mark', 'closedBy', 'closedOn'] },
  ],
  byWriter: ['owner'],
  readers: everyRole,
  writers: bankKeepers,
  workflow,
})
