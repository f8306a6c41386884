import { describe, expect, it } from 'vitest'
import { type GridPlace, type GridSize, placeAfter, placeWithin } from './grid-places.ts'

const small: GridSize = { rows: 3, columns: 4 }
const headed: GridSize = { ...small, heads: true }
const long: GridSize = { rows: 30, columns: 4 }

function press(name: string, at: GridPlace, size: GridSize): GridPlace | null {
  const parts = name.split('+')
  const has = (part: string) => parts.includes(part)
  const key = parts.at(-1) ?? ''
  return placeAfter(
    { key, ctrlKey: has('Control'), metaKey: has('Meta'), altKey: has('Alt'), shiftKey: has('Shift') },
    at,
    size,
  )
}

describe('the keys of a grid', () => {
  it.each<[string, GridPlace, GridSize, GridPlace | null]>([
    ['ArrowDown', [1, 2], small, [2, 2]],
    ['ArrowDown', [2, 2], small, [2, 2]],
    ['ArrowUp', [0, 2], small, [0, 2]],
    ['ArrowRight', [0, 3], small, [0, 3]],
    ['ArrowLeft', [0, 0], small, [0, 0]],
    ['ArrowLeft', [0, 0], headed, [0, -1]],
    ['Home', [1, 3], small, [1, 0]],
    ['Home', [1, 3], headed, [1, -1]],
    ['End', [1, 0], small, [1, 3]],
    ['Control+Home', [2, 3], small, [0, 0]],
    ['Control+End', [0, 0], small, [2, 3]],
    ['Meta+End', [0, 0], small, [2, 3]],
    ['PageDown', [1, 1], long, [11, 1]],
    ['PageUp', [11, 1], long, [1, 1]],
    ['PageDown', [25, 1], long, [29, 1]],
    ['PageDown', [1, 1], small, null],
    ['Control+ArrowDown', [1, 1], small, null],
    ['Alt+ArrowLeft', [1, 1], small, null],
    ['Shift+End', [1, 1], small, null],
    ['Enter', [1, 1], small, null],
    ['j', [1, 1], small, null],
  ])('%s from %j', (name, at, size, expected) => {
    expect(press(name, at, size)).toEqual(expected)
  })

  it('stays within a grid that has become smaller, or empty', () => {
    expect(placeWithin([9, 9], small)).toEqual([2, 3])
    expect(placeWithin([4, -1], headed)).toEqual([2, -1])
    expect(placeWithin([4, 2], { rows: 0, columns: 0 })).toEqual([0, 0])
  })
})
