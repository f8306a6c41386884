import {
  boolean,
  choice,
  date,
  evidence,
  markdown,
  number,
  parts,
  reference,
  references,
  text,
} from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const workflow = defineWorkflow({
  initial: 'planned',
  states: {
    planned: { tone: 'neutral' },
    inProgress: { tone: 'progress' },
    concluded: { tone: 'good', frozen: true },
    cancelled: { tone: 'neutral', frozen: true },
  },
  transitions: {
    start: { from: ['planned'], to: 'inProgress', roles: ['administrator', 'lead', 'auditor'], requires: ['version'] },
    conclude: {
      from: ['inProgress'],
      to: 'concluded',
      roles: ['administrator', 'lead', 'auditor'],
      requires: ['outcome', 'conclusion'],
      stamp: { by: 'concludedBy', on: 'concludedOn' },
    },
    cancel: { from: ['planned', 'inProgress'], to: 'cancelled', roles: ['administrator', 'lead'], reason: true },
    reopen: {
      from: ['concluded'],
      to: 'inProgress',
      roles: ['administrator', 'lead'],
      clear: ['concludedBy', 'concludedOn'],
      reason: true,
    },
  },
})

/** One review of a policy: its questions answered, comments by clause settled, and the outcome decided. */
export const policyReviewRecord = defineRecord({
  name: 'policyReview',
  module: 'policies',
  table: 'policy_reviews',
  title: 'title',
  fields: {
    number: number('PR'),
    title: text({ required: true, max: 200 }),
    policy: reference('policy', { required: true }),
    version: reference('policyVersion'),
    owner: reference('person', { required: true }),
    reviewers: references('person', { required: true }),
    dueOn: date({ required: true }),
    questions: parts({
      question: text({ required: true, max: 1000 }),
      answer: markdown({ max: 10_000 }),
      answeredBy: reference('person'),
    }),
    comments: parts({
      clause: text({ required: true, max: 120 }),
      comment: markdown({ required: true, max: 10_000 }),
      person: reference('person'),
      decision: choice(['accepted', 'partlyAccepted', 'rejected', 'deferred'], {
        tones: { accepted: 'good', partlyAccepted: 'progress', deferred: 'attention' },
      }),
      response: markdown({ max: 10_000 }),
    }),
    outcome: choice(['keep', 'amend', 'retire'], { tones: { keep: 'good', amend: 'attention', retire: 'serious' } }),
    conclusion: markdown({ max: 20_000 }),
    actions: parts({
      title: text({ required: true, max: 300 }),
      owner: reference('person'),
      dueOn: date(),
      isDone: boolean(),
    }),
    evidence: evidence(),
    concludedBy: reference('person'),
    concludedOn: date(),
  },
  list: ['number', 'title', 'policy', 'owner', 'dueOn', 'outcome', 'state'],
  sections: [
    { key: 'plan', fields: ['number', 'title', 'policy', 'version', 'owner', 'reviewers', 'dueOn'] },
    { key: 'questions', fields: ['questions'] },
    { key: 'comments', fields: ['comments'] },
    { key: 'outcome', fields: ['outcome', 'conclusion', 'actions', 'evidence', 'concludedBy', 'concludedOn'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'auditor'],
  workflow,
})
