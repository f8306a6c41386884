import {
  choice,
  decimal,
  evidence,
  instant,
  integer,
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
    running: { tone: 'progress' },
    finished: { tone: 'good', frozen: true },
    cancelled: { tone: 'neutral', frozen: true },
  },
  transitions: {
    start: { from: ['planned'], to: 'running', roles: ['administrator', 'lead', 'trainer'] },
    finish: { from: ['running'], to: 'finished', roles: ['administrator', 'lead', 'trainer'], requires: ['endsAt'] },
    resume: { from: ['finished'], to: 'running', roles: ['administrator', 'lead', 'trainer'], reason: true },
    cancel: {
      from: ['planned', 'running'],
      to: 'cancelled',
      roles: ['administrator', 'lead', 'trainer'],
      reason: true,
    },
  },
})

/** A contest of skills, in the house or outside, often one of a yearly series. */
export const competitionRecord = defineRecord({
  name: 'competition',
  module: 'training',
  table: 'competitions',
  title: 'title',
  fields: {
    number: number('CP'),
    title: text({ required: true, max: 200 }),
    series: text({ max: 120 }),
    season: text({ max: 60 }),
    kind: choice(['internal', 'external'], { required: true }),
    format: choice(['jeopardy', 'attackDefence', 'kingOfTheHill', 'quiz', 'practical', 'mixed']),
    organiser: text({ max: 200 }),
    startsAt: instant({ required: true }),
    endsAt: instant(),
    place: text({ max: 200 }),
    owner: reference('person'),
    description: markdown({ max: 20_000 }),
    rounds: parts(
      {
        name: text({ required: true, max: 120 }),
        startsAt: instant(),
        endsAt: instant(),
        maximum: decimal(2, { max: 1_000_000 }),
      },
      { max: 50 },
    ),
    teams: parts(
      {
        name: text({ required: true, max: 120 }),
        members: references('person'),
        points: decimal(2, { max: 10_000_000 }),
        rank: integer({ min: 1, max: 1_000_000 }),
      },
      { max: 1000 },
    ),
    awards: parts({
      name: text({ required: true, max: 120 }),
      person: reference('person'),
      team: text({ max: 120 }),
      rank: integer({ min: 1, max: 1_000_000 }),
    }),
    lessons: markdown({ max: 20_000 }),
    evidence: evidence(),
    entry: choice(['individual', 'team']),
    freezesAt: instant(),
    tieRule: choice(['earliestLastGain', 'moreSolves', 'shared']),
    fieldSize: integer({ min: 1, max: 1_000_000 }),
  },
  list: ['number', 'title', 'series', 'season', 'kind', 'startsAt', 'state'],
  sections: [
    {
      key: 'identity',
      fields: ['number', 'title', 'series', 'season', 'kind', 'format', 'entry', 'organiser', 'owner'],
    },
    { key: 'schedule', fields: ['startsAt', 'endsAt', 'freezesAt', 'place', 'description', 'rounds'] },
    { key: 'result', fields: ['tieRule', 'fieldSize', 'teams', 'awards', 'lessons', 'evidence'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'trainer'],
  workflow,
})
