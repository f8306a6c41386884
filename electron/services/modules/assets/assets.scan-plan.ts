import { setImmediate as breathe } from 'node:timers/promises'
import { OperationError } from '#shared/contract/errors.ts'
import type { NamedWeakness, ScanHost } from '#shared/modules/assets/assets.contract.ts'
import {
  isGone,
  type KnownWeakness,
  type Outcome,
  outcomeOf,
  sightingKey,
} from '#shared/modules/assets/assets.sightings.ts'
import { scanRecord } from '#shared/modules/assets/scan.record.ts'
import { vulnerabilityRecord } from '#shared/modules/assets/vulnerability.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { ReadContext, TaskContext } from '../../context.ts'
import type { ScanFile, ScanKind, ScanRow } from '../../exchange/scan-file.ts'
import { titleOf } from '../../records/reader.ts'

/** How a scan is read: its tool and day, and whether information is taken and what is gone closed. */
export type ScanTerms = {
  readonly tool: string
  readonly scannedOn: string
  readonly information: boolean
  readonly close: boolean
  /** The days of the scans of the vault, by id; read once, since a scan names thousands of hosts. */
  readonly days: ReadonlyMap<string, string>
}

/** What happens to one row: the place in the file, what became of it, and the record that it is of. */
export type PlannedRow = { readonly row: number; readonly outcome: Outcome; readonly known: string | null }

/** What happens on one asset; `asset` is null for one that is made of its hosts first. */
export type AssetPlan = {
  readonly asset: string | null
  readonly title: string
  readonly hosts: readonly number[]
  readonly rows: readonly PlannedRow[]
  readonly gone: readonly string[]
}

export type ScanPlan = {
  readonly assets: readonly AssetPlan[]
  readonly outcomes: Readonly<Record<Outcome, number>>
  readonly repeated: number
  readonly notSeen: number
  readonly closing: readonly NamedWeakness[]
  readonly regressions: readonly NamedWeakness[]
}

const mostNamed = 100

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
export function knownWeakness(entity: AnyEntity, days: ReadonlyMap<string, string>): KnownWeakness {
  const scanned = typeof entity.lastScan === 'string' ? days.get(entity.lastScan) : undefined
  const words = [entity.lastSeenOn, scanned, entity.state === 'verified' ? entity.closedOn : null]
  const told = words.filter((word) => typeof word === 'string')
  return { entity, lastWord: told.toSorted().at(-1) ?? null }
}

/** The weaknesses of an asset by what they are known by; where two are alike, the first one that is not closed. */
function knownOn(context: ReadContext, asset: string, days: ReadonlyMap<string, string>) {
  const known = new Map<string, KnownWeakness>()
  for (const entity of context.read(vulnerabilityRecord).all([{ field: 'asset', comparison: 'is', value: asset }])) {
    const key = sightingKey(entity)
    const other = known.get(key)
    if (!other || other.entity.closedOn !== null) known.set(key, knownWeakness(entity, days))
  }
  return known
}

type Counting = { -readonly [Part in keyof Omit<ScanPlan, 'assets' | 'outcomes'>]: ScanPlan[Part] } & {
  readonly outcomes: Record<Outcome, number>
  readonly closing: NamedWeakness[]
  readonly regressions: NamedWeakness[]
}

type Group = {
  readonly asset: string | null
  readonly title: string
  readonly hosts: number[]
  readonly rows: number[]
}

/** The rows of the file by asset, in the order of the hosts; hosts that are left out count at once. */
function groupsOf(file: ScanFile, hosts: readonly ScanHost[], counting: Counting): readonly Group[] {
  const groups = new Map<string, Group>()
  const ofHost = hosts.map((host, place) => {
    if (host.asset === null && host.choice !== 'create') return null
    const key = host.asset?.id ?? `new ${place}`
    const group = groups.get(key) ?? {
      asset: host.asset?.id ?? null,
      title: host.asset?.title ?? host.name,
      hosts: [],
      rows: [],
    }
    group.hosts.push(place)
    groups.set(key, group)
    return group
  })
  for (const [place, row] of file.rows.entries()) {
    const group = ofHost[row.host]
    if (group) group.rows.push(place)
    else counting.outcomes.leftOut += 1
  }
  return [...groups.values()]
}

function planOf(context: ReadContext, file: ScanFile, terms: ScanTerms, group: Group, counting: Counting): AssetPlan {
  const { asset, title, hosts } = group
  const known = asset === null ? new Map<string, KnownWeakness>() : knownOn(context, asset, terms.days)
  const seen = new Set<string>()
  const named = (entity: AnyEntity) => ({ id: entity.id, title: titleOf(vulnerabilityRecord, entity), asset: title })
  const rows = group.rows.flatMap((place): readonly PlannedRow[] => {
    const row = file.rows[place]
    const kind = row && file.kinds[row.kind]
    if (!row || !kind) return []
    const key = sightingKey({ tool: terms.tool, scannerId: kind.scannerId, port: row.port, path: row.path })
    if (seen.has(key)) {
      counting.repeated += 1
      return []
    }
    seen.add(key)
    const held = known.get(key) ?? null
    const outcome = outcomeOf(retoldOf(kind, row), held, terms)
    counting.outcomes[outcome] += 1
    if (held && outcome === 'reappeared' && counting.regressions.length < mostNamed)
      counting.regressions.push(named(held.entity))
    return [{ row: place, outcome, known: held?.entity.id ?? null }]
  })
  const gone = terms.close ? [...known].filter(([key, held]) => !seen.has(key) && isGone(held, terms)) : []
  counting.notSeen += gone.length
  for (const [, { entity }] of gone) if (counting.closing.length < mostNamed) counting.closing.push(named(entity))
  return { asset, title, hosts, rows, gone: gone.map(([, { entity }]) => entity.id) }
}

function refuseCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new OperationError('conflict', 'errors.cancelled')
}

/** Compares a file with the vault, asset by asset: the rows of one are forgotten before the next is read. */
export async function planScan(
  context: Pick<TaskContext, 'query' | 'signal' | 'progress'>,
  file: ScanFile,
  hosts: readonly ScanHost[],
  terms: ScanTerms,
): Promise<ScanPlan> {
  const counting: Counting = {
    outcomes: { created: 0, known: 0, changed: 0, reappeared: 0, notFixed: 0, kept: 0, stale: 0, leftOut: 0 },
    ...{ repeated: 0, notSeen: 0, closing: [], regressions: [] },
  }
  const groups = groupsOf(file, hosts, counting)
  const assets: AssetPlan[] = []
  for (const [done, group] of groups.entries()) {
    if (done % 20 === 0) {
      context.progress({ done, total: groups.length, stage: 'comparing' })
      await breathe()
      refuseCancelled(context.signal)
    }
    assets.push(context.query((reading) => planOf(reading, file, terms, group, counting)))
  }
  return { assets, ...counting }
}
