import { isText } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { missedTargets, type NamedTarget, shortDecimal, wantedSign } from './cycles.targets.ts'

/** A missed target with the deviation that speaks of this very result; null where none was recorded. */
export type MissedTarget = {
  readonly item: AnyEntity
  readonly target: NamedTarget
  readonly deviation: AnyEntity | null
}

type Values = Readonly<Record<string, AnyValue>>

/** Whether a deviation speaks of a target as it is measured now. A target measured anew is another deviation. */
function speaksOf(deviation: Values, item: string, target: NamedTarget): boolean {
  const { workItem, target: name, measured } = deviation
  return workItem === item && name === target.name && measured === target.measured
}

/** Every missed target of work items that were not cancelled, in the order of the items, with its deviation. */
export function projectDeviations(
  items: readonly AnyEntity[],
  deviations: readonly AnyEntity[],
): readonly MissedTarget[] {
  const byItem = Map.groupBy(deviations, ({ workItem }) => workItem)
  return items
    .filter(({ state }) => state !== 'cancelled')
    .flatMap((item) =>
      missedTargets(item).map((target): MissedTarget => {
        const own = byItem.get(item.id) ?? []
        return { item, target, deviation: own.find((one) => speaksOf(one, item.id, target)) ?? null }
      }),
    )
}

/** What a deviation of a missed target says before anybody has answered it. */
export function proposedDeviation({ item, target }: MissedTarget) {
  const { name, measured, measuredOn } = target
  const wanted = wantedSign(target)
  return {
    title: `${name}: ${shortDecimal(measured ?? '')} (${wanted})`,
    cycle: String(item.cycle),
    workItem: item.id,
    target: name,
    wanted,
    measured: measured ?? '',
    measuredOn,
    owner: isText(item.owner) ? item.owner : null,
  }
}
