import {
  boolean,
  choice,
  date,
  decimal,
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
import { departmentReportWorkflow } from './department-report.workflow.ts'

/**
 * What one department reports of one period. `answers` quote the questions of the template; a table is lines of cells
 * parted by `|`. `cell` is the place on the board, written by the vault alone.
 */
export const departmentReportRecord = defineRecord({
  name: 'departmentReport',
  module: 'departmentReports',
  table: 'department_reports',
  title: 'title',
  fields: {
    number: number('DR'),
    title: text({ required: true, max: 200 }),
    template: reference('reportTemplate', { required: true }),
    department: reference('department', { required: true }),
    period: period({ required: true }),
    startsOn: date(),
    dueOn: date(),
    preparedBy: reference('person'),
    answers: parts(
      {
        question: text({ required: true, max: 300 }),
        words: markdown({ max: 10_000 }),
        amount: decimal(2, { min: -1_000_000_000 }),
        yes: boolean(),
        unchanged: boolean(),
      },
      { max: 80 },
    ),
    newExposed: references('asset'),
    launched: references('asset'),
    assetsConfirmed: boolean(),
    selfInspection: choice(['noDeviation', 'deviations', 'notDone'], {
      tones: { noDeviation: 'good', deviations: 'attention', notDone: 'serious' },
    }),
    selfInspectionNote: markdown({ max: 20_000 }),
    deviations: parts(
      {
        description: text({ required: true, max: 500 }),
        measure: text({ max: 500 }),
        settleBy: date(),
        settled: boolean(),
      },
      { max: 100 },
    ),
    evidence: evidence(),
    submittedBy: reference('person'),
    submittedOn: date(),
    daysLate: integer({ max: 100_000 }),
    signedBy: reference('person'),
    signedOn: date(),
    scan: evidence(),
    recordedBy: reference('person'),
    recordedOn: date(),
    version: integer({ min: 1, max: 10_000 }),
    follows: reference('departmentReport'),
    correctionReason: text({ max: 1000 }),
    branchReport: reference('branchReport'),
    cell: text({ max: 200, opaque: true }),
  },
  list: ['number', 'title', 'department', 'period', 'dueOn', 'daysLate', 'selfInspection', 'state'],
  totals: { daysLate: 'average' },
  byWriter: ['preparedBy'],
  sections: [
    {
      key: 'identity',
      fields: ['number', 'title', 'template', 'department', 'period', 'startsOn', 'dueOn', 'preparedBy'],
    },
    { key: 'answers', fields: ['answers'] },
    { key: 'assets', fields: ['newExposed', 'launched', 'assetsConfirmed'] },
    { key: 'inspection', fields: ['selfInspection', 'selfInspectionNote', 'deviations', 'evidence'] },
    {
      key: 'signOff',
      fields: [
        'submittedBy',
        'submittedOn',
        'daysLate',
        'signedBy',
        'signedOn',
        'scan',
        'recordedBy',
        'recordedOn',
        'branchReport',
      ],
    },
    { key: 'version', fields: ['version', 'follows', 'correctionReason', 'cell'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'auditor'],
  computed: ['startsOn', 'dueOn', 'daysLate', 'version', 'branchReport', 'cell'],
  workflow: departmentReportWorkflow,
})
