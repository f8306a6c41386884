type Point = { readonly x: number; readonly y: number }

/** What of a cell no arrow may enter, for its words stand there; and the room beside and below them, in units of the drawing. */
export const wordsOfCell = { left: 0, top: 0, right: 86, bottom: 53 }
/** Where an arrow leaves and enters a cell: beside its words and below them; several in a row lie apart. */
export function laneOf(place: number): Point {
  return { x: 92 + (place % 5) * 6, y: 58 + (place % 4) * 4 }
}

/** How far an arrow keeps from its ends, and how round its corner is. */
const [gap, radius] = [2, 6]

/**
 * From one lane to another beside the words of the cells: up or down beside those of the first column, then across below those of
 * the last row. A straight line would run through the words.
 */
export function arrowPath(from: Point, to: Point): string {
  const [right, down] = [Math.sign(to.x - from.x), Math.sign(to.y - from.y)]
  const isFar = (length: number) => Math.abs(length) > 2 * radius
  if (!isFar(to.y - from.y)) return `M${from.x} ${to.y} H${to.x - right * gap}`
  if (!isFar(to.x - from.x)) return `M${from.x} ${from.y} V${to.y - down * gap}`
  const corner = `V${to.y - down * radius} Q${from.x} ${to.y} ${from.x + right * radius} ${to.y}`
  return `M${from.x} ${from.y} ${corner} H${to.x - right * gap}`
}
