import { assetRecord } from '#shared/modules/assets/asset.record.ts'
import { isAddress, plainAddress } from '#shared/modules/assets/assets.addresses.ts'
import type { ScanHost, ScanOptions } from '#shared/modules/assets/assets.contract.ts'
import { remedyDue } from '#shared/modules/assets/assets.limits.ts'
import { outcomeOf, toldOtherwise } from '#shared/modules/assets/assets.sightings.ts'
import { scanRecord } from '#shared/modules/assets/scan.record.ts'
import { vulnerabilityRecord } from '#shared/modules/assets/vulnerability.record.ts'
import type { Entity } from '#shared/record/record.ts'
import type { Batch, WriteContext } from '../../context.ts'
import { partLength } from '../../exchange/scan-parts.ts'
import type { ScanFile, ScanKind, ScanRow } from '../../exchange/scan-shape.ts'
import { knownWeakness, retoldOf, type ScannedAsset, type ScanPlan, type ScanTerms } from './assets.scan-plan.ts'

type Weakness = Entity<typeof vulnerabilityRecord>

/** One import, every choice made. */
export type ScanWork = {
  readonly file: ScanFile
  readonly fileName: string
  readonly sha256: string
  readonly hosts: readonly ScanHost[]
  readonly plan: ScanPlan
  readonly terms: ScanTerms
  readonly options: Pick<ScanOptions, 'department'>
  /** The id of the record of this scan. */
  readonly scan: string
}

/** Changes of one change-set. */
const sliceLength = 500
const longestHosts = 90_000

/** The scan itself, made first so that everything else can name it. */
function writeScan(context: WriteContext, { file, fileName, sha256, plan, terms, scan }: ScanWork): void {
  const { outcomes } = plan
  const values = {
    title: fileName,
    ...{ format: file.format, tool: terms.tool, toolVersion: file.toolVersion, sha256, scannedOn: terms.scannedOn },
    importedBy: context.actor.person,
    importedAt: new Date(context.now).toISOString(),
    hosts: file.hosts
      .map(({ name }) => name)
      .join('\n')
      .slice(0, longestHosts),
    hostCount: file.hosts.length,
    rowCount: file.rowCount + file.faultCount,
    created: outcomes.created,
    known: outcomes.known + outcomes.changed + outcomes.kept + outcomes.stale + outcomes.notFixed,
    changed: outcomes.changed,
    reappeared: outcomes.reappeared,
    notSeen: plan.notSeen,
    leftOut: outcomes.leftOut + plan.repeated + file.faultCount,
  }
  context.writeManaged(scanRecord).create(values, scan)
}

/** The asset of a plan: made of its hosts, or the one chosen, which takes over the addresses by which it was found. */
function assetFor(context: WriteContext, work: ScanWork, plan: ScannedAsset): Entity<typeof assetRecord> {
  const hosts = plan.hosts.flatMap((place) => work.hosts[place] ?? [])
  const addresses = [...new Set(hosts.flatMap((host) => host.addresses.map(plainAddress)))].filter(isAddress)
  const writer = context.write(assetRecord)
  if (plan.asset === null) {
    return writer.create({
      name: plan.title.slice(0, 200),
      kind: work.file.format === 'sarif' ? 'application' : 'server',
      addresses: addresses.slice(0, 200).map((address) => ({ address: address.slice(0, 255) })),
      ...(work.options.department ? { department: work.options.department } : {}),
    })
  }
  const asset = context.read(assetRecord).get(plan.asset)
  if (asset.state === 'retired' || !hosts.some(({ choice }) => choice === 'chosen')) return asset
  const own = new Set(asset.addresses.map(({ address }) => plainAddress(address)))
  const added = addresses.filter((address) => !own.has(address)).slice(0, 200 - asset.addresses.length)
  if (added.length === 0) return asset
  const changes = { addresses: [...asset.addresses, ...added.map((address) => ({ address }))] }
  return writer.update(asset.id, asset.revision, changes)
}

type Owner = Pick<Entity<typeof assetRecord>, 'id' | 'department' | 'owner'>
type Sighting = { readonly row: ScanRow; readonly kind: ScanKind; readonly asset: Owner }

