import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { valueNow } from './competitions.valuing.ts'
import type { CtfdTables } from './ctfd-accounts.ts'
import { ctfdCsv, readCtfdCsv, teamHeads } from './ctfd-csv.ts'
import { readCtfd } from './ctfd-reading.ts'
import { ctfdTables } from './ctfd-writing.ts'
import { ctfdScoreboard, ctftimeStandings, readCtfdScoreboard, readCtftime } from './scoreboard-files.ts'

const word = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== '')
const maybe = fc.option(word, { nil: null })
const date = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map((day) => {
  const text = day.toISOString().replace(/Z$/, '')
  return text.replace(/\.000$/, '')
})
const ids = (count: number) => Array.from({ length: count }, (_, place) => place + 1)

/** What CTFd 3.8 packs of a contest between individuals or teams; what is secret or of other plugins aside. */
const tables = fc
  .record({
    isTeams: fc.boolean(),
    title: word,
    times: fc.array(fc.integer({ min: 1_500_000_000, max: 1_900_000_000 }), { maxLength: 3 }),
    accounts: fc.array(
      fc.record({
        name: word,
        email: maybe,
        hidden: fc.boolean(),
        banned: fc.boolean(),
        website: maybe,
        oauth_id: fc.constant(null),
        bracket: fc.integer({ min: 0, max: 2 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    challenges: fc.array(
      fc.record({
        name: word,
        category: maybe,
        description: maybe,
        max_attempts: fc.nat(9),
        isHidden: fc.boolean(),
        fall: fc.constantFrom('static', 'linear', 'logarithmic'),
        initial: fc.nat(500),
        minimum: fc.nat(50),
        decay: fc.nat(30),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    solved: fc.array(fc.tuple(fc.nat(5), fc.nat(4), date), { maxLength: 12 }),
    awarded: fc.array(
      fc.record({
        by: fc.nat(5),
        value: fc.integer({ min: -500, max: 500 }),
        name: word,
        category: maybe,
        description: maybe,
        date,
        icon: maybe,
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ isTeams, title, times, accounts, challenges, solved, awarded }): CtfdTables => {
    const brackets = [1, 2].map((id) => ({ id, name: `Bracket ${id}`, type: isTeams ? 'teams' : 'users' }))
    const rows = accounts.map(({ bracket, ...rest }, place) => ({
      ...rest,
      id: place + 1,
      bracket_id: bracket || null,
    }))
    const own = (place: number) => {
      const id = (place % rows.length) + 1
      return isTeams ? { user_id: 100 + id, team_id: id } : { user_id: id, team_id: null }
    }
    const solves = solved.map(([by, of], place) => ({
      id: place + 1,
      challenge_id: (of % challenges.length) + 1,
      ...own(by),
    }))
    const visible = new Set(accounts.flatMap(({ hidden, banned }, place) => (hidden || banned ? [] : [place + 1])))
    const solvers = (id: number) =>
      new Set(
        solves.flatMap((row) => {
          const by = row.team_id ?? row.user_id
          return row.challenge_id === id && visible.has(by) ? [by] : []
        }),
      ).size
    return {
      users: isTeams
        ? ids(rows.length).map((id) => ({ id: 100 + id, name: `Member ${id}`, email: null, team_id: id }))
        : rows,
      teams: isTeams ? rows : [],
      brackets: brackets.filter(({ id }) => rows.some((row) => row.bracket_id === id)),
      challenges: challenges.map(({ isHidden, fall, initial, minimum, decay, ...rest }, place) => ({
        ...{ ...rest, id: place + 1, state: isHidden ? 'hidden' : 'visible' },
        value: valueNow({ valuing: fall, value: 100 + place, initial, minimum, decay }, solvers(place + 1)),
        ...{ type: fall === 'static' ? 'standard' : 'dynamic', function: fall },
        ...(fall === 'static' ? { initial: null, minimum: null, decay: null } : { initial, minimum, decay }),
      })),
      solves,
      submissions: solves.map((row, place) => ({ ...row, type: 'correct', date: solved[place]?.[2] ?? '' })),
      awards: awarded.map(({ by, ...rest }, place) => ({ ...own(by), ...rest, id: place + 1 })),
      config: [
        { key: 'user_mode', value: isTeams ? 'teams' : 'users' },
        { key: 'ctf_name', value: title },
        ...times.map((seconds, place) => ({ key: ['start', 'end', 'freeze'][place] ?? '', value: String(seconds) })),
      ].map((row, place) => ({ id: place + 1, ...row })),
    }
  })

const byId = (given: CtfdTables) =>
  Object.fromEntries(
    Object.entries(given).map(([name, rows]) => [
      name,
      rows.toSorted((one, other) => Number(one.id) - Number(other.id)),
    ]),
  )

describe('an export of CTFd', () => {
  it('comes back equal, table by table and column by column', () => {
    fc.assert(
      fc.property(tables, (given) => {
        expect(byId(ctfdTables(readCtfd(given)))).toEqual(byId(given))
      }),
    )
  })

  const users = [
    { id: 1, name: 'mei', email: 'mei@example.com', password: 'x', hidden: false, banned: false, team_id: 7 },
    { id: 2, name: 'lone', email: null, hidden: true, banned: false, team_id: null },
  ]
  const contest: CtfdTables = {
    users,
    teams: [
      { id: 7, name: 'Blue', secret: 'y', hidden: false, banned: false, bracket_id: 3 },
      { id: 8, name: 'Blue', hidden: false, banned: true },
    ],
    brackets: [{ id: 3, name: 'House', type: 'teams' }],
    challenges: [
      { id: 1, name: 'Web', category: 'web', value: 90, type: 'dynamic', state: 'visible' },
      { id: 2, name: 'Key', category: 'crypto', value: 50, type: 'standard', state: 'hidden' },
    ],
    dynamic_challenge: [{ id: 1, initial: 100, minimum: 10, decay: 5, function: 'linear' }],
    submissions: [
      { id: 4, challenge_id: 1, user_id: 1, team_id: 7, type: 'correct', date: '2026-01-10T09:00:00.123456' },
      { id: 5, challenge_id: 1, user_id: 1, team_id: 7, type: 'incorrect', date: '2026-01-10T08:00:00' },
    ],
    solves: [{ id: 4 }, { id: 9, challenge_id: 1, user_id: 1, team_id: 99 }],
    tokens: [{ id: 1, value: 'z' }],
  }

  it('of 3.7 tells what a value falls by in a table of its own', () => {
    const read = readCtfd(contest)
    expect(read.challenges).toMatchObject([
      { source: '1', valuing: 'linear', initial: 100, minimum: 10, decay: 5, hidden: false },
      { source: '2', valuing: 'static', value: 50, hidden: true },
    ])
    expect(read.entrants).toMatchObject([
      {
        source: '7',
        name: 'Blue',
        bracket: 'House',
        members: [{ source: '1', name: 'mei', email: 'mei@example.com' }],
      },
      { source: '8', banned: true, members: [] },
    ])
    expect(read.solves).toEqual([
      { source: '4', entrant: '7', challenge: '1', member: '1', at: '2026-01-10T09:00:00.123Z' },
    ])
  })

  it('loses nothing without a word, and no secret comes in', () => {
    const read = readCtfd(contest)
    expect(read.losses.map(({ kind, what, count }) => `${kind} ${what} ${count}`)).toEqual(
      expect.arrayContaining([
        'orphan users 1',
        'orphan solves 1',
        'wrong submissions 1',
        'precision date 1',
        'table tokens 1',
        'secret secret 1',
        'sameName Blue 1',
      ]),
    )
    expect(JSON.stringify({ ...read, losses: [] })).not.toMatch(/"[xyz]"|\\"[xyz]\\"/)
  })
})

/** Points as they are written, and as they are kept: with four places, rounded half away from zero. */
const score = fc.oneof(
  fc.nat(100_000).map((points) => ({ written: points, kept: points })),
  fc.integer({ min: -99_999, max: 9_999_999_999 }).map((units) => ({
    written: units / 10_000_000,
    kept: (Math.sign(units) * Math.floor(Math.abs(units) / 1000 + 0.5)) / 10_000 || 0,
  })),
)
const standing = fc.record({ name: word, score, bracket: maybe, isTeam: fc.boolean() })

describe('a scoreboard of another program', () => {
  it('as CSV of users comes back equal', () => {
    const heads = [
      'place',
      'user name',
      'user id',
      'user email',
      'score',
      'user bracket id',
      'user bracket name',
      'team motto',
    ]
    const lines = fc.array(fc.tuple(word, maybe, score, maybe, word), { maxLength: 12 }).map((all) =>
      all.map(([name, email, points, bracket, motto], place) => {
        const row = (shown: number) =>
          [place + 1, name, place + 40, email ?? '', shown, bracket ? 1 : '', bracket ?? '', motto].map(String)
        return { written: row(points.written), kept: row(points.kept) }
      }),
    )
    fc.assert(
      fc.property(lines, (rows) => {
        const read = readCtfdCsv(
          heads,
          rows.map(({ written }) => written),
        )
        const expected = [rows.length > 0 ? heads : heads.slice(0, -1), ...rows.map(({ kept }) => kept)]
        expect(ctfdCsv(read.entrants)).toEqual(expected)
      }),
    )
  })

  it('as CSV of teams comes back with its members, but for what each of them scored', () => {
    const rows = [
      ['1', 'Blue', '7', '120', '', '', '', '', '3', 'House', '', ''],
      ['', '', '', '', 'mei', '1', 'mei@example.com', '', '', '', '', ''],
      ['2', 'Red', '8', '80.5', '', '', '', '', '', '', '', ''],
    ]
    const [heads = []] = ctfdCsv(readCtfdCsv(teamHeads, rows).entrants)
    expect(ctfdCsv(readCtfdCsv(heads, rows).entrants)).toEqual([heads, ...rows])
    const scored = rows.map((row, place) => (place === 1 ? row.with(7, '120') : row))
    expect(readCtfdCsv(heads, scored).losses).toEqual([{ kind: 'member', what: 'member score', count: 1 }])
  })

  it('of CTFd comes back equal', () => {
    type Drawn = {
      readonly name: string
      readonly score: number
      readonly bracket: string | null
      readonly isTeam: boolean
    }
    const rowsOf = (all: readonly Drawn[]) =>
      all.map(({ name, score: points, bracket, isTeam }, place) => ({
        ...{
          pos: place + 1,
          account_id: place + 1,
          account_url: `/x/${place}`,
          account_type: isTeam ? 'team' : 'user',
        },
        ...{ oauth_id: null, name, score: points, bracket_id: bracket ? 1 : null, bracket_name: bracket },
        ...(isTeam
          ? { members: [{ id: 5, oauth_id: null, name: 'm', score: 3, bracket_id: null, bracket_name: null }] }
          : {}),
      }))
    fc.assert(
      fc.property(fc.array(standing, { maxLength: 12 }), (all) => {
        const read = readCtfdScoreboard(rowsOf(all.map((one) => ({ ...one, score: one.score.written }))))
        const data = rowsOf(all.map((one) => ({ ...one, score: one.score.kept })))
        expect(ctfdScoreboard(read.entrants)).toEqual({ success: true, data })
      }),
    )
  })

  it('as CTFtime takes them comes back equal', () => {
    fc.assert(
      fc.property(fc.array(standing, { maxLength: 12 }), (all) => {
        const rows = all.map(({ name }, place) => ({ pos: place + 1, team: name }))
        const written = rows.map((row, place) => ({ ...row, score: all[place]?.score.written ?? 0 }))
        const standings = rows.map((row, place) => ({ ...row, score: all[place]?.score.kept ?? 0 }))
        expect(ctftimeStandings(readCtftime(written).entrants)).toEqual({ standings })
      }),
    )
  })
})
