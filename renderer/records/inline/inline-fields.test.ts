import { describe, expect, it } from 'vitest'
import { records } from '#shared/registry.ts'
import { cellWays, isOpenToEdit, nextColumn, placeNow } from './inline-fields.ts'

const stamp = { createdAt: '', createdBy: '', updatedAt: '', updatedBy: '', revision: '' }
const row = (id: string, state = 'open', archived = false) => ({ ...stamp, id, state, archived })
const column = (key: string) => ({ key, label: key, width: 100 })
const ways = cellWays(records.finding)

describe('the way in which a field is edited from a list', () => {
  it.each([
    ['title', 'here'],
    ['dueOn', 'here'],
    ['owner', 'here'],
    ['condition', 'form'],
    ['evidence', 'form'],
    ['number', undefined],
    ['state', undefined],
    ['implementedBy', undefined],
    ['constructor', undefined],
  ])('%s: %s', (name, way) => expect(ways.get(name)).toBe(way))
})

it.each([
  ['a finding that is open', row('a', 'open'), true],
  ['one that is closed', row('a', 'closed'), false],
  ['one that is archived', row('a', 'open', true), false],
  ['a state that no workflow knows', row('a', 'constructor'), true],
])('opens cells of %s: %s', (_what, entity, open) => expect(isOpenToEdit(records.finding, entity)).toBe(open))

it.each([
  ['title', 1, 'severity'],
  ['severity', 1, 'dueOn'],
  ['dueOn', 1, null],
  ['severity', -1, 'title'],
  ['title', -1, null],
  ['gone', 1, 'title'],
] as const)('goes from %s by %s to %s', (from, step, to) => {
  const columns = ['number', 'title', 'severity', 'condition', 'dueOn', 'state'].map(column)
  expect(nextColumn(columns, from, step, ways)).toBe(to)
})

it.each([
  ['where it was', 3, 3],
  ['further down', 1, 3],
  ['further up', 5, 3],
  ['nowhere near', 900, null],
])('finds a record %s', (_what, around, place) => {
  const rows = ['x', 'y', 'z', 'wanted'].map((id) => row(id))
  expect(placeNow((index) => rows[index], 'wanted', around)).toBe(place)
})
