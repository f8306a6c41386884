import { describe, expect, it } from 'vitest'
import { entity } from '../../record/rule-case.test-support.ts'
import type { AnyEntity } from '../../record/values.ts'
import { inOrder, projectOrganisation } from './organisation-report.projection.ts'

type Given = Partial<Omit<Parameters<typeof projectOrganisation>[0], 'organisation' | 'nameOf'>>

const on = '2026-11-22'
const project = (given: Given) =>
  projectOrganisation({
    ...{ groups: [], departments: [], duties: [], memberships: [], lines: [], people: [], qualifications: [] },
    ...{ on, soon: 60, organisation: null, nameOf: (record, id) => `${record} ${id}`, ...given },
  })
const row = (id: string, values: Readonly<Record<string, unknown>>, createdBy = 'maker'): AnyEntity =>
  entity({ id, name: id, createdAt: '2026-01-01T00:00:00.000Z', createdBy, ...values })
const group = (id: string, values: object = {}) =>
  row(id, { kind: 'committee', chair: null, reportsTo: null, ...values })
const department = (id: string, values: object = {}) => row(id, { parent: null, head: null, ...values })
const seat = (id: string, values: object) =>
  row(id, { position: 'member', duty: 'd', from: '2026-01-01', until: null, ...values })

describe('the order of units', () => {
  it.each<[string, readonly (readonly [string, string | null])[], string]>([
    ['nothing', [], ''],
    [
      'each after what it is under',
      [
        ['c', 'b'],
        ['a', null],
        ['b', 'a'],
        ['d', null],
      ],
      'a0 b1 c2 d0',
    ],
    ['under something that is not there at the top', [['a', 'gone']], 'a0'],
    [
      'a ring once, and what hangs on it',
      [
        ['a', 'b'],
        ['b', 'a'],
        ['c', 'b'],
        ['d', null],
      ],
      'd0 a0 b1 c2',
    ],
  ])('%s', (_, units, order) => {
    const placed = inOrder(units.map(([id, parent]) => ({ id, parent })))
    expect(placed.map(({ id, depth }) => `${id}${depth}`).join(' ')).toBe(order)
  })
})

describe('who signs for the organisation', () => {
  const board = group('board', { kind: 'board', chair: 'chair' })
  const large = [
    group('large', { chair: 'large' }),
    group('below', { reportsTo: 'large' }),
    group('too', { reportsTo: 'large' }),
  ]
  it.each<[string, Given, string | null, readonly string[]]>([
    ['nobody where there is nothing', {}, null, []],
    [
      'the chair of the board, however much is under another',
      { groups: [...large, board] },
      'board',
      ['keeper maker', 'chair chair'],
    ],
    [
      'the chair of the body with the most below it',
      { groups: [group('small', { chair: 's' }), ...large] },
      'large',
      ['keeper maker', 'chair large'],
    ],
    [
      'the head of the topmost department without any body',
      { departments: [department('d', { head: 'h' })] },
      'd',
      ['keeper maker', 'head h'],
    ],
    [
      'nobody where the topmost has no lead',
      { groups: [group('g')], departments: [department('d', { head: 'h' })] },
      'g',
      [],
    ],
    [
      'one place for who kept it and leads it',
      { groups: [row('g', { kind: 'board', chair: 'maker' })] },
      'g',
      ['chair maker'],
    ],
    [
      'not for a body that stands no more',
      { groups: [group('g', { chair: 'c', dissolvedOn: '2026-11-21' })] },
      null,
      [],
    ],
    [
      'whoever made the last entry of all',
      {
        groups: [board],
        memberships: [{ ...seat('m', { group: 'board', person: 'p' }), createdAt: '2026-06-01', createdBy: 'late' }],
      },
      'board',
      ['keeper late', 'chair chair'],
    ],
  ])('%s', (_, given, top, signers) => {
    const found = project(given)
    expect(found.top).toBe(top)
    expect(found.signers.map(({ duty, id }) => `${duty} ${id}`)).toEqual(signers)
    for (const { id, person } of found.signers) expect(person).toBe(`person ${id}`)
  })
})

