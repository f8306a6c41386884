import type { Filter } from '#shared/contract/list.ts'
import { assetRecord } from '#shared/modules/assets/asset.record.ts'
import type { NamedWeakness, ScanHost } from '#shared/modules/assets/assets.contract.ts'
import type { RemedyRule } from '#shared/modules/assets/assets.limits.ts'
import {
  isGone,
  type KnownFields,
  type KnownWeakness,
  type Outcome,
  outcomeOf,
  outcomes,
  retold,
  sightingKey,
} from '#shared/modules/assets/assets.sightings.ts'
import { scanRecord } from '#shared/modules/assets/scan.record.ts'
import { vulnerabilityRecord } from '#shared/modules/assets/vulnerability.record.ts'
import type { ReadContext, TaskContext } from '../../context.ts'
import type { ScanFile, ScanKind, ScanRow } from '../../exchange/scan-shape.ts'
import { titleOf } from '../../records/reader.ts'
import { type Keep, type Pace, pacer, textKeeper } from './assets.scan-pace.ts'

/** How a scan is read: its tool and day, and whether information is taken and what is gone closed. */
export type ScanTerms = {
  readonly tool: string
  readonly scannedOn: string
  readonly information: boolean
  readonly close: boolean
  /** The days of the scans of the vault, by id; read once, since a scan names thousands of hosts. */
  readonly days: ReadonlyMap<string, string>
  readonly remedies: readonly RemedyRule[]
}

/** The hosts of one asset; `asset` is null for one that is made of them first. */
export type ScannedAsset = { readonly asset: string | null; readonly title: string; readonly hosts: readonly number[] }

/** What happens to a row: its asset, what becomes of it, and the record that it is of. */
export type PlannedRow = { readonly asset: number; readonly outcome: Outcome; readonly known: string | null }

export type ScanPlan = {
  readonly assets: readonly ScannedAsset[]
  /** What is planned for the row at a place in the file; null for one that is left out. */
  rowAt(place: number): PlannedRow | null
  /** Open weaknesses that the scan does not name any more. */
  readonly gone: readonly string[]
  readonly outcomes: Readonly<Record<Outcome, number>>
  readonly repeated: number
  readonly notSeen: number
  /** How many more would be gone, if it were certain that the rows that cannot be taken do not name them. */
  readonly leftOpen: number
  readonly closing: readonly NamedWeakness[]
  readonly regressions: readonly NamedWeakness[]
}

const mostNamed = 100
/** Rows read at a time. */
const sliceLength = 1000

/** The row and its kind as a record would tell them. */
export function retoldOf(kind: ScanKind, row: ScanRow) {
  const { title, severity, cves, cvssScore, cvssVersion, cvssVector } = kind
  return { title, severity, cves, cvssScore, cvssVersion, cvssVector, service: row.service }
}

/** The days of the scans of the vault, by id. */
export function scanDays(context: ReadContext): ReadonlyMap<string, string> {
  return new Map(
    context
      .read(scanRecord)
      .all()
      .map(({ id, scannedOn }) => [id, scannedOn]),
  )
}

/** The latest day on which a scan or a re-test said something of a weakness. */
export function knownWeakness(entity: KnownFields, days: ReadonlyMap<string, string>): KnownWeakness {
  const scanned = typeof entity.lastScan === 'string' ? days.get(entity.lastScan) : undefined
  const words = [entity.lastSeenOn, scanned, entity.state === 'verified' ? entity.closedOn : null]
  const told = words.filter((word) => typeof word === 'string')
  return { entity, lastWord: told.toSorted().at(-1) ?? null }
}

/** A weakness that the vault knows, and whether the file has named it; null stands for one that is new to it. */
type Held = { readonly weakness: KnownWeakness; named: boolean } | null

type Group = ScannedAsset & { readonly hosts: number[]; readonly held: Map<string, Held> }

/** The assets of the file, in the order of its hosts, and which of them each host is; null for one that is left out. */
function groupsOf(hosts: readonly ScanHost[]) {
  const groups: Group[] = []
  const places = new Map<string, number>()
  const ofHost = hosts.map((host, place): number | null => {
    if (host.asset === null && host.choice !== 'create') return null
    const key = host.asset?.id ?? `new ${place}`
    const at = places.get(key) ?? groups.length
    if (at === groups.length) {
      places.set(key, at)
      groups.push({ asset: host.asset?.id ?? null, title: host.asset?.title ?? host.name, hosts: [], held: new Map() })
    }
    groups[at]?.hosts.push(place)
    return at
  })
  return { groups, ofHost }
}

const comparedWith = [...retold, 'tool', 'closedOn', 'lastSeenOn', 'lastScan'] as const
const knownBy = ['scannerId', 'port', 'path'] as const

type Querying = Pick<TaskContext, 'query' | 'signal' | 'progress'>

