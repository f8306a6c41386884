import type { departmentReportsContract } from '#shared/modules/department-reports/department-reports.contract.ts'
import type { Service } from '../../service.ts'
import { begin, entry } from './department-reports.begin.ts'
import { board } from './department-reports.board.ts'
import { compilation } from './department-reports.compilation.ts'
import { paperReportSheet } from './department-reports.paper-sheet.ts'
import { reportSheet } from './department-reports.sheet.ts'
import { readReportSheet } from './department-reports.sheet-read.ts'

export const departmentReportsService: Service<typeof departmentReportsContract> = {
  departmentReports: {
    board: ({ template, length }, context) => board(context, template, length),
    compilation: ({ id }, context) => compilation(context, id),
    entry: (input, context) => entry(context, input),
    begin: (input, context) => ({ id: begin(context, input) }),
    sheet: async (input, context) =>
      context.files.offer(
        input.form === 'paper'
          ? await paperReportSheet(context, input)
          : context.query((reading) => reportSheet(reading, input)),
      ),
    readSheet: async (input, context) => await readReportSheet(context, input),
  },
}
