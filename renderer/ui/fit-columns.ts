import type { Column, Widths } from './data-table-column.ts'

/** A growing column may shrink to this before a whole column is given up, in pixels. */
const leastGrowing = 200
/** Narrower than this nothing can be read beside the filter of a column, in pixels; the first one holds a box as well. */
const least = 72
const leastFirst = 96
/** A column wider than this would hide where the next one is, in pixels. */
const most = 1200
/** How much of the frame the column that stays may take once its width is set. */
const mostOfFrame = 0.6

/** The least and the greatest width that can be set for the column at a place. */
export function widthBounds(place: number): { readonly least: number; readonly most: number } {
  return { least: place === 0 ? leastFirst : least, most }
}

/** A width within the bounds of its column. */
export function boundedWidth(place: number, width: number): number {
  const bounds = widthBounds(place)
  return Math.round(Math.max(bounds.least, Math.min(bounds.most, width)))
}

/** The width that was set for a column, as it can be shown; undefined where none was. */
function setWidth({ key }: Column, place: number, room: number, set: Widths): number | undefined {
  const width = set.get(key)
  if (width === undefined) return undefined
  const bounded = boundedWidth(place, width)
  // What stays must leave room for what is scrolled beside it.
  return place === 0 && room > 0 ? Math.min(bounded, Math.max(leastFirst, Math.floor(room * mostOfFrame))) : bounded
}

/** How much room is left over, and how it is shared among columns that wish for more than they have. */
function wished(columns: readonly Column[], widths: readonly number[], isSet: readonly boolean[], room: number) {
  const wants = columns.map(({ wish = 0, grow }, place) =>
    grow === true || isSet[place] === true ? 0 : Math.max(0, wish - (widths[place] ?? 0)),
  )
  const all = wants.reduce((sum, want) => sum + want, 0)
  const spare = Math.max(0, room - widths.reduce((sum, width) => sum + width, 0))
  const share = all === 0 ? 0 : Math.min(1, spare / all)
  return widths.map((width, place) => width + Math.floor((wants[place] ?? 0) * share))
}

/**
 * The widths of columns in a frame of so many pixels. Where not all fit, the ones in sight are whole: what is left over
 * goes to a growing one among them, and the others wait beyond the edge, to be scrolled to. A width that was set stays as
 * it is; where it is that of the growing column, what is left over stays empty.
 */
export function fitColumns(columns: readonly Column[], room: number, set: Widths = new Map()): readonly number[] {
  const given = columns.map((column, place) => setWidth(column, place, room, set))
  const stated = columns.map((column, place) => given[place] ?? column.width)
  const isSet = given.map((width) => width !== undefined)
  const widths = wished(columns, stated, isSet, room)
  const floors = columns.map(
    ({ grow, width }, place) => given[place] ?? (grow ? Math.min(leastGrowing, width) : (widths[place] ?? width)),
  )
  let fitting = 0
  let taken = 0
  for (const floor of floors) {
    if (fitting > 0 && taken + floor > room) break
    taken += floor
    fitting += 1
  }
  const growing = columns.findIndex((column, index) => column.grow === true && index < fitting)
  const isPinned = columns.some((column, index) => column.grow === true && given[index] !== undefined)
  const grows = isPinned ? -1 : growing === -1 ? fitting - 1 : growing
  const others = widths.slice(0, fitting).reduce((sum, width, index) => (index === grows ? sum : sum + width), 0)
  return widths.map((width, index) =>
    index === grows && given[index] === undefined && room > 0 ? Math.max(floors[index] ?? width, room - others) : width,
  )
}

/**
 * The widths that are set once the column at a place is made as wide as stated, from the widths as they are drawn. The
 * columns before it stay as wide as they look, or the edge would not stand where it was put.
 */
export function widthsWith(
  columns: readonly Column[],
  drawn: readonly number[],
  set: Widths,
  place: number,
  width: number,
): Widths {
  const next = new Map(set)
  for (const [index, column] of columns.entries()) {
    const now = drawn[index] ?? column.width
    if (index < place && now !== column.width) next.set(column.key, boundedWidth(index, now))
    if (index === place) next.set(column.key, boundedWidth(place, width))
  }
  return next
}
