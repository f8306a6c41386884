import fc from 'fast-check'
import { expect, it } from 'vitest'
import { groupPlaces, pagesBetween, partsBetween, placeAt } from './group-places.ts'

it.each([
  [0, { group: 0, row: null }],
  [2, { group: 0, row: 1 }],
  [3, { group: 1, row: null }],
  [4, { group: 2, row: null }],
  [5, { group: 2, row: 0 }],
  [6, null],
  [-1, null],
])('knows what stands at %i of an open, a closed and an open group', (place, found) => {
  expect(placeAt(groupPlaces([2, 0, 1]), place)).toEqual(found)
})

it('has no places without groups', () => {
  expect(groupPlaces([]).total).toBe(0)
  expect(placeAt(groupPlaces([]), 0)).toBeNull()
})

const shown = fc.array(fc.nat(450), { maxLength: 40 })

it('puts every row exactly once under its head, in order', () => {
  fc.assert(
    fc.property(shown, (counts) => {
      const places = groupPlaces(counts)
      const seen = Array.from({ length: places.total }, (_, place) => placeAt(places, place))
      const meant = counts.flatMap((count, group) => [
        { group, row: null },
        ...Array.from({ length: count }, (_, row) => ({ group, row })),
      ])
      expect(seen).toEqual(meant)
    }),
    { numRuns: 50 },
  )
})

it('asks for every row in sight and for no group out of sight', () => {
  const window = fc.tuple(shown, fc.nat(2000), fc.nat(80), fc.integer({ min: 1, max: 200 }))
  fc.assert(
    fc.property(window, ([counts, first, length, size]) => {
      const places = groupPlaces(counts)
      const rows = Array.from({ length: length + 1 }, (_, step) => placeAt(places, first + step)).flatMap((found) =>
        found && found.row !== null ? [`${found.group}:${found.row}`] : [],
      )
      const parts = partsBetween(places, first, first + length)
      const asked = parts.flatMap(({ group, from, to }) =>
        Array.from({ length: to - from }, (_, step) => `${group}:${from + step}`),
      )
      expect(asked).toEqual(rows)
      const pages = pagesBetween(places, first, first + length, size).map(({ group, page }) => `${group}:${page}`)
      const needed = rows.map((row) => {
        const [group, at] = row.split(':')
        return `${group}:${Math.floor(Number(at) / size)}`
      })
      expect(pages).toEqual([...new Set(needed)])
    }),
    { numRuns: 200 },
  )
})
