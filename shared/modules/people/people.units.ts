import type { AnyEntity } from '../../record/values.ts'

/** A unit and all units below it, by the units above them; a ring of units is walked once. */
export function unitsWithin(units: readonly AnyEntity[], top: string): ReadonlySet<string> {
  const within = new Set([top])
  // A set that grows while it is walked hands out what was added too.
  for (const above of within) for (const unit of units) if (unit.parent === above) within.add(unit.id)
  return within
}
