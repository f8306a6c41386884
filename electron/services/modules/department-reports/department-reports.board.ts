import type { Span } from '#shared/base/spans.ts'
import type { Filter } from '#shared/contract/list.ts'
import { houseDaysOf } from '#shared/modules/cadence/cadence.plan.ts'
import { houseDayRecord } from '#shared/modules/cadence/house-day.record.ts'
import { branchReportRecord } from '#shared/modules/department-reports/branch-report.record.ts'
import { departmentReportRecord } from '#shared/modules/department-reports/department-report.record.ts'
import {
  type BoardCell,
  type CellMark,
  type CellState,
  cellOf,
  readCell,
} from '#shared/modules/department-reports/department-reports.board.ts'
import type {
  Board,
  BoardPeriod,
  BoardRow,
  LateReport,
} from '#shared/modules/department-reports/department-reports.contract.ts'
import { closedPeriods, dueDayOf, isExpected } from '#shared/modules/department-reports/department-reports.periods.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import type { ReadContext } from '../../context.ts'
import { currentTemplates, type Version, versionFor, versionsOf } from './department-reports.templates.ts'

const reportStates = ['draft', 'submitted', 'signedOff', 'compiled'] as const
/** Nobody reads a longer list of what is overdue; the board shows the rest. */
const mostOverdue = 500

type Found = { readonly state: CellState; readonly mark: CellMark }

/** The reports of a template by department and period, read from their marks alone: thousands are counted in one pass. */
function reportsFound(
  context: ReadContext,
  family: readonly string[],
  span: { readonly first: string; readonly last: string },
): ReadonlyMap<string, Found> {
  const filters: readonly Filter[] = [
    { field: 'template', comparison: 'in', value: [...family] },
    { field: 'startsOn', comparison: 'between', value: [span.first, span.last] },
    { field: 'state', comparison: 'isNot', value: 'superseded' },
  ]
  const groups = reportStates.map((state) => [{ field: 'state', comparison: 'is' as const, value: state }])
  const reports = context.read(departmentReportRecord)
  const found = new Map<string, Found>()
  for (const [text, counts] of reports.tallyBy('cell', filters, groups)) {
    const mark = readCell(text)
    const state = reportStates.find((_, place) => (counts[place] ?? 0) > 0)
    if (!mark || !state) continue
    // A correction does not know its own name before somebody has touched it.
    const report = mark.report ?? reports.all([{ field: 'cell', comparison: 'is', value: text }])[0]?.id ?? null
    found.set(`${mark.department} ${mark.start}`, { state, mark: { ...mark, report } })
  }
  return found
}

type Column = { readonly period: Span; readonly dueOn: string; readonly version: Version | null }

function columnsOf(context: ReadContext, versions: readonly Version[], length: number): readonly Column[] {
  const unit = versions.find(({ template }) => template.state === 'current')?.rhythm.period ?? 'month'
  const house = houseDaysOf(context.readEverything(houseDayRecord).all())
  return closedPeriods(unit, context.today, length).map((period) => {
    const version = versionFor(versions, period.start)
    return { period, version, dueOn: version ? dueDayOf(version.rhythm, period.end, house) : period.end }
  })
}

function rowsOf(
  context: ReadContext,
  columns: readonly Column[],
  found: ReadonlyMap<string, Found>,
): readonly BoardRow[] {
  const departments = context.read(departmentRecord).all([], { field: 'name' })
  return departments
    .map(({ id, name }) => ({
      department: id,
      name,
      cells: columns.map(({ period, dueOn, version }) => {
        const own = found.get(`${id} ${period.start}`) ?? null
        const isAsked = version !== null && isExpected(version.rhythm, id, period)
        return own || isAsked ? cellOf(dueOn, context.today, own) : null
      }),
    }))
    .filter(({ cells }) => cells.some((cell) => cell !== null))
}

const isSigned = (cell: BoardCell | null) => cell?.state === 'signedOff' || cell?.state === 'compiled'
const isChanged = (cell: BoardCell | null) =>
  cell !== null && (cell.state === 'signedOff' || (cell.version > 1 && cell.state !== 'compiled'))

function periodsOf(
  context: ReadContext,
  family: readonly string[],
  columns: readonly Column[],
  rows: readonly BoardRow[],
): readonly BoardPeriod[] {
  const compiled = context.read(branchReportRecord).all([
    { field: 'template', comparison: 'in', value: [...family] },
    { field: 'state', comparison: 'is', value: 'compiled' },
  ])
  const branches = new Map(compiled.map(({ id, period }) => [period.start, id]))
  return columns.map(({ period, dueOn, version }, place) => {
    const cells = rows.map((row) => row.cells[place] ?? null).filter((cell) => cell !== null)
    const branchReport = branches.get(period.start) ?? null
    return {
      version: version?.template.id ?? null,
      ...{ start: period.start, end: period.end, dueOn, expected: cells.length, branchReport },
      signed: cells.filter(isSigned).length,
      late: cells.filter(({ daysLate }) => daysLate > 0).length,
      changedSince: branchReport !== null && cells.some(isChanged),
    }
  })
}

function overdueOf(columns: readonly Column[], rows: readonly BoardRow[]): readonly LateReport[] {
  return rows
    .flatMap(({ department, name, cells }) =>
      cells.flatMap((cell, place): readonly LateReport[] => {
        if (!cell || cell.daysLate === 0 || (cell.state !== 'missing' && cell.state !== 'draft')) return []
        const { report, state, daysLate } = cell
        return [{ department, name, start: columns[place]?.period.start ?? '', report, state, daysLate }]
      }),
    )
    .toSorted((one, other) => other.daysLate - one.daysLate || one.name.localeCompare(other.name))
    .slice(0, mostOverdue)
}

/** The board of a template, or of the first one in use. */
export function board(context: ReadContext, wanted: string | undefined, length: number): Board {
  const current = currentTemplates(context)
  const templates = current.map(({ id, title, period }) => ({ id, title, period }))
  const template = (wanted === undefined ? current[0] : current.find(({ id }) => id === wanted)) ?? current[0]
  if (!template) return { templates, template: null, unit: 'month', periods: [], rows: [], overdue: [] }
  const versions = versionsOf(context, template.id)
  const family = versions.map(({ template: { id } }) => id)
  const asked = columnsOf(context, versions, length)
  const first = asked.findIndex(({ version }) => version !== null)
  const columns = first < 0 ? [] : asked.slice(first)
  const span = { first: columns[0]?.period.start ?? context.today, last: columns.at(-1)?.period.start ?? context.today }
  const rows = rowsOf(context, columns, reportsFound(context, family, span))
  return {
    ...{ templates, template: template.id, unit: template.period, rows },
    periods: periodsOf(context, family, columns, rows),
    overdue: overdueOf(columns, rows),
  }
}
