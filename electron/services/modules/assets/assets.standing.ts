import type { Filter } from '#shared/contract/list.ts'
import { assetRecord } from '#shared/modules/assets/asset.record.ts'
import type { ExposedAsset, OldWeakness } from '#shared/modules/assets/assets.contract.ts'
import { openStates, severities } from '#shared/modules/assets/assets.limits.ts'
import { type Ended, type FoundCount, projectStanding, type Standing } from '#shared/modules/assets/assets.standing.ts'
import { vulnerabilityRecord } from '#shared/modules/assets/vulnerability.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import type { ReadContext } from '../../context.ts'
import { titleOf } from '../../records/reader.ts'

const mostOldest = 20
const mostExposed = 1000
const isOpen: Filter = { field: 'state', comparison: 'in', value: [...openStates] }

/** Counts by day over indexes that have the rows in this order, and over the few that are accepted. */
function countByDay(
  context: ReadContext,
  filters: readonly Filter[],
): { readonly found: readonly FoundCount[]; readonly ended: Ended } {
  const weaknesses = context.read(vulnerabilityRecord)
  const late: Filter = { field: 'dueOn', comparison: 'before', value: context.today }
  const found = weaknesses
    .tallyApart(['severity', 'state', 'firstSeenOn'], filters, [[], [late]])
    .map(({ values: [severity = null, state = null, firstSeenOn = null], counts: [count = 0, missed = 0] }) => ({
      ...{ severity, state, firstSeenOn, count, late: missed },
    }))
  // What was accepted once and has changed since is counted by what it is now.
  const isAccepted: Filter = { field: 'state', comparison: 'is', value: 'accepted' }
  const endedBy = (field: 'closedOn' | 'acceptedOn', within: readonly Filter[]) =>
    weaknesses
      .tallyApart([field], [...filters, ...within, { field, comparison: 'filled' }], [[]])
      .map(({ values: [on = null], counts: [count = 0] }) => ({ on, count }))
  return { found, ended: { closed: endedBy('closedOn', []), accepted: endedBy('acceptedOn', [isAccepted]) } }
}

/** How weaknesses stand today; nothing is read whole but the oldest few. */
export function weaknessStanding(
  context: ReadContext,
  { filters = [], months }: { readonly filters?: readonly Filter[] | undefined; readonly months: number },
): { readonly standing: Standing; readonly oldest: readonly OldWeakness[] } {
  const { found, ended } = countByDay(context, filters)
  const oldest = context.read(vulnerabilityRecord).first({
    filters: [...filters, isOpen],
    sort: [{ field: 'firstSeenOn' }],
    limit: mostOldest,
  })
  return {
    standing: projectStanding(context.today, found, ended, months),
    oldest: oldest.map((entity) => {
      const { id, asset, severity, state, firstSeenOn, dueOn } = entity
      const on = context.read(assetRecord).find(asset)
      const named = { title: titleOf(vulnerabilityRecord, entity), asset: on ? titleOf(assetRecord, on) : '' }
      return { ...named, id, severity, state, firstSeenOn, dueOn }
    }),
  }
}

/** Whether one list of counts is graver than another: more of the first severity in which they differ. */
function graver(one: readonly number[], other: readonly number[]): number {
  const place = one.findIndex((count, index) => count !== other[index])
  return place === -1 ? 0 : (other[place] ?? 0) - (one[place] ?? 0)
}

/** As many values as one filter may name. */
const mostNamed = 200

/** Open weaknesses of each asset by severity; of the assets asked for alone, not of all that a vault has. */
function openBySeverity(context: ReadContext, assets: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const bySeverity = severities.map((value): readonly Filter[] => [{ field: 'severity', comparison: 'is', value }])
  const weaknesses = context.read(vulnerabilityRecord)
  const parts = Array.from({ length: Math.ceil(assets.length / mostNamed) }, (_, part) =>
    assets.slice(part * mostNamed, (part + 1) * mostNamed),
  )
  return new Map(
    parts.flatMap((value) => [
      ...weaknesses.tallyBy('asset', [isOpen, { field: 'asset', comparison: 'in', value: [...value] }], bySeverity),
    ]),
  )
}

/** What is exposed or is an exposed service and not retired, with its open weaknesses. */
export function exposedAssets(context: ReadContext): readonly ExposedAsset[] {
  const assets = context.read(assetRecord)
  const inUse: Filter = { field: 'state', comparison: 'isNot', value: 'retired' }
  const exposed = assets.all([inUse, { field: 'exposure', comparison: 'in', value: ['direct', 'indirect'] }])
  const services = assets.all([inUse, { field: 'kind', comparison: 'is', value: 'exposedService' }])
  const found = [...new Map([...exposed, ...services].map((asset) => [asset.id, asset])).values()]
  const counts = openBySeverity(
    context,
    found.map(({ id }) => id),
  )
  const rows = found.map((asset): ExposedAsset => {
    const department = asset.department === null ? null : context.read(departmentRecord).find(asset.department)
    return {
      ...{ id: asset.id, title: titleOf(assetRecord, asset), kind: asset.kind, exposure: asset.exposure },
      ...{ registered: asset.registered === true, state: asset.state, department: department?.name ?? null },
      counts: counts.get(asset.id) ?? severities.map(() => 0),
    }
  })
  return rows.toSorted((one, other) => graver(one.counts, other.counts)).slice(0, mostExposed)
}
