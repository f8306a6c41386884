import { expect, it } from 'vitest'
import type { Column } from './data-table-column.ts'
import { boundedWidth, fitColumns, widthsWith } from './fit-columns.ts'

const columns: readonly Column[] = [
  { key: 'number', label: 'Number', width: 120 },
  { key: 'title', label: 'Title', width: 240, grow: true },
  { key: 'severity', label: 'Severity', width: 140 },
  { key: 'state', label: 'State', width: 150 },
]

it.each([
  ['everything, and the title takes the rest', 1000, [120, 590, 140, 150]],
  ['everything, with a shorter title', 620, [120, 210, 140, 150]],
  ['three whole columns, for a title is not cut shorter', 600, [120, 340, 140, 150]],
  ['three whole columns that end at the edge', 500, [120, 240, 140, 150]],
  ['two whole columns', 330, [120, 210, 140, 150]],
  ['the first one, across the frame', 200, [200, 240, 140, 150]],
  ['their own widths, before the frame is measured', 0, [120, 240, 140, 150]],
])('shows %s', (_, room, widths) => {
  expect(fitColumns(columns, room)).toEqual(widths)
})

const wishing: readonly Column[] = columns.map((column) =>
  column.key === 'severity' ? { ...column, wish: 200 } : column.key === 'state' ? { ...column, wish: 180 } : column,
)
it.each<readonly [string, number, Readonly<Record<string, number>>, readonly number[]]>([
  ['no wish where the title has not its own width', 650, {}, [120, 240, 140, 150]],
  ['wishes in part, before the title takes more', 695, {}, [120, 240, 170, 165]],
  ['wishes whole, and the title takes the rest', 1000, {}, [120, 500, 200, 180]],
  ['a set width in place of a wish', 1000, { severity: 150 }, [120, 550, 150, 180]],
  ['no wish where a column stands beyond the edge', 600, {}, [120, 340, 140, 150]],
])('grants %s', (_, room, set, widths) => {
  expect(fitColumns(wishing, room, new Map(Object.entries(set)))).toEqual(widths)
})

it.each<readonly [string, number, Readonly<Record<string, number>>, readonly number[]]>([
  ['a set width as it is, and the title takes the rest', 1000, { severity: 200 }, [120, 530, 200, 150]],
  ['a title that was set, and what is left over empty', 1000, { title: 300 }, [120, 300, 140, 150]],
  ['a set width that no longer fits beyond the edge', 600, { severity: 400 }, [120, 480, 400, 150]],
  ['no column narrower than it can be read', 1000, { severity: 3, number: 1 }, [96, 682, 72, 150]],
  ['the first one over no more than a part of the frame', 1000, { number: 5000 }, [600, 260, 140, 150]],
  ['what was set before the frame is measured', 0, { number: 700 }, [700, 240, 140, 150]],
])('shows %s', (_, room, set, widths) => {
  expect(fitColumns(columns, room, new Map(Object.entries(set)))).toEqual(widths)
})

it.each<readonly [string, number, number, Readonly<Record<string, number>>]>([
  ['a column before the growing one alone', 0, 150, { number: 150 }],
  ['a column behind the growing one, which stays as wide as it looks', 2, 180, { title: 590, severity: 180 }],
  ['the growing one', 1, 400, { title: 400 }],
  ['no width below the least', 3, -20, { title: 590, state: 72 }],
  ['no width above the greatest', 1, 99_999, { title: 1200 }],
])('sets %s', (_, place, width, set) => {
  const drawn = fitColumns(columns, 1000)
  const next = widthsWith(columns, drawn, new Map(), place, width)
  expect(Object.fromEntries(next)).toEqual(set)
  // The edge stands where it was put: what is before it did not move.
  const after = fitColumns(columns, 1000, next)
  expect(after.slice(0, place)).toEqual(drawn.slice(0, place))
  expect(after[place]).toBe(boundedWidth(place, width))
})
