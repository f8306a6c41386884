import { describe, expect, it } from 'vitest'
import type { AnyEntity } from '../../record/values.ts'
import { placeOn, seatsOn } from './people.bodies.ts'

const row = (id: string, values: Readonly<Record<string, string | null>>): AnyEntity => ({
  ...{ id, revision: 'r', state: '', archived: false },
  ...{ createdAt: '', createdBy: '', updatedAt: '', updatedBy: '', ...values },
})
const group = row('g', { chair: 'named', deputyChair: null, reportsTo: 'board', foundedOn: '2025-01-01' })
const term = (id: string, person: string, position: string, from: string, until: string | null) =>
  row(id, { group: 'g', person, position, duty: `duty of ${person}`, from, until })

describe('the seats of a body', () => {
  const rows = [
    term('1', 'member', 'member', '2025-01-01', null),
    term('2', 'old', 'chair', '2025-01-01', '2025-12-31'),
    term('3', 'new', 'chair', '2026-02-01', null),
    row('4', { group: 'other', person: 'else', position: 'chair', duty: 'd', from: '2020-01-01' }),
  ]

  it.each([
    ['2025-06-01', ['old', 'member'], ['new'], []],
    ['2025-12-31', ['old', 'member'], ['new'], []],
    // The group names its chair where no membership does.
    ['2026-01-15', ['named', 'member'], ['new'], []],
    ['2026-02-01', ['new', 'member'], [], []],
  ])('on %s', (day, people, coming, vacant) => {
    const found = seatsOn('group', group, rows, day)
    expect(found.seats.map(({ person }) => person)).toEqual(people)
    expect(found.coming.map(({ person }) => person)).toEqual(coming)
    expect(found.vacant).toEqual(vacant)
  })

  it('are vacant in a department between two heads, for its dated duties answer for every day', () => {
    const department = row('d', { head: 'now', deputy: null, liaison: null })
    const duty = (id: string, person: string, from: string | null, until: string | null) =>
      row(id, { department: 'd', person, position: 'head', title: 't', from, until })
    const duties = [duty('1', 'before', null, '2026-01-10'), duty('2', 'now', '2026-02-01', null)]
    expect(seatsOn('department', department, duties, '2026-01-20')).toMatchObject({ seats: [], vacant: ['head'] })
    expect(seatsOn('department', department, [], '2026-01-20').seats).toMatchObject([{ person: 'now', row: null }])
  })
})

it('places a body on a day under what its reporting lines say, and what stood then below it', () => {
  const board = row('board', { reportsTo: null, foundedOn: null })
  const later = row('late', { reportsTo: 'g', foundedOn: '2026-06-01' })
  const moved = row('moved', { reportsTo: 'g' })
  const lines = [
    row('1', { group: 'moved', groupAbove: 'board', from: null, until: '2026-03-31' }),
    row('2', { group: 'moved', groupAbove: 'g', from: '2026-04-01', until: null }),
  ]
  const units = [group, board, later, moved]
  const on = (day: string) => placeOn('group', group, { lines, units }, day)
  expect(on('2026-03-31')).toEqual({ above: 'board', below: [], stands: true })
  expect(on('2026-04-01')).toEqual({ above: 'board', below: ['moved'], stands: true })
  expect(on('2026-06-01').below).toEqual(['late', 'moved'])
  expect(on('2024-12-31').stands).toBe(false)
})