it('tells of each unit what the chart and its page tell of the day: who holds what, what nobody holds, what comes', () => {
  const found = project({
    groups: [
      group('board', { kind: 'board', chair: 'named' }),
      group('team', { kind: 'working', reportsTo: 'gone', foundedOn: '2026-01-01' }),
    ],
    departments: [department('net', { head: 'stale', duties: 'Runs it' }), department('desk', { parent: 'net' })],
    memberships: [
      seat('1', { group: 'team', person: 'first', position: 'chair', until: '2026-11-21' }),
      seat('2', { group: 'team', person: 'next', position: 'chair', from: '2026-12-01' }),
      seat('3', { group: 'team', person: 'ann' }),
    ],
    duties: [
      row('4', { department: 'net', person: 'stale', position: 'head', from: null, until: '2026-10-31' }),
      row('5', {
        department: 'net',
        person: 'bob',
        position: 'other',
        title: 'Keeps the firewall',
        control: 'c',
        from: null,
      }),
      row('6', {
        department: 'desk',
        person: 'bob',
        position: 'other',
        title: 'Over',
        control: 'old',
        until: '2026-01-01',
      }),
    ],
    lines: [
      row('7', { group: 'team', groupAbove: 'board', from: '2026-02-01', until: null }),
      row('8', { department: 'desk', departmentAbove: null, from: '2027-01-01', until: null }),
      row('9', { department: 'desk', departmentAbove: 'net', from: null, until: '2026-12-31' }),
    ],
  })
  const [board, team] = found.groups
  const [net, desk] = found.departments
  expect(board).toMatchObject({ depth: 0, seats: [{ person: 'named', row: null }], vacant: [], line: null })
  expect(team).toMatchObject({ parent: 'board', depth: 1, vacant: ['chair'], line: { id: '7', from: '2026-02-01' } })
  expect(team?.seats.map(({ person }) => person)).toEqual(['ann'])
  expect(team?.coming.map(({ person }) => person)).toEqual(['next'])
  expect(net).toMatchObject({ lead: null, vacant: ['head'], charter: 'Runs it', sort: null })
  expect(net?.seats).toMatchObject([{ person: 'bob', words: 'Keeps the firewall', from: null }])
  expect(desk).toMatchObject({ parent: 'net', line: { id: '9' }, nextLines: [{ id: '8', value: null }], seats: [] })
  expect(found.serves).toEqual({ 5: 'c' })
  expect(found.names).toMatchObject({ board: 'board', ann: 'person ann', next: 'person next', c: 'control c' })
})

it('names the qualifications of those with duties that have ended or end within the days given', () => {
  const held = (id: string, person: string, validUntil: string | null, values: object = {}) =>
    row(id, { title: id, kind: 'certificate', issuer: 'i', person, awardedOn: '2020-01-01', validUntil, ...values })
  const { ending, people } = project({
    groups: [group('g', { chair: 'ann' })],
    people: [row('ann', { name: 'Ann' }), row('bob', { name: 'Bob' })],
    qualifications: [
      held('far', 'ann', '2027-01-22'),
      held('near', 'ann', '2027-01-21'),
      held('today', 'ann', '2026-11-22'),
      held('past', 'ann', '2026-11-21'),
      held('never', 'ann', null),
      held('gone', 'ann', '2026-01-01', { withdrawnOn: '2026-02-01' }),
      held('other', 'bob', '2026-11-21'),
    ],
  })
  expect(people.map(({ person }) => person)).toEqual(['ann'])
  expect(ending.map(({ held: { id, isExpired } }) => [id, isExpired])).toEqual([
    ['past', true],
    ['today', false],
    ['near', false],
  ])
})
