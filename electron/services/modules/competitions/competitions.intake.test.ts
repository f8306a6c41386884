import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { Board, ContestReading } from '#shared/modules/competitions/competitions.contract.ts'
import { readCtfd, rowsOf } from '#shared/modules/competitions/ctfd-reading.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { parsedJson } from '../../exchange/json.ts'
import { pack, unpack } from '../../exchange/zip.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

const table = (results: readonly object[]) => JSON.stringify({ count: results.length, results, meta: {} })
const submission = (id: number, team: number, challenge: number, time: string) => ({
  ...{ id, challenge_id: challenge, user_id: team * 10, team_id: team, type: 'correct', date: `2026-01-10T${time}` },
})
const submissions = [
  submission(1, 1, 1, '09:00:00'),
  submission(2, 2, 1, '10:00:00'),
  submission(3, 2, 1, '11:00:00'),
  submission(4, 2, 2, '07:00:00'),
  submission(5, 3, 1, '09:30:00'),
]
const contest = {
  users: [1, 2, 3].map((team) => ({
    id: team * 10,
    name: `m${team}`,
    email: `m${team}@example.com`,
    team_id: team,
    password: 'quartz',
  })),
  teams: ['Blue', '红队', 'Blue'].map((name, place) => ({
    id: place + 1,
    name,
    hidden: place === 2,
    banned: false,
    website: 'w',
    bracket_id: place ? 1 : null,
  })),
  brackets: [{ id: 1, name: 'Guests', type: 'teams' }],
  challenges: [
    {
      id: 1,
      name: 'Web',
      category: 'web',
      value: 80,
      type: 'dynamic',
      state: 'visible',
      initial: 100,
      minimum: 10,
      decay: 20,
      function: 'linear',
    },
    { id: 2, name: 'Key', category: 'crypto', value: 50, type: 'standard', state: 'visible', function: 'static' },
  ],
  submissions,
  solves: submissions.map(({ id, challenge_id, user_id, team_id }) => ({ id, challenge_id, user_id, team_id })),
  awards: [
    {
      id: 1,
      user_id: null,
      team_id: 1,
      name: 'Notes',
      value: -30,
      category: null,
      description: null,
      date: '2026-01-10T12:00:00',
      icon: 'star',
    },
  ],
  config: [{ id: 1, key: 'user_mode', value: 'teams' }],
  tokens: [{ id: 1 }],
}
const packed = (tables: object) =>
  pack(Object.fromEntries(Object.entries(tables).map(([name, rows]) => [`db/${name}.json`, table(rows)])))

