import type { Column } from './data-table-column.ts'

/** A growing column may shrink to this before a whole column is given up, in pixels. */
const leastGrowing = 200

/**
 * The widths of columns in a frame of so many pixels. Where not all fit, the ones in sight are whole: what is left over
 * goes to a growing one among them, and the others wait beyond the edge, to be scrolled to.
 */
export function fitColumns(columns: readonly Column[], room: number): readonly number[] {
  const widths = columns.map((column) => column.width)
  const floors = columns.map((column) => (column.grow ? Math.min(leastGrowing, column.width) : column.width))
  let fitting = 0
  let taken = 0
  for (const floor of floors) {
    if (fitting > 0 && taken + floor > room) break
    taken += floor
    fitting += 1
  }
  const growing = columns.findIndex((column, index) => column.grow === true && index < fitting)
  const grows = growing === -1 ? fitting - 1 : growing
  const others = widths.slice(0, fitting).reduce((sum, width, index) => (index === grows ? sum : sum + width), 0)
  return widths.map((width, index) =>
    index === grows && room > 0 ? Math.max(floors[index] ?? width, room - others) : width,
  )
}
