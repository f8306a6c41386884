import type { Entity } from '../../record/record.ts'
import { isText, partRows } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import type { RemedyRule, Severity } from './assets.limits.ts'
import { type Ended, type FoundCount, projectStanding, type Standing } from './assets.standing.ts'
import type { baselineRecord } from './baseline.record.ts'
import type { baselineCheckRecord } from './baseline-check.record.ts'
import type { scanRecord } from './scan.record.ts'
import type { vulnerabilityRecord } from './vulnerability.record.ts'
import {
  type Cut,
  linesOf,
  type PlaceCount,
  placesBy,
  type SeverityLine,
  type WeakPlace,
} from './weakness-report.places.ts'

/** A weakness as a list prints it; `day` is what it is judged by: when it was due, or until when it is accepted. */
export type ListedWeakness = {
  readonly number: string
  readonly title: string
  readonly severity: Severity
  readonly asset: string
  readonly owner: string
  readonly firstSeenOn: string
  readonly state: string
  readonly day: string
  readonly by: string
  readonly isOver: boolean
}

/** What a scan brought; `hosts` are the first it covered, by name. */
export type ReportedScan = Pick<
  Entity<typeof scanRecord>,
  'title' | 'tool' | 'scannedOn' | 'hostCount' | 'rowCount' | 'created' | 'known' | 'reappeared' | 'notSeen' | 'leftOut'
> & { readonly hosts: readonly string[]; readonly importedBy: string }

/** What happened to the weaknesses of the unit from the day of the newest scan on. */
export type SinceScan = {
  readonly on: string
  readonly notSeen: number
  readonly verified: number
  readonly falsePositive: number
  readonly cameBack: number
}

/** The last recorded check of one asset against one baseline; both by name. */
export type ReportedCheck = Pick<Check, 'checkedOn' | 'passed' | 'failed' | 'passRate'> & {
  readonly asset: string
  readonly baseline: string
}

/** A recorded check without its results. */
export type CheckLine = Pick<Check, 'id' | 'asset' | 'baseline' | 'checkedOn' | 'passed' | 'failed' | 'passRate'>

/** An item of a baseline that an asset failed. */
export type Deviation = {
  readonly asset: string
  readonly item: string
  readonly requirement: string
  readonly note: string
}

/** Who stands for the report. */
export type WeaknessSigner = { readonly duty: 'head' | 'scanner'; readonly id: string; readonly person: string }

/** The weaknesses of a unit and of those below it on a day, as their report prints them. */
export type WeaknessReport = {
  readonly organisation: string
  readonly classification: string
  readonly unit: string
  readonly units: number
  readonly on: string
  readonly standing: Standing
  readonly severities: readonly SeverityLine[]
  readonly departments: Cut<WeakPlace>
  readonly assets: Cut<WeakPlace>
  /** Open weaknesses of no unit at all: neither they nor their asset name a department. */
  readonly unowned: number
  readonly late: Cut<ListedWeakness>
  readonly accepted: Cut<ListedWeakness>
  readonly scans: Cut<ReportedScan>
  readonly sinceScan: SinceScan | null
  readonly checks: Cut<ReportedCheck>
  readonly deviations: Cut<Deviation>
  readonly signers: readonly WeaknessSigner[]
}

type Weakness = Entity<typeof vulnerabilityRecord>
type Check = Entity<typeof baselineCheckRecord>

export type WeaknessSource = {
  readonly organisation: AnyEntity | null
  readonly unit: AnyEntity
  readonly units: number
  readonly on: string
  readonly found: readonly FoundCount[]
  readonly ended: Ended
  readonly places: readonly PlaceCount[]
  readonly unowned: number
  readonly remedies: readonly RemedyRule[]
  readonly late: Cut<Weakness>
  readonly accepted: Cut<Weakness>
  readonly scans: Cut<Entity<typeof scanRecord>>
  readonly sinceScan: SinceScan | null
  /** The last checks, as {@link lastChecksOf} tells them. */
  readonly checks: readonly CheckLine[]
  /** Those of them that are printed, with their results. */
  readonly shownChecks: readonly Check[]
  readonly baselines: readonly Entity<typeof baselineRecord>[]
  readonly nameOf: (record: string, id: string | null) => string
}

const textOf = (value: AnyValue | undefined) => (isText(value) ? value : '')
const shownMonths = 12
const shownHosts = 3