/** Reads what an asset bears, in slices and no more of it than is compared; of two alike the one that is not closed. */
async function readKnown({ query }: Querying, { asset, held }: Group, terms: ScanTerms, keep: Keep, pace: Pace) {
  if (asset === null) return
  const filters: readonly Filter[] = [{ field: 'asset', comparison: 'is', value: asset }]
  for (let after: number | null = 0; after !== null; ) {
    const from: number = after
    const fields = [...comparedWith, ...knownBy]
    const { rows, last } = query((reading) =>
      reading.read(vulnerabilityRecord).slice(fields, { filters, after: from, limit: sliceLength }),
    )
    for (const { scannerId, port, path, ...row } of rows) {
      const key = sightingKey({ tool: row.tool, scannerId, port, path })
      const other = held.get(key)
      if (other && other.weakness.entity.closedOn === null) continue
      const entity = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, keep(value)]))
      held.set(key, { weakness: knownWeakness({ ...entity, id: row.id, state: row.state }, terms.days), named: false })
    }
    await pace(0)
    after = last
  }
  await pace(1)
}
const repeatedMark = outcomes.length
const noMark = outcomes.length + 1

/** What is planned for each row, a byte and a reference each. */
function rowPlans(file: ScanFile) {
  const marks = new Uint8Array(file.rowCount).fill(noMark)
  const assets = new Int32Array(file.rowCount)
  const known = new Array<string | null>(file.rowCount).fill(null)
  return {
    set(place: number, mark: number, asset: number, id: string | null) {
      marks[place] = mark
      assets[place] = asset
      known[place] = id
    },
    at(place: number): PlannedRow | null {
      const outcome = outcomes[marks[place] ?? noMark]
      return outcome ? { outcome, asset: assets[place] ?? 0, known: known[place] ?? null } : null
    },
  }
}

/** Compares the rows of a file, part by part, with what is known of their assets. */
async function compareRows(file: ScanFile, hosts: ReturnType<typeof groupsOf>, terms: ScanTerms, pace: Pace) {
  const counts: Record<Outcome, number> = {
    ...{ created: 0, known: 0, changed: 0, reappeared: 0, notFixed: 0, kept: 0, stale: 0, leftOut: 0 },
  }
  const plans = rowPlans(file)
  const back: string[] = []
  let [place, repeated] = [-1, 0]
  const compare = (row: ScanRow) => {
    place += 1
    const asset = hosts.ofHost[row.host] ?? null
    const group = asset === null ? undefined : hosts.groups[asset]
    const kind = file.kinds[row.kind]
    if (asset === null || !group || !kind) {
      counts.leftOut += 1
      return
    }
    const key = sightingKey({ tool: terms.tool, scannerId: kind.scannerId, port: row.port, path: row.path })
    const held = group.held.get(key)
    if (held === null || held?.named) {
      repeated += 1
      return plans.set(place, repeatedMark, asset, null)
    }
    if (held) held.named = true
    else group.held.set(key, null)
    const outcome = outcomeOf(retoldOf(kind, row), held?.weakness ?? null, terms)
    counts[outcome] += 1
    const id = held?.weakness.entity.id ?? null
    if (id !== null && outcome === 'reappeared' && back.length < mostNamed) back.push(id)
    plans.set(place, outcomes.indexOf(outcome), asset, id)
  }
  for (let part = 0; part < file.partCount; part += 1) {
    for (const row of file.rowsOf(part)) compare(row)
    await pace(1)
  }
  return { rowAt: plans.at, outcomes: counts, repeated, back }
}

/** Weaknesses as they are listed, by their ids. */
function namesOf(context: ReadContext, ids: readonly string[]): readonly NamedWeakness[] {
  return ids.slice(0, mostNamed).flatMap((id) => {
    const entity = context.read(vulnerabilityRecord).find(id)
    const asset = entity && context.read(assetRecord).find(entity.asset)
    if (!entity) return []
    return { id, title: titleOf(vulnerabilityRecord, entity), asset: asset ? titleOf(assetRecord, asset) : '' }
  })
}

/** Compares a file with the vault; what is held of either is no more than the comparison asks. */
export async function planScan(
  context: Querying,
  file: ScanFile,
  hosts: readonly ScanHost[],
  terms: ScanTerms,
): Promise<ScanPlan> {
  const grouped = groupsOf(hosts)
  const pace = pacer(context, grouped.groups.length + file.partCount)
  const keep = textKeeper()
  for (const group of grouped.groups) await readKnown(context, group, terms, keep, pace)
  const { back, ...compared } = await compareRows(file, grouped, terms, pace)
  const faulty = new Set(file.faultyHosts)
  const gone: string[] = []
  let leftOpen = 0
  for (const { held, hosts: own } of terms.close ? grouped.groups : []) {
    const isUnsure = own.some((place) => faulty.has(place))
    for (const one of held.values()) {
      if (!one || one.named || !isGone(one.weakness, terms)) continue
      if (isUnsure) leftOpen += 1
      else gone.push(one.weakness.entity.id)
    }
    await pace(0)
  }
  const [closing, regressions] = context.query((reading) => [namesOf(reading, gone), namesOf(reading, back)] as const)
  const assets = grouped.groups.map(({ asset, title, hosts: own }) => ({ asset, title, hosts: own }))
  return { ...compared, assets, gone, notSeen: gone.length, leftOpen, closing, regressions }
}
