const board = async () => (await import('./report-board.tsx')).ReportBoard
const overdue = async () => (await import('./overdue-reports.tsx')).OverdueReports
const answers = async () => (await import('./answers-input.tsx')).AnswersInput
const sheet = async () => (await import('./sheet-tab.tsx')).SheetTab
const report = async () => (await import('./compiled-report.tsx')).CompiledReport

/** Department reports as a board of departments by periods, those that are overdue, the questions of the template in the form, and its sheet; what a branch report took in. */
export const departmentReportsScreens = {
  departmentReport: { views: { board, overdue }, apart: ['board', 'overdue'], inputs: { answers }, tabs: { sheet } },
  branchReport: { tabs: { report } },
}
