import { expect, it } from 'vitest'
import { arrowsWithin } from './cycles.arrows.ts'

const waitsFor = (item: string) => [{ item, lag: 0, isViolated: false }]
const row = (id: string, waits: ReturnType<typeof waitsFor> = []) => ({ id, isCritical: true, waitsFor: waits })
const rows = [row('a'), row('b', waitsFor('a')), row('c', waitsFor('gone')), row('d', waitsFor('b'))]
const places = new Map(rows.map(({ id }, index) => [id, index]))
const placeOf = (index: number) => ({ left: index * 100, right: index * 100 + 40, middle: index * 44 + 16 })

it('draws the arrows that cross what is in sight', () => {
  const keys = (first: number, last: number) => arrowsWithin(rows, places, [first, last], placeOf).map(({ key }) => key)
  expect(keys(0, 0)).toEqual(['a b'])
  expect(keys(2, 2)).toEqual(['b d'])
  expect(keys(0, 3)).toEqual(['a b', 'b d'])
  expect(keys(4, 9)).toEqual([])
})

it('leads forward in one bend, and around a bar that begins too early', () => {
  const [forward] = arrowsWithin(rows, places, [0, 1], placeOf)
  expect(forward?.path).toBe('M40 16H48V60H100')
  const early = arrowsWithin(rows, places, [0, 1], (index) => ({ ...placeOf(index), left: 0 }))
  expect(early[0]?.path).toBe('M40 16H48V33H-8V60H0')
  expect(arrowsWithin(rows, places, [0, 3], () => null)).toEqual([])
})
