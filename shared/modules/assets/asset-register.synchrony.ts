import { isText } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { phaseStandings, synchronyOf } from './assets.synchrony.ts'

/** How security goes along with one system; `standing` is null where nothing was ever asked of it. */
export type SynchronyLine = {
  readonly number: string
  readonly name: string
  readonly state: string
  readonly standing: ReturnType<typeof synchronyOf>
  readonly phases: ReturnType<typeof phaseStandings>
}

/** A measure that is open, or that a system goes without by leave; `by` and `on` say who gave it and when. */
export type MeasureLine = {
  readonly number: string
  readonly name: string
  readonly phase: string
  readonly title: string
  readonly state: 'open' | 'excepted'
  readonly reason: string
  readonly by: string
  readonly on: string | null
}

/** The check of planning, building and running security together with the systems of a unit. */
export type SynchronyRegister = {
  /** Systems on their way, and others of which something was asked: those with gaps first. */
  readonly systems: readonly SynchronyLine[]
  readonly measures: readonly MeasureLine[]
  /** How many of the systems are complete, with or without leave. */
  readonly complete: number
  /** Assets in operation of which nothing was ever asked, as what ran before the register began. */
  readonly unasked: number
}

const textOf = (value: AnyValue | undefined) => (isText(value) ? value : '')
const order: readonly SynchronyLine['standing'][] = ['gaps', null, 'excepted', 'complete']

function measuresOf(
  asset: AnyEntity,
  items: readonly AnyEntity[],
  nameOf: (record: string, id: string) => string,
): readonly MeasureLine[] {
  return items.flatMap((item) => {
    if (item.state !== 'open' && item.state !== 'excepted') return []
    return [
      {
        ...{ number: textOf(asset.number), name: textOf(asset.name), state: item.state },
        ...{ phase: textOf(item.phase), title: textOf(item.title), reason: textOf(item.exception) },
        ...{ by: nameOf('person', textOf(item.exceptedBy)), on: textOf(item.exceptedOn) || null },
      },
    ]
  })
}

/** What a register says of security that goes along with its systems; `items` are the three-synchrony items of its assets. */
export function projectSynchrony(
  assets: readonly AnyEntity[],
  items: readonly AnyEntity[],
  nameOf: (record: string, id: string | null) => string,
): SynchronyRegister {
  const own = Map.groupBy(items, ({ asset }) => asset)
  const asked = assets.filter(({ id, state }) => own.has(id) || state === 'planned' || state === 'built')
  const lines = asked.map((asset): SynchronyLine => {
    const ofAsset = own.get(asset.id) ?? []
    return {
      ...{ number: textOf(asset.number), name: textOf(asset.name), state: asset.state },
      ...{ standing: synchronyOf(ofAsset), phases: phaseStandings(ofAsset) },
    }
  })
  return {
    systems: lines.toSorted(
      (one, other) =>
        order.indexOf(one.standing) - order.indexOf(other.standing) || one.number.localeCompare(other.number),
    ),
    measures: asked.flatMap((asset) => measuresOf(asset, own.get(asset.id) ?? [], nameOf)),
    complete: lines.filter(({ standing }) => standing === 'complete' || standing === 'excepted').length,
    unasked: assets.length - asked.length,
  }
}
