import type { departmentReportsContract } from '#shared/modules/department-reports/department-reports.contract.ts'
import type { Service } from '../../service.ts'
import { begin, entry } from './department-reports.begin.ts'
import { board } from './department-reports.board.ts'
import { compilation } from './department-reports.compilation.ts'

export const departmentReportsService: Service<typeof departmentReportsContract> = {
  departmentReports: {
    board: ({ template, length }, context) => board(context, template, length),
    compilation: ({ id }, context) => compilation(context, id),
    entry: (input, context) => entry(context, input),
    begin: (input, context) => ({ id: begin(context, input) }),
  },
}
