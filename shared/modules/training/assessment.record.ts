import {
  choice,
  date,
  decimal,
  evidence,
  integer,
  markdown,
  number,
  parts,
  percent,
  period,
  reference,
  references,
  text,
} from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const workflow = defineWorkflow({
  initial: 'draft',
  states: {
    draft: { tone: 'neutral' },
    open: { tone: 'progress' },
    moderation: { tone: 'attention', frozen: true },
    published: { tone: 'good', frozen: true },
  },
  transitions: {
    open: {
      from: ['draft'],
      to: 'open',
      roles: ['administrator', 'lead', 'trainer'],
      requires: ['components', 'passMark'],
      undoneBy: 'returnToDraft',
    },
    returnToDraft: { from: ['open'], to: 'draft', roles: ['administrator', 'lead', 'trainer'], reason: true },
    startModeration: { from: ['open'], to: 'moderation', roles: ['administrator', 'lead', 'trainer'] },
    returnToOpen: {
      from: ['moderation'],
      to: 'open',
      roles: ['administrator', 'lead', 'trainer'],
      reason: true,
    },
    publish: {
      from: ['moderation'],
      to: 'published',
      roles: ['administrator', 'lead', 'trainer'],
      stamp: { by: 'publishedBy', on: 'publishedOn' },
    },
    withdraw: {
      from: ['published'],
      to: 'moderation',
      roles: ['administrator', 'lead'],
      clear: ['publishedBy', 'publishedOn'],
      reason: true,
    },
  },
})

/** What it means that nobody gave a mark; components of before this was asked count it as no points. */
export const missingMarks = ['notApplicable', 'zero', 'makeUp'] as const
/** What points are measured by: themselves, or those of everybody who was scored. */
export const normalisations = ['none', 'best', 'percentile', 'zScore'] as const
/** After two who share rank 2 comes rank 4, or rank 3. */
export const rankings = ['standard', 'dense'] as const

/** A score-based assessment: a scheme of weighted components over a period, and the mark that passes. */
export const assessmentRecord = defineRecord({
  name: 'assessment',
  module: 'training',
  table: 'assessments',
  title: 'title',
  fields: {
    number: number('S'),
    title: text({ required: true, max: 200 }),
    period: period({ required: true }),
    description: markdown({ max: 20_000 }),
    owner: reference('person'),
    previousAssessment: reference('assessment'),
    components: parts(
      {
        name: text({ required: true, max: 120 }),
        kind: choice(['exam', 'practice', 'attendance', 'competition', 'project', 'discipline'], {
          required: true,
        }),
        weight: percent({ required: true }),
        maximum: decimal(2, { required: true, max: 100_000 }),
        marks: integer({ min: 1, max: 60 }),
        dropLowest: integer({ max: 59 }),
        missing: choice(missingMarks),
        passMark: percent(),
        normalisation: choice(normalisations),
      },
      { max: 50 },
    ),
    passMark: percent(),
    bonusMaximum: decimal(2, { max: 100 }),
    participants: references('person'),
    evidence: evidence(),
    publishedBy: reference('person'),
    publishedOn: date(),
    totalMaximum: decimal(2, { max: 1000 }),
    normalisation: choice(normalisations),
    ranking: choice(rankings),
  },
  list: ['number', 'title', 'period', 'passMark', 'owner', 'state'],
  sections: [
    { key: 'identity', fields: ['number', 'title', 'period', 'owner', 'previousAssessment', 'description'] },
    { key: 'scheme', fields: ['components', 'passMark', 'bonusMaximum', 'totalMaximum', 'normalisation', 'ranking'] },
    { key: 'participants', fields: ['participants'] },
    { key: 'publication', fields: ['evidence', 'publishedBy', 'publishedOn'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'trainer'],
  workflow,
})
