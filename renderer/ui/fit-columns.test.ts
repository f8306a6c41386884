import { expect, it } from 'vitest'
import type { Column } from './data-table-column.ts'
import { fitColumns } from './fit-columns.ts'

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
