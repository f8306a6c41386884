import { addDays, addMonths } from '../../base/dates.ts'
import { monthStart } from '../../charts/time-scale.ts'
import type { Filter } from '../../contract/list.ts'
import type { Tone } from '../../record/fields.ts'
import { isText } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { passedDuty } from '../exchange/exchange.duties.ts'

/** What a month was for a control: the result of its last check in it, or whether a check was owed. */
export const cellKinds = ['effective', 'partlyEffective', 'ineffective', 'notTested', 'missed', 'due', 'none'] as const
export type CellKind = (typeof cellKinds)[number]

/** The tone of each kind; each tone has a shape of its own. */
export const cellTones: Readonly<Record<Exclude<CellKind, 'none'>, Tone>> = {
  effective: 'good',
  partlyEffective: 'attention',
  ineffective: 'critical',
  notTested: 'neutral',
  missed: 'serious',
  due: 'progress',
}

export type HeatCell = {
  readonly kind: CellKind
  /** The last check of the month. */
  readonly check: string | null
  /** How many checks of the month anyone stands for. */
  readonly checks: number
  /** The day of that check, or the day on which one was owed. */
  readonly on: string | null
}

/** A control's months; `share` is the percentage of its tested months that were effective, null where none was tested. */
export type HeatRow = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly cells: readonly HeatCell[]
  readonly share: number | null
}

export type HeatMap = {
  /** First days of the months, the earliest first. */
  readonly months: readonly string[]
  readonly groups: readonly { readonly department: string; readonly rows: readonly HeatRow[] }[]
  readonly monthShares: readonly (number | null)[]
  readonly share: number | null
}

/** What the map asks of a check: of whom, when, and with which result in which state. */
export type CheckResult = Readonly<Record<'id' | 'state', string>> & {
  readonly control?: AnyValue
  readonly performedOn?: AnyValue
  readonly result?: AnyValue
}

type Check = { readonly id: string; readonly on: string; readonly result: CellKind }

function resultOf(row: CheckResult): CellKind | null {
  const { result } = row
  // A draft has no result that anyone stands for yet.
  if (row.state === 'draft') return null
  return result === 'effective' || result === 'partlyEffective' || result === 'ineffective' || result === 'notTested'
    ? result
    : null
}

function checksByControl(rows: readonly CheckResult[]): ReadonlyMap<string, readonly Check[]> {
  const known = new Map<string, Check[]>()
  for (const row of rows) {
    const result = resultOf(row)
    if (result === null || !isText(row.control) || !isText(row.performedOn)) continue
    const list = known.get(row.control) ?? []
    list.push({ id: row.id, on: row.performedOn, result })
    known.set(row.control, list)
  }
  // Of two on one day the one that was begun later counts as the last; identifiers sort in the order they were made.
  for (const list of known.values())
    list.sort((one, other) => (one.on < other.on || (one.on === other.on && one.id < other.id) ? -1 : 1))
  return known
}

/** From which day on a check was owed, and the day that ended it; null where none was. */
type Owed = { readonly from: string; readonly until: string | null }

function owedOf(control: AnyEntity, checks: readonly Check[]): readonly Owed[] {
  const { cadenceMonths, operatingSince, nextCheckOn, retiredOn } = control
  if (typeof cadenceMonths !== 'number' || control.state === 'planned') return []
  const tests = checks.filter((check) => check.result !== 'notTested').map((check) => check.on)
  const turns = isText(operatingSince) ? [operatingSince, ...tests.filter((day) => day > operatingSince)] : tests
  const end = isText(retiredOn) ? retiredOn : null
  return turns.map((day, index) => {
    const isLast = index === turns.length - 1
    const from = isLast && isText(nextCheckOn) ? nextCheckOn : addMonths(day, cadenceMonths)
    return { from, until: turns[index + 1] ?? end }
  })
}

function cellOf(month: string, checks: readonly Check[], owed: readonly Owed[], today: string): HeatCell {
  const next = addMonths(month, 1)
  const own = checks.filter(({ on }) => on >= month && on < next)
  const check = own.at(-1)
  if (check) return { kind: check.result, check: check.id, checks: own.length, on: check.on }
  const open =
    month > today ? undefined : owed.find(({ from, until }) => from < next && (until === null || until >= next))
  if (!open) return { kind: 'none', check: null, checks: 0, on: null }
  return { kind: open.from < today ? 'missed' : 'due', check: null, checks: 0, on: open.from }
}

