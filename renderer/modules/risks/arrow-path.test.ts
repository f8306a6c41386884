import { describe, expect, it } from 'vitest'
import { arrowPath, laneOf, wordsOfCell } from './arrow-path.ts'

const cell = { width: 124, height: 76 }

/** The points on a path of straight lines and round corners, close to each other. */
function pointsOn(path: string): readonly (readonly [number, number])[] {
  const points: (readonly [number, number])[] = []
  for (const [, command = '', rest = ''] of path.matchAll(/([MVHQ])([^MVHQ]*)/g)) {
    const numbers = rest.trim().split(' ').map(Number)
    const [x, y] = points.at(-1) ?? [0, 0]
    const [first = 0, second = 0, third = 0, fourth = 0] = numbers
    const end = { M: [first, second], V: [x, first], H: [first, y], Q: [third, fourth] }[command] ?? []
    const [endX = 0, endY = 0] = end
    const steps = command === 'M' ? [1] : Array.from({ length: 200 }, (_, step) => (step + 1) / 200)
    for (const at of steps) {
      const [bentX, bentY] = command === 'Q' ? [first, second] : [(x + endX) / 2, (y + endY) / 2]
      const along = (start: number, bent: number, last: number) =>
        (1 - at) ** 2 * start + 2 * at * (1 - at) * bent + at ** 2 * last
      points.push(command === 'M' ? [endX, endY] : [along(x, bentX, endX), along(y, bentY, endY)])
    }
  }
  return points
}

describe('an arrow of the matrix', () => {
  const places = [0, 1, 2, 3, 4]
  const cells = places.flatMap((row) => places.map((column) => ({ row, column })))

  it('runs through the words of no cell, from each cell to each other, however many there are', () => {
    for (const [from, start] of cells.entries())
      for (const [to, goal] of cells.entries()) {
        if (from === to) continue
        const lane = laneOf(from * cells.length + to)
        const at = ({ row, column }: typeof start) => ({
          x: column * cell.width + lane.x,
          y: row * cell.height + lane.y,
        })
        for (const [x, y] of pointsOn(arrowPath(at(start), at(goal)))) {
          const isBeside = x % cell.width > wordsOfCell.right || y % cell.height > wordsOfCell.bottom
          expect(isBeside, `${arrowPath(at(start), at(goal))} at ${x} ${y}`).toBe(true)
        }
      }
  })

  it('ends in the cell to which it leads', () => {
    const [x, y] = pointsOn(arrowPath({ x: 92, y: 58 }, { x: 92 + 2 * cell.width, y: 58 + cell.height })).at(-1) ?? []
    expect([Math.floor((x ?? 0) / cell.width), Math.floor((y ?? 0) / cell.height)]).toEqual([2, 1])
  })
})
