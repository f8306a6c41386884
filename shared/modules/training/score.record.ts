import {
  choice,
  date,
  decimal,
  evidence,
  integer,
  markdown,
  number,
  parts,
  reference,
  text,
} from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const workflow = defineWorkflow({
  initial: 'recorded',
  states: {
    recorded: { tone: 'progress' },
    moderated: { tone: 'attention', frozen: true },
    published: { tone: 'good', frozen: true },
  },
  transitions: {
    moderate: {
      from: ['recorded'],
      to: 'moderated',
      roles: ['administrator', 'lead', 'trainer'],
      stamp: { by: 'moderatedBy', on: 'moderatedOn' },
      separateFrom: ['scoredBy', 'person'],
    },
    sendBack: {
      from: ['moderated'],
      to: 'recorded',
      roles: ['administrator', 'lead', 'trainer'],
      clear: ['moderatedBy', 'moderatedOn'],
      reason: true,
    },
    publish: {
      from: ['moderated'],
      to: 'published',
      roles: ['administrator', 'lead', 'trainer'],
      requires: ['total'],
      stamp: { on: 'publishedOn' },
      separateFrom: ['person'],
    },
    withdraw: {
      from: ['published'],
      to: 'recorded',
      roles: ['administrator', 'lead'],
      clear: ['moderatedBy', 'moderatedOn', 'publishedOn', 'total', 'rank', 'formula', 'basis'],
      reason: true,
    },
  },
})

/** What of a final standing becomes points: its points as they are, their share of the winner's, or the percentile of its rank. */
export const pointMeasures = ['points', 'ofWinner', 'percentile'] as const
/** Whether each member of a team has all of its points, or an equal part of them. */
export const teamSharings = ['each', 'equally'] as const

const people = { min: 1, max: 1_000_000 }
const gained = { max: 1_000_000_000 }

/** One person's points in an assessment or a competition. Total and rank are frozen with it when it is published. */
export const scoreRecord = defineRecord({
  name: 'score',
  module: 'training',
  table: 'scores',
  title: 'number',
  fields: {
    number: number('SC'),
    assessment: reference('assessment'),
    competition: reference('competition'),
    person: reference('person', { required: true }),
    team: text({ max: 120 }),
    components: parts(
      {
        component: text({ required: true, max: 120 }),
        points: decimal(2, { required: true, max: 1_000_000 }),
        note: text({ max: 300 }),
        mark: integer({ min: 1, max: 60 }),
        makeUpOn: date(),
        makeUpReason: text({ max: 300 }),
      },
      { max: 500 },
    ),
    bonus: decimal(2, { max: 100 }),
    moderatedPoints: decimal(2, { max: 1_000_000 }),
    moderationReason: markdown({ max: 5000 }),
    total: decimal(2, { max: 10_000_000 }),
    rank: integer({ min: 1, max: 1_000_000 }),
    evidence: evidence(),
    scoredBy: reference('person', { required: true }),
    moderatedBy: reference('person'),
    moderatedOn: date(),
    publishedOn: date(),
    formula: integer({ min: 1, max: 1000 }),
    basis: parts(
      {
        component: text({ max: 120 }),
        people: integer({ required: true, min: 1, max: 1_000_000 }),
        mean: decimal(6, { required: true, max: 100 }),
        deviation: decimal(6, { required: true, max: 100 }),
        best: decimal(6, { required: true, max: 100 }),
        below: integer({ required: true, max: 1_000_000 }),
        equal: integer({ required: true, max: 1_000_000 }),
      },
      { max: 51 },
    ),
    taken: parts(
      {
        component: text({ required: true, max: 120 }),
        mark: integer({ required: true, min: 1, max: 60 }),
        points: decimal(2, { required: true, max: 1_000_000 }),
        competition: reference('competition', { required: true }),
        title: text({ required: true, max: 300 }),
        measure: choice(pointMeasures, { required: true }),
        sharing: choice(teamSharings, { required: true }),
        team: text({ max: 200 }),
        members: integer({ required: true, max: 1_000_000 }),
        gained: decimal(2, gained),
        best: decimal(2, gained),
        rank: integer(people),
        field: integer({ required: true, ...people }),
        below: integer({ required: true, max: 1_000_000 }),
        equal: integer({ required: true, ...people }),
      },
      { max: 500 },
    ),
  },
  list: ['number', 'assessment', 'competition', 'person', 'total', 'rank', 'state'],
  byWriter: ['scoredBy'],
  computed: ['formula', 'basis', 'taken'],
  sections: [
    { key: 'subject', fields: ['number', 'assessment', 'competition', 'person', 'team'] },
    { key: 'points', fields: ['components', 'bonus', 'evidence', 'scoredBy'] },
    { key: 'moderation', fields: ['moderatedPoints', 'moderationReason', 'moderatedBy', 'moderatedOn'] },
    { key: 'result', fields: ['total', 'rank', 'formula', 'basis', 'taken', 'publishedOn'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'trainer'],
  rows: { rule: 'own', fields: ['person'], except: ['administrator', 'lead', 'trainer'] },
  workflow,
})
