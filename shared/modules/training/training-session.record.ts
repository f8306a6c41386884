import { choice, decimal, evidence, instant, markdown, parts, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'
import { attendanceStatuses } from './training.roll.ts'

const workflow = defineWorkflow({
  initial: 'planned',
  states: {
    planned: { tone: 'neutral' },
    held: { tone: 'good', frozen: true },
    cancelled: { tone: 'neutral', frozen: true },
  },
  transitions: {
    hold: {
      from: ['planned'],
      to: 'held',
      roles: ['administrator', 'lead', 'trainer'],
      requires: ['endsAt', 'attendance'],
    },
    reopen: { from: ['held'], to: 'planned', roles: ['administrator', 'lead', 'trainer'], reason: true },
    cancel: { from: ['planned'], to: 'cancelled', roles: ['administrator', 'lead', 'trainer'], reason: true },
  },
})

/** One holding of a course: when, where, by whom, who was invited, and who of them was there for how long. */
export const trainingSessionRecord = defineRecord({
  name: 'trainingSession',
  module: 'training',
  table: 'training_sessions',
  title: 'title',
  fields: {
    course: reference('course', { required: true }),
    title: text({ required: true, max: 200 }),
    startsAt: instant({ required: true }),
    endsAt: instant(),
    place: text({ max: 200 }),
    trainer: reference('person'),
    externalTrainer: text({ max: 200 }),
    attendance: parts(
      {
        person: reference('person', { required: true }),
        status: choice(attendanceStatuses, {
          tones: { attended: 'good', late: 'attention', partly: 'attention', absent: 'serious' },
        }),
        hours: decimal(1, { max: 1000 }),
        note: text({ max: 300 }),
      },
      { max: 5000 },
    ),
    summary: markdown({ max: 20_000 }),
    evidence: evidence(),
  },
  list: ['title', 'course', 'startsAt', 'place', 'trainer', 'state'],
  sections: [
    { key: 'session', fields: ['course', 'title', 'startsAt', 'endsAt', 'place', 'trainer', 'externalTrainer'] },
    { key: 'attendance', fields: ['attendance'] },
    { key: 'result', fields: ['summary', 'evidence'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'trainer'],
  workflow,
})
