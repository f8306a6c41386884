const board = async () => (await import('./report-board.tsx')).ReportBoard
const overdue = async () => (await import('./overdue-reports.tsx')).OverdueReports
const answers = async () => (await import('./answers-input.tsx')).AnswersInput
const report = async () => (await import('./compiled-report.tsx')).CompiledReport

/** Department reports as a board of departments by periods, those that are overdue, and the questions of the template in the form; what a branch report took in. */
export const departmentReportsScreens = {
  departmentReport: { views: { board, overdue }, apart: ['board', 'overdue'], inputs: { answers } },
  branchReport: { tabs: { report } },
}
