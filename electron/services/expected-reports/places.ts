import type { Span } from '#shared/base/spans.ts'
import type { Filter } from '#shared/contract/list.ts'
import { houseDaysOf } from '#shared/modules/cadence/cadence.plan.ts'
import { houseDayRecord } from '#shared/modules/cadence/house-day.record.ts'
import { departmentReportRecord } from '#shared/modules/department-reports/department-report.record.ts'
import { type CellMark, type CellState, readCell } from '#shared/modules/department-reports/department-reports.board.ts'
import { closedPeriods, dueDayOf } from '#shared/modules/department-reports/department-reports.periods.ts'
import type { ReadContext } from '../context.ts'
import { type Version, versionFor } from './templates.ts'

const reportStates = ['draft', 'submitted', 'signedOff', 'compiled'] as const

export type FoundReport = { readonly state: CellState; readonly mark: CellMark }

/** The key of a place on the board. */
export const placeOf = (department: string, start: string) => `${department} ${start}`

/** The reports of a template by place, read from their marks alone: thousands are counted in one pass. */
export function reportsFound(
  context: ReadContext,
  family: readonly string[],
  span: { readonly first: string; readonly last: string },
  further: readonly Filter[] = [],
): ReadonlyMap<string, FoundReport> {
  const filters: readonly Filter[] = [
    { field: 'template', comparison: 'in', value: [...family] },
    { field: 'startsOn', comparison: 'between', value: [span.first, span.last] },
    { field: 'state', comparison: 'isNot', value: 'superseded' },
    ...further,
  ]
  const groups = reportStates.map((state) => [{ field: 'state', comparison: 'is' as const, value: state }])
  const reports = context.read(departmentReportRecord)
  const found = new Map<string, FoundReport>()
  for (const [text, counts] of reports.tallyBy('cell', filters, groups)) {
    const mark = readCell(text)
    const state = reportStates.find((_, place) => (counts[place] ?? 0) > 0)
    if (!mark || !state) continue
    // A correction does not know its own name before somebody has touched it.
    const report = mark.report ?? reports.all([{ field: 'cell', comparison: 'is', value: text }])[0]?.id ?? null
    found.set(placeOf(mark.department, mark.start), { state, mark: { ...mark, report } })
  }
  return found
}

/** A period with the day by which its reports are due, and the version of the template that asks for it. */
export type ExpectedPeriod = { readonly period: Span; readonly dueOn: string; readonly version: Version | null }

/** The closed periods up to today of the version in use, the oldest first. */
export function expectedPeriods(
  context: ReadContext,
  versions: readonly Version[],
  length: number,
): readonly ExpectedPeriod[] {
  const unit = versions.find(({ template }) => template.state === 'current')?.rhythm.period ?? 'month'
  const house = houseDaysOf(context.readEverything(houseDayRecord).all())
  return closedPeriods(unit, context.today, length).map((period) => {
    const version = versionFor(versions, period.start)
    return { period, version, dueOn: version ? dueDayOf(version.rhythm, period.end, house) : period.end }
  })
}