function createWeakness(context: WriteContext, { terms, scan }: ScanWork, { row, kind, asset }: Sighting): void {
  const { scannedOn, tool, remedies } = terms
  const { scannerId, description, solution } = kind
  const { port, path, output } = row
  context.write(vulnerabilityRecord).create({
    ...retoldOf(kind, row),
    ...{ asset: asset.id, tool, scannerId, port, path, description, solution, output },
    ...{ firstSeenOn: scannedOn, lastSeenOn: scannedOn, lastScan: scan },
    ...{ department: asset.department, owner: asset.owner, dueOn: remedyDue(kind.severity, scannedOn, remedies) },
  })
}

function changeWeakness(context: WriteContext, work: ScanWork, entity: Weakness, { row, kind }: Sighting): void {
  const { terms, scan } = work
  const writer = context.write(vulnerabilityRecord)
  const told = retoldOf(kind, row)
  const held = knownWeakness(entity, terms.days)
  const outcome = outcomeOf(told, held, terms)
  const seen = { ...toldOtherwise(told, entity), lastSeenOn: terms.scannedOn, lastScan: scan }
  const { id, revision } = entity
  if (outcome === 'known' || outcome === 'changed') writer.update(id, revision, seen)
  if (outcome === 'notFixed') writer.move(id, revision, 'sendBack', { changes: seen, reason: reasonOf(work) })
  if (outcome === 'reappeared') {
    const again = { regressedOn: terms.scannedOn, dueOn: remedyDue(kind.severity, terms.scannedOn, terms.remedies) }
    writer.move(id, revision, 'reappear', { changes: { ...seen, ...again }, reason: reasonOf(work) })
  }
}

/** Why a weakness was closed or reopened, for the journal: the tool, the day and the file. */
function reasonOf({ terms, fileName }: ScanWork): string {
  return `${terms.tool} ${terms.scannedOn}, ${fileName}`
}

function closeWeakness(context: WriteContext, work: ScanWork, id: string): void {
  const entity = context.read(vulnerabilityRecord).get(id)
  const given = { changes: { lastScan: work.scan }, reason: reasonOf(work) }
  context.write(vulnerabilityRecord).move(id, entity.revision, 'markNotSeen', given)
}

/** Makes or completes some of the assets, and remembers what their weaknesses take over from them. */
function writeAssets(context: WriteContext, work: ScanWork, from: number, owners: Owner[]): void {
  for (const asset of work.plan.assets.slice(from, from + sliceLength)) {
    const { id, department, owner } = assetFor(context, work, asset)
    owners.push({ id, department, owner })
  }
}

function writePart(context: WriteContext, work: ScanWork, part: number, owners: readonly Owner[]): void {
  const { file, plan } = work
  for (const [index, row] of file.rowsOf(part).entries()) {
    const planned = plan.rowAt(part * partLength + index)
    const kind = file.kinds[row.kind]
    const asset = planned && owners[planned.asset]
    if (!planned || !kind || !asset) continue
    const { known, outcome } = planned
    if (known !== null)
      changeWeakness(context, work, context.read(vulnerabilityRecord).get(known), { row, kind, asset })
    else if (outcome === 'created') createWeakness(context, work, { row, kind, asset })
  }
}

/**
 * The import as a batch: the scan and its assets first, then the rows part by part as the file has them, then what is gone;
 * a cancel or a crash leaves nothing of it.
 */
export function scanBatch(work: ScanWork): Batch {
  const { file, plan } = work
  const owners: Owner[] = []
  const assetSlices = Math.max(1, Math.ceil(plan.assets.length / sliceLength))
  const rowSlices = assetSlices + file.partCount
  return {
    stage: 'importing',
    slices: rowSlices + Math.ceil(plan.gone.length / sliceLength),
    total: file.rowCount,
    write(context, slice) {
      context.because(reasonOf(work))
      if (slice === 0) writeScan(context, work)
      if (slice < assetSlices) writeAssets(context, work, slice * sliceLength, owners)
      else if (slice < rowSlices) writePart(context, work, slice - assetSlices, owners)
      else {
        const from = (slice - rowSlices) * sliceLength
        for (const id of plan.gone.slice(from, from + sliceLength)) closeWeakness(context, work, id)
      }
    },
    keep: () => true,
  }
}
