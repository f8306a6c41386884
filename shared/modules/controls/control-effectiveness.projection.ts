import type { Entity } from '../../record/record.ts'
import { isText } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import type { controlRecord } from './control.record.ts'
import type { controlCheckRecord } from './control-check.record.ts'
import { firstMonth, type HeatMap, projectHeatMap } from './controls.projection.ts'

type Control = Entity<typeof controlRecord>
type Check = Entity<typeof controlCheckRecord>
type Result = NonNullable<Check['result']>

/** How a control stood at its last check of the period; `untested` where there was none. */
export const lastResults = ['effective', 'partlyEffective', 'ineffective', 'notTested', 'untested'] as const
export type LastResult = (typeof lastResults)[number]

/** How many months a report looks back, the month of its day counted. */
export const reportedMonths = 12

/** One check of the period that somebody stands for; days `YYYY-MM-DD`, texts Markdown. */
export type ReportedCheck = {
  readonly number: string
  /** The number of its control. */
  readonly control: string
  readonly title: string
  readonly on: string
  readonly tester: string
  readonly reviewer: string
  readonly population: number | null
  readonly sampleSize: number | null
  readonly deviations: number | null
  readonly result: Result
  readonly conclusion: string
}

/** One control with what its checks of the period came to. */
export type ReportedControl = {
  readonly number: string
  readonly title: string
  readonly department: string
  readonly owner: string
  readonly cadenceMonths: number | null
  readonly last: LastResult
  readonly lastOn: string | null
  /** Checks of the period that tested it, and how many of them found it effective. */
  readonly tested: number
  readonly effective: number
  /** Months of the period in which a check was owed and did not come. */
  readonly missed: number
  readonly nextCheckOn: string | null
  /** What the last check concluded, where it did not find the control effective. */
  readonly conclusion: string
}

/** How the controls of a unit and of those below it worked over a year, as a report prints it on a day. */
export type ControlEffectivenessDocument = {
  readonly organisation: string
  readonly classification: string
  readonly unit: string
  readonly units: number
  readonly period: { readonly start: string; readonly end: string }
  /** The share of tested months that were effective, as on the screen; null where nothing was tested. */
  readonly share: number | null
  readonly counts: Readonly<Record<LastResult, number>>
  readonly controls: readonly ReportedControl[]
  /** Controls that were not found effective at last, were not tested, or owed a check. */
  readonly weak: readonly ReportedControl[]
  readonly checks: readonly ReportedCheck[]
  readonly signers: readonly { readonly duty: 'head'; readonly id: string; readonly person: string }[]
}

type Source = {
  readonly organisation: AnyEntity | null
  readonly unit: AnyEntity
  /** How many units it stands for, itself counted. */
  readonly units: number
  /** Controls in operation, and those that were in the period. */
  readonly controls: readonly Control[]
  /** Checks that somebody stands for, of any day. */
  readonly checks: readonly Check[]
  readonly on: string
  readonly nameOf: (record: string, id: string | null) => string
}

const textOf = (value: AnyValue | undefined) => (isText(value) ? value : '')
const order = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

function reportedCheck(check: Check, result: Result, nameOf: Source['nameOf']): ReportedCheck {
  return {
    ...{ number: check.number ?? '', control: check.control, title: check.title, on: check.performedOn, result },
    ...{ tester: nameOf('person', check.tester), reviewer: nameOf('person', check.reviewedBy) },
    ...{ population: check.population, sampleSize: check.sampleSize, deviations: check.deviations },
    conclusion: check.conclusion ?? '',
  }
}

function reportedControl(control: Control, checks: readonly ReportedCheck[], missed: number, nameOf: Source['nameOf']) {
  const last = checks.at(-1)
  const tests = checks.filter(({ result }) => result !== 'notTested')
  const reported: ReportedControl = {
    ...{ number: control.number ?? '', title: control.title, cadenceMonths: control.cadenceMonths, missed },
    ...{ department: nameOf('department', control.department), owner: nameOf('person', control.owner) },
    ...{ last: last?.result ?? 'untested', lastOn: last?.on ?? null, tested: tests.length },
    effective: tests.filter(({ result }) => result === 'effective').length,
    nextCheckOn: control.nextCheckOn,
    conclusion: last && last.result !== 'effective' ? last.conclusion : '',
  }
  return reported
}

function missedOf({ groups }: HeatMap): ReadonlyMap<string, number> {
  const rows = groups.flatMap((group) => group.rows)
  return new Map(rows.map(({ id, cells }) => [id, cells.filter(({ kind }) => kind === 'missed').length]))
}

/** What a report of the effectiveness of controls says; its shares and missed months are those of the map by months. */
export function projectControlEffectiveness(source: Source): ControlEffectivenessDocument {
  const { organisation, unit, units, controls, on, nameOf } = source
  const start = firstMonth(on, reportedMonths)
  const map = projectHeatMap({ controls, checks: source.checks, today: on, length: reportedMonths })
  const missed = missedOf(map)
  // In the order of the map: of two on one day the one that was begun later is the last.
  const checks = source.checks
    .toSorted((one, other) => order(one.performedOn, other.performedOn) || order(one.id, other.id))
    .flatMap((check) => (check.result === null ? [] : [reportedCheck(check, check.result, nameOf)]))
    .filter((check) => check.on >= start && check.on <= on)
  const reported = controls
    .filter(({ id }) => missed.has(id))
    .toSorted((one, other) => order(one.number ?? '', other.number ?? ''))
    .map((control) => {
      const own = checks.filter((check) => check.control === control.id)
      return reportedControl(control, own, missed.get(control.id) ?? 0, nameOf)
    })
  const counted = lastResults.map((result) => [result, reported.filter(({ last }) => last === result).length] as const)
  const counts = { effective: 0, partlyEffective: 0, ineffective: 0, notTested: 0, untested: 0 }
  for (const [result, count] of counted) counts[result] = count
  const names = new Map(controls.map(({ id, number, title }) => [id, number ?? title]))
  const head = textOf(unit.head)
  return {
    organisation: textOf(organisation?.legalName) || textOf(organisation?.name),
    classification: textOf(organisation?.classification),
    unit: textOf(unit.name),
    ...{ units, period: { start, end: on }, share: map.share, counts, controls: reported },
    weak: reported.filter((control) => control.last !== 'effective' || control.missed > 0),
    checks: checks.map((check) => ({ ...check, control: names.get(check.control) ?? '' })),
    signers: head === '' ? [] : [{ duty: 'head', id: head, person: nameOf('person', head) }],
  }
}
