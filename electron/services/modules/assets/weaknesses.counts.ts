import type { Filter } from '#shared/contract/list.ts'
import { assetRecord } from '#shared/modules/assets/asset.record.ts'
import { openStates, severities } from '#shared/modules/assets/assets.limits.ts'
import { vulnerabilityRecord } from '#shared/modules/assets/vulnerability.record.ts'
import type { Cut, PlaceCount } from '#shared/modules/assets/weakness-report.places.ts'
import type { SinceScan } from '#shared/modules/assets/weakness-report.projection.ts'
import type { Entity } from '#shared/record/record.ts'
import type { ReadContext } from '../../context.ts'

/** As many values as one filter may name. */
const mostNamed = 200

type Filters = readonly Filter[]

const isOpen: Filter = { field: 'state', comparison: 'in', value: [...openStates] }
const ownerless: Filter = { field: 'department', comparison: 'empty' }

const among = (field: string, values: readonly string[]): readonly Filter[] =>
  Array.from({ length: Math.ceil(values.length / mostNamed) }, (_, part) => ({
    ...{ field, comparison: 'in' },
    value: values.slice(part * mostNamed, (part + 1) * mostNamed),
  }))

/** Filters that together name the weaknesses of some departments: their own, and those without one on assets of theirs. */
type WeaknessPart = Filters

/** The department of each asset, archived ones too: a weakness outlives the entry of its asset. */
export function assetDepartments(context: ReadContext): ReadonlyMap<string, string | null> {
  return new Map(
    context
      .read(assetRecord)
      .pick(['department'])
      .map(({ id, texts: { department = null } }) => [id, department]),
  )
}

/** The weaknesses of some departments as filters of the table, in parts that a filter may name. */
export function partsOf(
  departments: readonly string[],
  assets: ReadonlyMap<string, string | null>,
): readonly WeaknessPart[] {
  const own = new Set(departments)
  const standing = [...assets].flatMap(([id, department]) => (department !== null && own.has(department) ? [id] : []))
  return [
    ...among('department', departments).map((filter) => [filter]),
    ...among('asset', standing).map((filter) => [ownerless, filter]),
  ]
}

/** Open weaknesses that neither name a department nor lie on an asset that does. */
export function unownedOf(context: ReadContext, assets: ReadonlyMap<string, string | null>): number {
  const nobodys = [...assets].flatMap(([id, department]) => (department === null ? [id] : []))
  const weaknesses = context.read(vulnerabilityRecord)
  return among('asset', nobodys).reduce((sum, filter) => sum + weaknesses.count([isOpen, ownerless, filter]), 0)
}

/** Open weaknesses by unit, asset and severity, and how many are beyond their due day. */
export function placesOf(
  context: ReadContext,
  parts: readonly WeaknessPart[],
  assets: ReadonlyMap<string, string | null>,
): readonly PlaceCount[] {
  const late: Filter = { field: 'dueOn', comparison: 'before', value: context.today }
  return parts.flatMap((filters) =>
    context
      .read(vulnerabilityRecord)
      .tallyApart(['asset', 'department', 'severity'], [...filters, isOpen], [[], [late]])
      .map(({ values: [asset, department, severity], counts: [count = 0, missed = 0] }) => ({
        ...{ asset: asset ?? '', severity: severity ?? '', count, late: missed },
        department: department ?? assets.get(asset ?? '') ?? '',
      })),
  )
}

type Weakness = Entity<typeof vulnerabilityRecord>

/** The first of some weaknesses, the gravest first and then by a day, and how many there are; no more is read than is listed. */
export function gravestOf(
  context: ReadContext,
  parts: readonly WeaknessPart[],
  list: { readonly filters: Filters; readonly day: 'dueOn' | 'acceptedUntil'; readonly limit: number },
): Cut<Weakness> {
  const weaknesses = context.read(vulnerabilityRecord)
  const { filters, day, limit } = list
  const rows: Weakness[] = []
  for (const value of severities) {
    const ofSeverity: Filter = { field: 'severity', comparison: 'is', value }
    const found = parts.flatMap((part) => {
      const asked = [...part, ...filters, ofSeverity]
      return rows.length < limit ? weaknesses.first({ filters: asked, sort: [{ field: day }], limit }) : []
    })
    const first = found.toSorted((one, other) => (one[day] ?? '').localeCompare(other[day] ?? ''))
    rows.push(...first.slice(0, limit - rows.length))
  }
  return { rows, total: parts.reduce((sum, part) => sum + weaknesses.count([...part, ...filters]), 0) }
}

/** The open ones that are beyond their due day. */
export const lateOn = (today: string): Filters => [isOpen, { field: 'dueOn', comparison: 'before', value: today }]

/** What was closed, and what came back, from a day up to today. */
export function sinceOf(context: ReadContext, parts: readonly WeaknessPart[], on: string): SinceScan {
  const within = (field: string): Filter => ({ field, comparison: 'between', value: [on, context.today] })
  const closed = (value: string): Filters => [within('closedOn'), { field: 'state', comparison: 'is', value }]
  const groups = [closed('notSeen'), closed('verified'), closed('falsePositive'), [within('regressedOn')]]
  const weaknesses = context.read(vulnerabilityRecord)
  const sums = parts.map((part) => weaknesses.tally(groups.map((group) => [...part, ...group])))
  const [notSeen = 0, verified = 0, falsePositive = 0, cameBack = 0] = groups.map((_, place) =>
    sums.reduce((sum, counts) => sum + (counts[place] ?? 0), 0),
  )
  return { on, notSeen, verified, falsePositive, cameBack }
}
