import { choice, date, integer, markdown, number, parts, period, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'
import { standings } from './department-reports.board.ts'

const leading = ['administrator', 'lead'] as const

const workflow = defineWorkflow({
  initial: 'draft',
  states: {
    draft: { tone: 'progress' },
    compiled: { tone: 'good', frozen: true },
    superseded: { tone: 'neutral', frozen: true },
  },
  transitions: {
    compile: {
      from: ['draft'],
      to: 'compiled',
      roles: leading,
      stamp: { by: 'compiledBy', on: 'compiledOn' },
    },
    supersede: { from: ['compiled'], to: 'superseded', roles: [] },
  },
})

/** All departments' reports of one period as they stood when they were compiled; what comes later is another version. */
export const branchReportRecord = defineRecord({
  name: 'branchReport',
  module: 'departmentReports',
  table: 'branch_reports',
  title: 'title',
  fields: {
    number: number('BR'),
    title: text({ required: true, max: 200 }),
    template: reference('reportTemplate', { required: true }),
    period: period({ required: true }),
    summary: markdown({ max: 20_000 }),
    entries: parts(
      {
        department: reference('department', { required: true }),
        report: reference('departmentReport'),
        standing: choice(standings, {
          required: true,
          tones: { onTime: 'good', late: 'attention', notSigned: 'serious', missing: 'critical' },
        }),
        daysLate: integer({ max: 100_000 }),
      },
      { max: 500 },
    ),
    version: integer({ min: 1, max: 10_000 }),
    follows: reference('branchReport'),
    compiledBy: reference('person'),
    compiledOn: date(),
  },
  list: ['number', 'title', 'period', 'version', 'compiledBy', 'compiledOn', 'state'],
  sections: [
    { key: 'identity', fields: ['number', 'title', 'template', 'period', 'version', 'follows'] },
    { key: 'summary', fields: ['summary'] },
    { key: 'entries', fields: ['entries'] },
    { key: 'compiled', fields: ['compiledBy', 'compiledOn'] },
  ],
  readers: everyRole,
  writers: leading,
  computed: ['entries', 'version', 'follows'],
  workflow,
})
