import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCtfdCsv } from './ctfd-csv.ts'
import { readCtfd } from './ctfd-reading.ts'
import { ctfdTables } from './ctfd-writing.ts'
import { type ForeignContest, rowOf } from './foreign-contest.ts'
import { ctfdScoreboard, readCtfdScoreboard, readCtftime } from './scoreboard-files.ts'

const told = ({ losses }: ForeignContest) => losses.map(({ kind, what, count }) => `${kind} ${what} ${count}`)
const standing = (score: number | string, more: object = {}) => ({ pos: 1, team: 'Blue', score, ...more })
const blue = { pos: 1, account_id: 7, account_type: 'team', name: 'Blue', score: 5, bracket_name: null }

describe('points of another program', () => {
  it.each([
    [12.34567, '12.3457', true],
    [12.3456, '12.3456', false],
    ['12.345650000000', '12.3457', true],
    ['0.99995', '1.0000', true],
    ['-0.00005', '-0.0001', true],
    [1e-7, '0.0000', true],
    [0.1 + 0.2, '0.3000', true],
    ['1.50000000000000000', '1.5000', false],
    [123_456.000_001, '123456.0000', true],
  ])('%s are kept as %s', (score, points, isRounded) => {
    const read = readCtftime([standing(score)])
    expect(read.entrants).toMatchObject([{ statedPoints: points, statedRank: 1 }])
    expect(told(read)).toEqual(isRounded ? ['precision score 1'] : [])
    expect(readCtfdScoreboard([{ ...blue, score }]).entrants).toMatchObject([{ statedPoints: points }])
    const heads = ['place', 'user name', 'user id', 'score']
    expect(readCtfdCsv(heads, [['1', 'mei', '4', String(score)]]).entrants).toMatchObject([{ statedPoints: points }])
  })

  it('are never dropped, however fine', () => {
    fc.assert(
      fc.property(fc.double({ min: -999_999_999, max: 999_999_999, noNaN: true }), (score) => {
        const [entrant] = readCtftime([standing(score)]).entrants
        expect(Math.abs(Number(entrant?.statedPoints) - score)).toBeLessThanOrEqual(0.000_051)
      }),
    )
  })
})

describe('two rows of one number', () => {
  it.each(['users', 'challenges', 'solves', 'awards'])('of %s leave the first, and tell the other', (table) => {
    const by = { user_id: 1, challenge_id: 2, date: '2026-01-10T09:00:00', value: 5 }
    const tables = {
      users: [{ id: 1, name: 'mei' }],
      challenges: [{ id: 2, name: 'Web', value: 5 }],
      solves: [{ id: 3, ...by }],
      awards: [{ id: 4, name: 'Notes', ...by }],
    }
    const once = readCtfd(tables)
    const rows = Object.entries(tables).find(([name]) => name === table)?.[1] ?? []
    const twice = readCtfd({ ...tables, [table]: [...rows, { ...rows[0], name: 'Another' }] })
    expect(told(twice)).toEqual([`doubled ${table} ${String(rows[0]?.id)} 1`])
    expect({ ...twice, losses: [] }).toEqual({ ...once, losses: [] })
  })

  it('of a scoreboard leave the first, and its members with it', () => {
    const read = readCtfdScoreboard([blue, { ...blue, name: 'Other', pos: 2 }])
    expect(read.entrants.map(({ name }) => name)).toEqual(['Blue'])
    expect(told(read)).toEqual(['doubled data 7 1'])
    const heads = ['place', 'team', 'team id', 'score', 'member name', 'member id', 'member email', 'member score']
    const rows = [
      ['1', 'Blue', '7', '5', '', '', '', ''],
      ['2', 'Blue', '7', '4', '', '', '', ''],
      ['', '', '', '', 'mei', '1', '', ''],
    ]
    expect(readCtfdCsv(heads, rows).entrants).toMatchObject([{ name: 'Blue', statedPoints: '5.0000', members: [] }])
  })

  it('of one name in standings of CTFtime stay two, apart by their sources', () => {
    const long = 'n'.repeat(150)
    const names = ['Blue', 'Blue', 'Blue (2)', `${long}a`, `${long}b`]
    const { entrants, losses } = readCtftime(names.map((team, place) => ({ pos: place + 1, team, score: 1 })))
    expect(entrants.map(({ name }) => name)).toEqual(names)
    expect(new Set(entrants.map(({ source }) => source)).size).toBe(names.length)
    expect(entrants.every(({ source }) => source.length <= 100)).toBe(true)
    expect(losses).toEqual([{ kind: 'sameName', what: 'Blue', count: 1 }])
  })
})

