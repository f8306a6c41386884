import { branchReportRecord } from '#shared/modules/department-reports/branch-report.record.ts'
import { type BoardCell, cellOf } from '#shared/modules/department-reports/department-reports.board.ts'
import type {
  Board,
  BoardPeriod,
  BoardRow,
  LateReport,
} from '#shared/modules/department-reports/department-reports.contract.ts'
import { isExpected } from '#shared/modules/department-reports/department-reports.periods.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import type { ReadContext } from '../../context.ts'
import {
  type ExpectedPeriod,
  expectedPeriods,
  type FoundReport,
  placeOf,
  reportsFound,
} from '../../expected-reports/places.ts'
import { currentTemplates, versionsOf } from '../../expected-reports/templates.ts'

/** Nobody reads a longer list of what is overdue; the board shows the rest. */
const mostOverdue = 500

function rowsOf(
  context: ReadContext,
  columns: readonly ExpectedPeriod[],
  found: ReadonlyMap<string, FoundReport>,
): readonly BoardRow[] {
  const departments = context.read(departmentRecord).all([], { field: 'name' })
  return departments
    .map(({ id, name }) => ({
      department: id,
      name,
      cells: columns.map(({ period, dueOn, version }) => {
        const own = found.get(placeOf(id, period.start)) ?? null
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
  columns: readonly ExpectedPeriod[],
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

function overdueOf(columns: readonly ExpectedPeriod[], rows: readonly BoardRow[]): readonly LateReport[] {
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
  const asked = expectedPeriods(context, versions, length)
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
