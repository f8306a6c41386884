import { choice, date, evidence, markdown, money, number, parts, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { briefingWorkflow } from './briefing.workflow.ts'

/** What a committee was told of a quarter, how grave risks and findings stood then, what it decided, and who was there. */
export const briefingRecord = defineRecord({
  name: 'briefing',
  module: 'briefings',
  table: 'briefings',
  title: 'title',
  fields: {
    number: number('CB'),
    title: text({ required: true, max: 200 }),
    committee: reference('group', { required: true }),
    quarter: text({ required: true, max: 7 }),
    dueOn: date(),
    heldOn: date(),
    chair: reference('person'),
    preparedBy: reference('person', { required: true }),
    progress: markdown({ max: 50_000 }),
    standing: parts(
      {
        risk: reference('risk'),
        finding: reference('finding'),
        title: text({ required: true, max: 300 }),
        grade: choice(['critical', 'high', 'moderate', 'low'], {
          required: true,
          tones: { critical: 'critical', high: 'serious', moderate: 'attention', low: 'progress' },
        }),
        standing: choice(['open', 'inWork', 'answered', 'accepted'], { required: true }),
        dueOn: date(),
      },
      { max: 200 },
    ),
    standingOn: date(),
    decisions: parts(
      {
        decision: text({ required: true, max: 2000 }),
        responsible: reference('person'),
        dueOn: date(),
      },
      { max: 100 },
    ),
    resources: parts(
      {
        purpose: text({ required: true, max: 1000 }),
        amount: money(),
        answer: choice(['granted', 'partlyGranted', 'deferred', 'refused'], {
          tones: { granted: 'good', partlyGranted: 'attention', deferred: 'attention', refused: 'serious' },
        }),
      },
      { max: 100 },
    ),
    attendance: parts(
      {
        person: reference('person', { required: true }),
        position: choice(['chair', 'deputyChair', 'secretary', 'member', 'observer'], { required: true }),
        presence: choice(['present', 'excused', 'absent'], {
          tones: { present: 'good', excused: 'neutral', absent: 'attention' },
        }),
      },
      { max: 200 },
    ),
    minutes: markdown({ max: 50_000 }),
    signedPaper: evidence(),
    tabledBy: reference('person'),
    tabledOn: date(),
    minutedBy: reference('person'),
    minutedOn: date(),
    signedBy: reference('person'),
    recordedBy: reference('person'),
    signedOn: date(),
  },
  list: ['number', 'title', 'committee', 'quarter', 'dueOn', 'state'],
  byWriter: ['preparedBy'],
  sections: [
    { key: 'briefing', fields: ['number', 'title', 'committee', 'quarter', 'dueOn', 'preparedBy'] },
    { key: 'meeting', fields: ['heldOn', 'chair'] },
    { key: 'report', fields: ['progress'] },
    { key: 'standing', fields: ['standingOn', 'standing'] },
    { key: 'outcome', fields: ['decisions', 'resources'] },
    { key: 'minutes', fields: ['attendance', 'minutes', 'signedPaper'] },
    {
      key: 'steps',
      fields: ['tabledBy', 'tabledOn', 'minutedBy', 'minutedOn', 'signedBy', 'recordedBy', 'signedOn'],
    },
  ],
  readers: ['administrator', 'lead', 'auditor', 'viewer'],
  writers: ['administrator', 'lead'],
  computed: ['dueOn', 'standing', 'standingOn'],
  workflow: briefingWorkflow,
})
