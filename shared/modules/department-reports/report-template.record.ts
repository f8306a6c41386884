import { boolean, choice, date, integer, markdown, parts, reference, references, text } from '../../record/fields.ts'
import { houseMakers, houseWorkflow } from '../../record/house-workflow.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { answerKinds, reportPeriods } from './department-reports.periods.ts'

/** What departments report, how often and by which day. Once in use it stays as it is; another version replaces it. */
export const reportTemplateRecord = defineRecord({
  name: 'reportTemplate',
  module: 'departmentReports',
  table: 'report_templates',
  title: 'title',
  fields: {
    title: text({ required: true, max: 200 }),
    version: integer({ min: 1, max: 10_000 }),
    follows: reference('reportTemplate'),
    departments: references('department'),
    period: choice(reportPeriods, { required: true }),
    startsOn: date({ required: true }),
    endsOn: date(),
    dueDay: integer({ required: true, min: 1, max: 28 }),
    roll: choice(['none', 'forward', 'backward'], { required: true }),
    scanRequired: boolean(),
    questions: parts(
      {
        section: text({ required: true, max: 120 }),
        question: text({ required: true, max: 300 }),
        kind: choice(answerKinds, { required: true }),
        unit: text({ max: 30 }),
        columns: text({ max: 300 }),
        required: boolean(),
      },
      { max: 80 },
    ),
    instructions: markdown({ max: 20_000 }),
    usedBy: reference('person'),
    usedFrom: date(),
    retiredOn: date(),
  },
  list: ['title', 'version', 'period', 'dueDay', 'startsOn', 'endsOn', 'state'],
  sections: [
    { key: 'identity', fields: ['title', 'version', 'follows'] },
    { key: 'rhythm', fields: ['departments', 'period', 'startsOn', 'endsOn', 'dueDay', 'roll', 'scanRequired'] },
    { key: 'questions', fields: ['questions', 'instructions'] },
    { key: 'use', fields: ['usedBy', 'usedFrom', 'retiredOn'] },
  ],
  readers: everyRole,
  writers: houseMakers,
  computed: ['version', 'endsOn'],
  workflow: houseWorkflow(['questions']),
})