describe('a contest from another program', () => {
  let engine: Engine
  let cup: AnyEntity
  const read = async (bytes: Uint8Array, more: object = {}, name = 'ctfd.zip') => {
    const ticket = await engine.send(name, bytes)
    const input = { competition: cup.id, ticket, apply: false, apart: [], ...more }
    return await engine.call<ContestReading>('contest.read', input)
  }
  const competition = (title: string, more: object = {}) =>
    engine.call('competition.create', {
      draft: {
        title,
        kind: 'internal',
        startsAt: '2026-01-10T08:00:00.000Z',
        endsAt: '2026-01-10T16:00:00.000Z',
        ...more,
      },
    })
  const rows = async (record: string) =>
    (
      await engine.call<Page<AnyEntity>>(`${record}.list`, {
        filters: [{ field: 'competition', comparison: 'is', value: cup.id }],
      })
    ).rows
  const written = async (format: string) => {
    const { ticket, name } = await engine.call<{ ticket: string; name: string }>('contest.write', {
      competition: cup.id,
      format,
    })
    const chunks: Uint8Array[] = []
    for await (const chunk of engine.workbench.download(ticket).chunks) chunks.push(chunk)
    return { name, bytes: Buffer.concat(chunks) }
  }

  beforeAll(async () => {
    engine = await testEngine()
    cup = await competition('春季杯')
    for (const name of ['m1', 'm2'])
      await engine.call('person.create', { draft: { name, email: `${name.toUpperCase()}@example.com ` } })
  })
  afterAll(async () => {
    expect((await engine.audit()).damages).toEqual([])
    await engine.remove()
  })

  it('is looked into without a change, and says what counts not, who is who and what is lost', async () => {
    const before = engine.entries()
    const found = await read(packed(contest))
    expect(engine.entries()).toBe(before)
    expect(found).toMatchObject({
      ...{ format: 'ctfdZip', made: false, excluded: { beforeStart: 1, afterEnd: 0, repeated: 1 } },
      counts: {
        challenges: { read: 2, fresh: 2 },
        entrants: { read: 3, fresh: 3 },
        solves: { read: 5, fresh: 5 },
        awards: { read: 1, fresh: 1 },
      },
    })
    expect(found.accounts.map(({ name, person }) => [name, person.name])).toEqual([
      ['m1', 'm1'],
      ['m2', 'm2'],
    ])
    expect(found.losses.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['table', 'secret', 'member', 'sameName']),
    )
  })

  it('comes in with values as they were, excluded solves by their cause, and figures that rank', async () => {
    expect((await read(packed(contest), { apply: true, apart: ['20'] })).made).toBe(true)
    const solves = (await rows('solve')).toSorted((one, other) =>
      String(one.source).localeCompare(String(other.source)),
    )
    expect(solves.map(({ source, value, exclusion }) => [source, value, exclusion])).toEqual([
      ['1/10', 100, null],
      ['2/20', 80, null],
      ['3/20', null, 'repeated'],
      ['4/20', null, 'beforeStart'],
      // Whoever is hidden takes no part in what a challenge is worth.
      ['5/30', 80, null],
    ])
    const board = await engine.call<Board>('scoreboard.standings', { competition: cup.id, view: 'live', bracket: null })
    expect(board.rows.map(({ rank, name, points, bracket }) => [rank, name, points, bracket])).toEqual([
      [1, '红队', '80', 'Guests'],
      [2, 'Blue', '70', null],
    ])
    expect(board.challenges).toMatchObject([
      { name: 'Key', solved: 0 },
      { name: 'Web', solved: 2, firstBlood: { name: 'Blue' } },
    ])
    const people = (await rows('entrant')).flatMap(({ members }) => (Array.isArray(members) ? members : []))
    expect(people.filter((member) => JSON.stringify(member).includes('"person":"'))).toHaveLength(1)
    expect(JSON.stringify(await rows('entrant'))).not.toContain('quartz')
  })

  it('comes in no second time, and only what is new of a later export', async () => {
    const before = engine.entries()
    const again = await read(packed(contest), { apply: true })
    expect(again.counts).toMatchObject({
      challenges: { fresh: 0 },
      entrants: { fresh: 0 },
      solves: { fresh: 0 },
      awards: { fresh: 0 },
    })
    expect(engine.entries()).toBe(before)
    const late = submission(6, 1, 2, '13:00:00')
    const later = { ...contest, submissions: [...submissions, late], solves: [...contest.solves, late] }
    expect((await read(packed(later), { apply: true })).counts.solves.fresh).toBe(1)
    const board = await engine.call<Board>('scoreboard.standings', { competition: cup.id, view: 'live', bracket: null })
    expect(board.rows[0]).toMatchObject({ name: 'Blue', points: '120', rank: 1 })
  })

  it('goes back to CTFd equal', async () => {
    const { bytes, name } = await written('ctfdZip')
    expect(name).toMatch(/\.ctfd\.zip$/)
    const { parts } = unpack(bytes, () => true)
    const tables = Object.fromEntries(
      [...parts].map(([part, text]) => [part.slice(3, -5), rowsOf(parsedJson(Buffer.from(text).toString('utf8')))]),
    )
    const strip = (source: object) => JSON.parse(JSON.stringify(source))
    const told = readCtfd(strip(tables))
    const first = readCtfd(
      strip({
        ...contest,
        submissions: [...submissions, submission(6, 1, 2, '13:00:00')],
        solves: [...contest.solves, submission(6, 1, 2, '13:00:00')],
      }),
    )
    const sorted = (list: readonly { readonly source: string }[]) =>
      list.toSorted((one, other) => Number(one.source) - Number(other.source))
    for (const part of ['challenges', 'entrants', 'solves', 'awards'] as const)
      expect(sorted(told[part]), part).toEqual(sorted(first[part]))
  })

  it.each(['ctfdCsv', 'ctfdScoreboard', 'ctftime'])(
    'leaves as %s and comes into another competition as it stood',
    async (format) => {
      const { bytes, name } = await written(format)
      const from = cup
      cup = await competition(`Copy of ${format}`, { kind: 'external' })
      const found = await read(bytes, { apply: true }, name)
      expect(found).toMatchObject({ format, made: true, counts: { entrants: { fresh: 2 } } })
      const board = await engine.call<Board>('scoreboard.standings', {
        competition: cup.id,
        view: 'live',
        bracket: null,
      })
      expect(board.rows.map((row) => [row.rank, row.name, row.points])).toEqual([
        [1, 'Blue', '120'],
        [2, '红队', '80'],
      ])
      cup = from
    },
  )

  it('is refused by name where it has no place', async () => {
    expect((await refusalOf(read(Buffer.from('a,b\n1,2\n')))).key).toBe('errors.contestShape')
    expect((await refusalOf(read(Buffer.from('{"x": []}')))).key).toBe('errors.contestShape')
    expect((await refusalOf(read(Buffer.from('{"standings": []}')))).key).toBe('errors.contestEmpty')
    expect((await refusalOf(read(pack({ 'db/users.json': table([]) })))).key).toBe('errors.contestShape')
    expect((await refusalOf(read(Buffer.from('PK\u0003\u0004broken')))).key).toBe('errors.workbookDamaged')
    const { bytes, name } = await written('ctfdScoreboard')
    const from = cup
    cup = await competition('League', { kind: 'external' })
    expect((await refusalOf(read(packed(contest)))).key).toBe('errors.contestExternal')
    cup = await competition('Solo', { entry: 'individual' })
    expect((await refusalOf(read(packed(contest)))).key).toBe('errors.contestEntry')
    // Standings tell what came after the freeze; an export of the same tells none, for its solves are kept back one by one.
    cup = await competition('Frozen', { freezesAt: '2026-01-10T12:00:00.000Z' })
    expect(await refusalOf(read(bytes, {}, name))).toMatchObject({
      ...{ key: 'errors.contestFrozen', parameters: { title: 'Frozen' } },
    })
    expect(await read(packed(contest))).toMatchObject({ format: 'ctfdZip', made: false })
    await engine.call('competition.update', { id: cup.id, revision: cup.revision, changes: { freezesAt: null } })
    expect(await read(bytes, {}, name)).toMatchObject({ format: 'ctfdScoreboard', counts: { entrants: { fresh: 2 } } })
    cup = from
  })
})