describe('a row beyond what is kept', () => {
  const people = (count: number) => Array.from({ length: count }, (_, id) => ({ id, name: `Member ${id}`, score: 1 }))

  it('is cut and told, not refused', () => {
    const read = readCtfdScoreboard([{ ...blue, pos: 0, members: people(900), motto: '"'.repeat(30_000) }])
    const [entrant] = read.entrants
    expect(entrant?.members).toHaveLength(200)
    expect(entrant?.statedRank).toBeNull()
    expect(entrant?.kept.every(({ value }) => value.length <= 20_000)).toBe(true)
    expect(Object.keys(rowOf(entrant?.kept ?? []))).toEqual(expect.arrayContaining(['members', 'motto']))
    expect(told(read)).toEqual(['cut members 701', 'range rank 1', 'cut motto 1'])
  })

  it('of CTFd is cut in members, names and worth', () => {
    const read = readCtfd({
      users: people(201).map((row) => ({ ...row, team_id: 1 })),
      teams: [{ id: 1, name: 'Blue' }],
      challenges: [{ id: 2, name: 'Web', value: 9_000_000, requirements: { deep: 'x'.repeat(30_000) } }],
    })
    expect(read.entrants[0]?.members).toHaveLength(200)
    expect(read.challenges).toMatchObject([{ value: 1_000_000 }])
    expect(told(read)).toEqual(
      expect.arrayContaining(['cut members 1', 'range challenges.value 1', 'cut requirements 1']),
    )
  })
})

describe('the settings of CTFd', () => {
  const config = (values: Readonly<Record<string, string>>) =>
    Object.entries(values).map(([key, value], place) => ({ id: place + 1, key, value }))
  const rows = { users: [{ id: 1, name: 'mei', team_id: 3 }], teams: [{ id: 3, name: 'Blue' }], challenges: [] }

  it('say who enters, whatever rows there are', () => {
    const read = readCtfd({ ...rows, config: config({ user_mode: 'users' }) })
    expect(read.entrants).toMatchObject([{ source: '1', kind: 'person' }])
    expect(told(read)).toEqual(['table teams 1'])
  })

  it('say when, and those without a place are told by their names', () => {
    const values = { ctf_name: 'Spring', start: '1768032000', end: '1768060800', freeze: '', mail_password: 'quartz' }
    const read = readCtfd({ ...rows, config: config(values) })
    expect(read.settings).toEqual({
      ...{ title: 'Spring', startsAt: '2026-01-10T08:00:00.000Z', endsAt: '2026-01-10T16:00:00.000Z', freezesAt: null },
    })
    expect(told(read)).toContain('setting mail_password 1')
    expect(JSON.stringify(read)).not.toContain('quartz')
  })
})

describe('what was changed here', () => {
  const contest = readCtfd({
    users: [
      { id: 1, name: 'mei', bracket_id: 1, hidden: false, banned: false },
      { id: 2, name: 'bo', bracket_id: 1, hidden: false, banned: false },
    ],
    brackets: [{ id: 1, name: 'House' }],
    challenges: [{ id: 2, name: 'Web', value: 50, state: 'locked', type: 'multiple_choice' }],
  })

  it('goes out as it is here', () => {
    const [web] = contest.challenges
    const [mei, bo] = contest.entrants
    if (!web || !mei || !bo) throw new Error('the contest was not read')
    expect(ctfdTables(contest).challenges).toMatchObject([{ state: 'locked', type: 'multiple_choice', value: 50 }])
    const changed = ctfdTables({
      ...contest,
      entrants: [{ ...mei, bracket: 'Guests', banned: true }, bo],
      challenges: [{ ...web, hidden: false, valuing: 'linear', value: null, initial: 90, minimum: 10, decay: 5 }],
    })
    expect(changed.challenges).toMatchObject([{ state: 'visible', value: 90, function: 'linear', initial: 90 }])
    expect(changed.users).toMatchObject([
      { bracket_id: 2, banned: true },
      { bracket_id: 1, banned: false },
    ])
    expect(changed.brackets).toMatchObject([
      { id: 1, name: 'House' },
      { id: 2, name: 'Guests' },
    ])
  })

  it('goes out to a scoreboard with the members of today', () => {
    const row = { ...blue, bracket_id: 4, bracket_name: 'House', members: [{ id: 5, name: 'mei', score: 3 }] }
    const [entrant] = readCtfdScoreboard([row]).entrants
    if (!entrant) throw new Error('the scoreboard was not read')
    const members = [...entrant.members, { source: '6', name: 'bo', email: null }]
    expect(ctfdScoreboard([{ ...entrant, bracket: null, members, statedRank: 2 }]).data).toEqual([
      {
        ...{ pos: 2, account_id: 7, account_type: 'team', name: 'Blue', score: 5, bracket_name: null },
        members: [...row.members, { id: 6, name: 'bo' }],
      },
    ])
  })
})