/** The conditions that a list of checks has of exactly those behind a cell; `month` is its first day. */
export function checksOf(control: string, month: string): readonly Filter[] {
  return [
    { field: 'control', comparison: 'is', value: control },
    { field: 'performedOn', comparison: 'between', value: [month, addDays(addMonths(month, 1), -1)] },
    { field: 'result', comparison: 'filled' },
    { field: 'state', comparison: 'in', value: ['submitted', 'reviewed'] },
  ]
}

/** The share of tested cells that were effective, as a whole percentage; null where nothing was tested. */
export function effectiveShare(cells: readonly HeatCell[]): number | null {
  const tested = cells.filter(({ kind }) => ['effective', 'partlyEffective', 'ineffective'].includes(kind))
  if (tested.length === 0) return null
  return Math.round((tested.filter(({ kind }) => kind === 'effective').length / tested.length) * 100)
}

/**
 * How many controls are past the day of their next check, as their list marks them, and for how many of these a check is
 * done and waits for its review: only a reviewed one sets the next day.
 */
export function overdueChecks(controls: readonly AnyEntity[], checks: readonly CheckResult[], today: string) {
  const submitted = new Set(checks.flatMap(({ control, state }) => (state === 'submitted' && control ? [control] : [])))
  const overdue = controls.filter((row) => !row.archived && passedDuty('control', 'nextCheckOn', row, today) !== null)
  return { overdue: overdue.length, waiting: overdue.filter(({ id }) => submitted.has(id)).length }
}

type Source = {
  readonly controls: readonly AnyEntity[]
  readonly checks: readonly CheckResult[]
  readonly today: string
  /** How many months, this one the last. */
  readonly length: number
}

/** The first day of the earliest of so many months, the month of `today` being the last. */
export function firstMonth(today: string, length: number): string {
  return addMonths(monthStart(today), 1 - length)
}

/**
 * The checks that a map from a day on asks for: all since, and of each control the last one before that tested it, since
 * what was owed may have begun there.
 */
export function checksSince<Row extends CheckResult>(rows: readonly Row[], since: string): readonly Row[] {
  const before = new Map<AnyValue, Row>()
  const isLater = (row: Row, known: Row | undefined) => !known || String(row.performedOn) > String(known.performedOn)
  const kept = rows.filter((row) => {
    const result = resultOf(row)
    if (result === null || !isText(row.performedOn)) return false
    if (row.performedOn >= since) return true
    if (result !== 'notTested' && isLater(row, before.get(row.control ?? null))) before.set(row.control ?? null, row)
    return false
  })
  return [...before.values(), ...kept]
}

/** Controls by month, grouped by department in the order in which these first appear; retired ones without a check are left out. */
export function projectHeatMap({ controls, checks, today, length }: Source): HeatMap {
  const first = firstMonth(today, length)
  const months = Array.from({ length }, (_, index) => addMonths(first, index))
  const known = checksByControl(checks)
  const groups = new Map<string, HeatRow[]>()
  for (const control of controls) {
    const own = known.get(control.id) ?? []
    const owed = owedOf(control, own)
    const cells = months.map((month) => cellOf(month, own, owed, today))
    if (control.state === 'retired' && cells.every(({ kind }) => kind === 'none')) continue
    const department = isText(control.department) ? control.department : ''
    const rows = groups.get(department) ?? []
    rows.push({
      id: control.id,
      number: isText(control.number) ? control.number : '',
      title: isText(control.title) ? control.title : '',
      cells,
      share: effectiveShare(cells),
    })
    groups.set(department, rows)
  }
  const rows = [...groups.values()].flat()
  return {
    months,
    groups: [...groups].map(([department, own]) => ({ department, rows: own })),
    monthShares: months.map((_, index) => effectiveShare(rows.flatMap((row) => row.cells[index] ?? []))),
    share: effectiveShare(rows.flatMap((row) => row.cells)),
  }
}
