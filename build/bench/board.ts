import { runCommand } from '#services/run.ts'
import { openWorkbench } from '#services/workbench.ts'
import { addMonths } from '#shared/base/dates.ts'
import { spanOf } from '#shared/base/spans.ts'
import { departmentReportRecord } from '#shared/modules/department-reports/department-report.record.ts'
import type { Board } from '#shared/modules/department-reports/department-reports.contract.ts'
import { reportTemplateRecord } from '#shared/modules/department-reports/report-template.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import type { BenchVault } from './bench-vault.ts'
import type { Figure } from './figure.ts'
import { interleaved } from './measure.ts'

/** What the board may take of the vault's process, in milliseconds. */
const longestAnswer = 100
const departments = 300
const months = 24

/** Puts a template into use and begins the report of every department and month, but for every twentieth. */
function fillReports({ host, vault }: BenchVault): void {
  vault.store.db.pragma('synchronous=OFF')
  const today = new Date(host.now()).toISOString().slice(0, 10)
  const first = spanOf('month', today, -months).start
  const { result } = runCommand(vault, ({ write }) => {
    const questions = [{ section: 'Work', question: 'What was done?', kind: 'text' as const, required: true }]
    const rhythm = { period: 'month', startsOn: first, dueDay: 6, roll: 'forward' } as const
    const made = write(reportTemplateRecord).create({ title: 'Monthly report', ...rhythm, questions })
    write(reportTemplateRecord).move(made.id, made.revision, 'putIntoUse')
    const units = Array.from({ length: departments }, (_, at) =>
      write(departmentRecord).create({ name: `部门 Department ${at}` }),
    )
    return { template: made.id, units: units.map(({ id }) => id) }
  })
  const { template, units } = result
  for (let month = 0; month < months; month += 1) {
    const period = spanOf('month', addMonths(first, month))
    runCommand(vault, ({ write }) => {
      for (const [at, department] of units.entries())
        if ((at + month) % 20 > 0)
          write(departmentReportRecord).create({
            ...{ title: `Department ${at} ${period.start}`, template, department, period },
            answers: [{ question: 'What was done?', words: `Accounts were reviewed, ${at}.` }],
          })
    })
  }
  vault.catchUpSearch()
}

/** What the board of two years and three hundred departments costs the vault's process. */
export async function boardFigures(bench: BenchVault): Promise<readonly Figure[]> {
  fillReports(bench)
  const door = openWorkbench(bench.host, bench.vault)
  const board = async (length: number) => (await door.call('departmentReports.board', { length })) as Board
  const { rows, periods } = await board(months)
  if (rows.length < departments || periods.length !== months) throw new Error('the board shows something else')
  const taken = await interleaved(15, { two: () => board(months), one: () => board(months / 2) })
  const figure = (length: number, value: number): Figure => {
    const what = `the board of ${departments} departments and ${length} months of reports`
    return { what, measured: '', against: '', value, unit: 'ms', bound: longestAnswer }
  }
  return [figure(months, taken.two), figure(months / 2, taken.one)]
}