/** The last recorded check of each asset against each baseline, those with most deviations first; earlier ones are past. */
export function lastChecksOf(checks: readonly CheckLine[]): readonly CheckLine[] {
  const last = new Map<string, CheckLine>()
  for (const check of checks) {
    const key = `${check.asset} ${check.baseline}`
    const known = last.get(key)
    if (!known || known.checkedOn < check.checkedOn || (known.checkedOn === check.checkedOn && known.id < check.id))
      last.set(key, check)
  }
  return [...last.values()].toSorted(
    (one, other) => (other.failed ?? 0) - (one.failed ?? 0) || one.id.localeCompare(other.id),
  )
}

function listed(weakness: Weakness, day: string | null, by: string | null, source: WeaknessSource): ListedWeakness {
  const { number, title, severity, asset, owner, firstSeenOn, state } = weakness
  const { nameOf, on } = source
  return {
    ...{ number: number ?? '', title, severity, firstSeenOn, state },
    ...{ asset: nameOf('asset', asset), owner: nameOf('person', owner), by: nameOf('person', by) },
    ...{ day: day ?? '', isOver: day !== null && day < on },
  }
}

function scanned(scan: Entity<typeof scanRecord>, nameOf: WeaknessSource['nameOf']): ReportedScan {
  const { title, tool, scannedOn, hostCount, rowCount, created, known, reappeared, notSeen, leftOut } = scan
  return {
    ...{ title, tool, scannedOn, hostCount, rowCount, created, known, reappeared, notSeen, leftOut },
    hosts: (scan.hosts ?? '').split('\n', shownHosts).filter((host) => host !== ''),
    importedBy: nameOf('person', scan.importedBy),
  }
}

function deviationsOf({ shownChecks, checks, baselines, nameOf }: WeaknessSource): Cut<Deviation> {
  const rows = shownChecks.flatMap(({ asset, baseline, results }) => {
    const items = partRows(baselines.find(({ id }) => id === baseline)?.items)
    return partRows(results)
      .filter(({ result }) => result === 'fail')
      .map(({ item, note }) => ({
        asset: nameOf('asset', asset),
        item: textOf(item),
        requirement: textOf(items.find(({ code }) => code === item)?.requirement),
        note: textOf(note),
      }))
  })
  return { rows, total: checks.reduce((sum, { failed }) => sum + (failed ?? 0), 0) }
}

/** The head of the unit, and whoever took in the newest scan; each once. */
function signersOf({ unit, scans, nameOf }: WeaknessSource): readonly WeaknessSigner[] {
  const head = textOf(unit.head)
  if (head === '') return []
  const scanner = scans.rows[0]?.importedBy ?? ''
  const signer = (duty: WeaknessSigner['duty'], id: string) => ({ duty, id, person: nameOf('person', id) })
  return [signer('head', head), ...(scanner === '' || scanner === head ? [] : [signer('scanner', scanner)])]
}

/** What the report of weaknesses prints: how they stand, as the window's chart counts them, where, which are late, and what scans said. */
export function projectWeaknessReport(source: WeaknessSource): WeaknessReport {
  const { organisation, unit, units, on, nameOf, places, late, accepted, scans } = source
  const standing = projectStanding(on, source.found, source.ended, shownMonths)
  return {
    organisation: textOf(organisation?.legalName) || textOf(organisation?.name),
    classification: textOf(organisation?.classification),
    unit: textOf(unit.name),
    ...{ units, on, standing, unowned: source.unowned, sinceScan: source.sinceScan },
    severities: linesOf(source.found, { remedies: source.remedies, on, standing }),
    departments: placesBy(places, 'department', nameOf),
    assets: placesBy(places, 'asset', nameOf),
    late: { rows: late.rows.map((one) => listed(one, one.dueOn, null, source)), total: late.total },
    accepted: {
      rows: accepted.rows.map((one) => listed(one, one.acceptedUntil, one.acceptedBy, source)),
      total: accepted.total,
    },
    scans: { rows: scans.rows.map((one) => scanned(one, nameOf)), total: scans.total },
    checks: {
      rows: source.shownChecks.map(({ asset, baseline, checkedOn, passed, failed, passRate }) => ({
        ...{ checkedOn, passed, failed, passRate },
        ...{ asset: nameOf('asset', asset), baseline: nameOf('baseline', baseline) },
      })),
      total: source.checks.length,
    },
    deviations: deviationsOf(source),
    signers: signersOf(source),
  }
}
