import { boolean, choice, decimal, instant, integer, parts, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'
import { bankKeepers } from './question-content.ts'
import { unsealedStates } from './quiz.record.ts'

const workflow = defineWorkflow({
  initial: 'running',
  states: { running: { tone: 'progress' }, handedIn: { tone: 'good', frozen: true } },
  transitions: { handIn: { from: ['running'], to: 'handedIn', roles: [] } },
})

/**
 * One person's attempt at a quiz: what was asked in which order, and what they answered. An attempt starts when the quiz has
 * opened, so that everything said of its result is kept from whoever took it until the quiz is closed.
 */
export const quizAttemptRecord = defineRecord({
  name: 'quizAttempt',
  module: 'training',
  table: 'quiz_attempts',
  title: 'title',
  fields: {
    title: text({ required: true, max: 200 }),
    quiz: reference('quiz', { required: true }),
    person: reference('person', { required: true }),
    attempt: integer({ required: true, min: 1, max: 20 }),
    startedAt: instant({ required: true }),
    handedInAt: instant(),
    ended: choice(['person', 'time']),
    answers: parts(
      {
        question: reference('quizQuestion', { required: true }),
        choices: text({ max: 1000, opaque: true }),
        chosen: text({ max: 1000, opaque: true }),
        answer: text({ max: 2000 }),
      },
      { max: 500 },
    ),
    marks: parts(
      {
        question: reference('quizQuestion', { required: true }),
        points: decimal(2, { required: true, max: 1000 }),
        remark: text({ max: 500, opaque: true }),
        markedBy: reference('person', { required: true }),
      },
      { max: 500 },
    ),
    points: decimal(2, { max: 1_000_000 }),
    maximum: decimal(2, { max: 1_000_000 }),
    isPassed: boolean(),
    isCounted: boolean(),
  },
  list: ['quiz', 'person', 'attempt', 'startedAt', 'handedInAt', 'points', 'maximum', 'state'],
  sections: [
    { key: 'attempt', fields: ['title', 'quiz', 'person', 'attempt', 'startedAt', 'handedInAt', 'ended'] },
    { key: 'answers', fields: ['answers'] },
    { key: 'result', fields: ['points', 'maximum', 'isPassed', 'isCounted', 'marks'] },
  ],
  readers: everyRole,
  writers: bankKeepers,
  rows: { rule: 'own', fields: ['person'], except: bankKeepers },
  veil: {
    ...{ of: 'quiz', moment: 'opensAt', over: unsealedStates, except: bankKeepers },
    shown: {
      marks: { until: 'startedAt' },
      points: { until: 'startedAt' },
      maximum: { until: 'startedAt' },
      isPassed: { until: 'startedAt' },
      isCounted: { until: 'startedAt' },
    },
  },
  managed: true,
  workflow,
})
