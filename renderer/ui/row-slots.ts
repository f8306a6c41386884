/** Which drawn row shows which place: the row of a place is named `(place + shift) mod size`. */
export type Slots = { readonly first: number; readonly count: number; readonly shift: number; readonly size: number }

export const noSlots: Slots = { first: 0, count: 0, shift: 0, size: 1 }

/**
 * The slots after the rows in sight became `count` from `first`. Rows that stay in sight keep theirs; after a leap the
 * rows take over the slots of those before, in the same order, so that nothing must be removed, added or moved.
 */
export function slotsAfter(old: Slots, first: number, count: number): Slots {
  const size = Math.max(old.size, count)
  const overlaps = first < old.first + old.count && old.first < first + count
  if (overlaps && size === old.size) return { ...old, first, count }
  const shift = (((old.first + old.shift - first) % size) + size) % size
  return { first, count, shift, size }
}

/** The name of the drawn row that shows a place. */
export function slotOf({ shift, size }: Slots, place: number): number {
  return (place + shift) % size
}
