import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { Board, ContestReading } from '#shared/modules/competitions/competitions.contract.ts'
import { noSettings } from '#shared/modules/competitions/foreign-contest.ts'
import { competitionRecord } from '#shared/modules/training/competition.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { pack, unpack } from '../../exchange/zip.ts'
import { type Engine, testEngine } from '../../records/engine.test-support.ts'
import { runCommand } from '../../run.ts'
import { heldBy } from './competitions.held.ts'
import { planIntake } from './competitions.intake-plan.ts'
import { intakeBatch } from './competitions.intake-write.ts'

const table = (results: readonly object[]) => JSON.stringify({ count: results.length, results, meta: {} })
const packed = (tables: object) =>
  pack(Object.fromEntries(Object.entries(tables).map(([name, rows]) => [`db/${name}.json`, table(rows)])))
const json = (value: object) => Buffer.from(JSON.stringify(value))

const solve = (id: number, team: number, challenge: number, time: string) => ({
  ...{ id, challenge_id: challenge, user_id: team * 10, team_id: team, type: 'correct', date: `2026-01-10T${time}` },
})
const contest = {
  // The number of the second user is that of the first team.
  users: [
    { id: 10, name: 'mei', email: 'mei@example.com', team_id: 1 },
    { id: 1, name: 'bo', email: 'bo@example.com', team_id: 2 },
  ],
  teams: [
    { id: 1, name: 'Blue', hidden: false, banned: false, bracket_id: null },
    { id: 2, name: 'Red', hidden: false, banned: false, bracket_id: null },
  ],
  brackets: [{ id: 1, name: 'Guests', type: 'teams' }],
  challenges: [
    { id: 1, name: 'Web', category: 'web', value: 50, type: 'standard', state: 'visible', function: 'static' },
    { id: 2, name: 'Key', category: 'crypto', value: 30, type: 'standard', state: 'hidden', function: 'static' },
  ],
  solves: [solve(1, 1, 1, '09:00:00'), solve(2, 2, 1, '10:00:00'), solve(3, 2, 2, '07:00:00')],
  config: [{ id: 1, key: 'user_mode', value: 'teams' }],
}
const standing = (pos: number, team: string, score: number) => ({ pos, team, score })

describe('a later file of a contest', () => {
  let engine: Engine
  let cup: AnyEntity
  const read = async (bytes: Uint8Array, more: object = {}) => {
    const ticket = await engine.send('contest', bytes)
    return await engine.call<ContestReading>('contest.read', {
      ...{ competition: cup.id, ticket, apply: true, apart: [], ...more },
    })
  }
  const rows = async (record: string) => {
    const filters = [{ field: 'competition', comparison: 'is', value: cup.id }]
    return (await engine.call<Page<AnyEntity>>(`${record}.list`, { filters })).rows
  }
  const named = async (record: string, name: string, field = 'name') => {
    const found = (await rows(record)).find((row) => row[field] === name)
    if (!found) throw new Error(`no ${record} ${name}`)
    return (await engine.call<{ entity: AnyEntity }>(`${record}.get`, { id: found.id })).entity
  }
  const change = async (record: string, row: AnyEntity, changes: object) =>
    await engine.call(`${record}.update`, { id: row.id, revision: row.revision, changes })
  const board = () => engine.call<Board>('scoreboard.standings', { competition: cup.id, view: 'live', bracket: null })
  const made = (more: object = {}) =>
    engine.call('competition.create', {
      draft: { title: 'Cup', kind: 'internal', startsAt: '2026-01-10T08:00:00.000Z', ...more },
    })
  const told = ({ losses }: ContestReading) => losses.map(({ kind, what }) => `${kind} ${what}`)
  const written = async (format: string) => {
    const { ticket } = await engine.call<{ ticket: string }>('contest.write', { competition: cup.id, format })
    const chunks: Uint8Array[] = []
    for await (const chunk of engine.workbench.download(ticket).chunks) chunks.push(chunk)
    return Buffer.concat(chunks)
  }

  beforeAll(async () => {
    engine = await testEngine()
    for (const name of ['mei', 'bo'])
      await engine.call('person.create', { draft: { name, email: `${name}@example.com` } })
  })
  beforeEach(async () => {
    cup = await made()
  })
  afterAll(async () => {
    expect((await engine.audit()).damages).toEqual([])
    await engine.remove()
  })

  it('keeps the rank that was told of an external competition, in exports too', async () => {
    cup = await made({ kind: 'external', fieldSize: 300 })
    await read(json({ standings: [standing(57, 'Ours', 812.345_67)] }))
    expect((await board()).rows).toMatchObject([{ name: 'Ours', rank: 57, points: '812.3457' }])
    expect(JSON.parse((await written('ctftime')).toString())).toEqual({ standings: [standing(57, 'Ours', 812.3457)] })
    expect((await written('ctfdCsv')).toString()).toContain('57,Ours')
  })

  it('comes in with two rows of one number or one name', async () => {
    const twice = { ...contest, teams: [...contest.teams, { id: 2, name: 'Grey' }] }
    expect(told(await read(packed(twice)))).toContain('doubled teams 2')
    expect((await rows('entrant')).map(({ name }) => name).toSorted()).toEqual(['Blue', 'Red'])
    cup = await made()
    await read(json({ standings: [standing(1, 'Blue', 9), standing(2, 'Blue', 8)] }))
    expect((await board()).rows.map(({ rank, name, points }) => [rank, name, points])).toEqual([
      [1, 'Blue', '9'],
      [2, 'Blue', '8'],
    ])
  })

  it('brings points and ranks up to date, and is no change when it says the same', async () => {
    await read(json({ standings: [standing(1, 'Blue', 9), standing(2, 'Red', 8)] }))
    const later = json({ standings: [standing(1, 'Red', 20), standing(2, 'Blue', 9.5)] })
    expect((await read(later)).counts.entrants).toEqual({ read: 2, fresh: 0, changed: 2 })
    expect((await board()).rows.map(({ name, points }) => [name, points])).toEqual([
      ['Red', '20'],
      ['Blue', '9.5'],
    ])
    const before = engine.entries()
    expect((await read(later)).counts.entrants.changed).toBe(0)
    expect(engine.entries()).toBe(before)
  })

  it('hides, bans and moves whom nobody here has changed, and tells the others', async () => {
    await read(packed(contest))
    await change('entrant', await named('entrant', 'Red'), { bracket: 'House' })
    const teams = contest.teams.map((row) => ({ ...row, hidden: true, bracket_id: 1 }))
    const challenges = contest.challenges.map((row) => ({ ...row, state: 'visible' }))
    const found = await read(packed({ ...contest, teams, challenges }))
    expect(found.counts).toMatchObject({ entrants: { changed: 2 }, challenges: { changed: 1 } })
    expect(told(found)).toContain('different Red')
    expect(await named('entrant', 'Blue')).toMatchObject({ hidden: true, bracket: 'Guests' })
    expect(await named('entrant', 'Red')).toMatchObject({ hidden: true, bracket: 'House' })
    expect(await named('challenge', 'Key')).toMatchObject({ hidden: false })
    // Whoever is hidden has no first blood.
    expect(await named('challenge', 'Web')).toMatchObject({ solved: 0, firstBlood: null })
    const before = engine.entries()
    expect(told(await read(packed({ ...contest, teams, challenges })))).toContain('different Red')
    expect(engine.entries()).toBe(before)
  })

  it('has an outcome in which a corrected solve counts', async () => {
    await read(packed(contest))
    expect(await named('challenge', 'Key')).toMatchObject({ solved: 0, firstBlood: null })
    const early = await named('solve', '3/20', 'source')
    expect(early).toMatchObject({ exclusion: 'beforeStart' })
    await change('solve', early, { at: '2026-01-10T11:00:00.000Z' })
    const red = await named('entrant', 'Red')
    expect(red).toMatchObject({ points: 80, solved: 2 })
    expect(await named('challenge', 'Key')).toMatchObject({ solved: 1, firstBlood: red.id })
  })

  it('knows who solved by the member alone, in a second file too', async () => {
    const people = (await engine.call<Page<AnyEntity>>('person.list', {})).rows
    const mei = people.find(({ name }) => name === 'mei')?.id
    const anonymous = solve(4, 1, 2, '12:00:00')
    await read(packed({ ...contest, solves: [contest.solves[0], { ...anonymous, user_id: null }] }))
    expect((await named('solve', '1/10', 'source')).person).toBe(mei)
    // The team has the number of a user, who is none of its members.
    expect((await named('solve', '4', 'source')).person).toBeNull()
    await read(packed({ ...contest, solves: [...contest.solves, solve(5, 1, 2, '12:30:00')] }))
    expect((await named('solve', '5/10', 'source')).person).toBe(mei)
  })

  it('goes out with the member who solved what was typed here', async () => {
    await read(packed({ ...contest, solves: [] }))
    const [blue, web] = [await named('entrant', 'Blue'), await named('challenge', 'Web')]
    const person = (await engine.call<Page<AnyEntity>>('person.list', {})).rows.find(({ name }) => name === 'mei')?.id
    const at = '2026-01-10T09:00:00.000Z'
    await engine.call('solve.create', {
      draft: { competition: cup.id, entrant: blue.id, challenge: web.id, person, at },
    })
    const { parts } = unpack(await written('ctfdZip'), () => true)
    const solves = JSON.parse(Buffer.from(parts.get('db/solves.json') ?? []).toString())
    expect(solves.results).toMatchObject([{ team_id: 1, user_id: 10 }])
  })

  it('gives the competition the end and the freeze that it has not, and tells the rest', async () => {
    const seconds = (at: string) => String(Date.parse(at) / 1000)
    const config = [
      ...contest.config,
      { id: 2, key: 'ctf_name', value: 'Elsewhere' },
      { id: 3, key: 'end', value: seconds('2026-01-10T16:00:00Z') },
      { id: 4, key: 'freeze', value: seconds('2026-01-10T09:30:00Z') },
      { id: 5, key: 'mail_password', value: 'quartz' },
    ]
    const found = await read(packed({ ...contest, config }))
    const settings = { endsAt: '2026-01-10T16:00:00.000Z', freezesAt: '2026-01-10T09:30:00.000Z' }
    expect(found.settings).toEqual(settings)
    expect(told(found)).toEqual(expect.arrayContaining(['setting ctf_name', 'setting mail_password']))
    expect((await engine.call<{ entity: AnyEntity }>('competition.get', { id: cup.id })).entity).toMatchObject(settings)
    expect(await named('entrant', 'Blue')).toMatchObject({ points: 50, frozenPoints: 50 })
    expect(await named('entrant', 'Red')).toMatchObject({ points: 50, frozenPoints: 0 })
    const before = engine.entries()
    expect((await read(packed({ ...contest, config }))).settings).toEqual({ endsAt: null, freezesAt: null })
    expect(engine.entries()).toBe(before)
    const { parts } = unpack(await written('ctfdZip'), () => true)
    const out = JSON.parse(Buffer.from(parts.get('db/config.json') ?? []).toString())
    expect(out.results).toEqual(
      expect.arrayContaining([expect.objectContaining({ key: 'freeze', value: seconds('2026-01-10T09:30:00Z') })]),
    )
  })

  it('adds to what was added since it was looked into', async () => {
    await read(packed(contest))
    const blue = await named('entrant', 'Blue')
    const web = { source: '1', entrant: '1', points: 5, reason: 'Notes', category: null, description: null, kept: [] }
    const nobody = new Map<string, string>()
    const batch = intakeBatch({
      ...{ competition: cup.id, fileName: 'later.zip' },
      plan: (context) => {
        const competition = context.read(competitionRecord).get(cup.id)
        const later = { format: 'ctfdZip', settings: noSettings, challenges: [], entrants: [], solves: [] } as const
        const awards = [{ ...web, at: '2026-01-10T12:00:00.000Z' }]
        const given = { people: nobody, peopleBefore: nobody, newId: () => engine.host.newId() }
        return planIntake(
          { ...given, competition, contest: { ...later, awards, losses: [] } },
          heldBy(context, competition.id),
        )
      },
    })
    await engine.call('award.create', {
      draft: { competition: cup.id, entrant: blue.id, points: 100, reason: 'Report', at: '2026-01-10T11:00:00.000Z' },
    })
    for (let slice = 0; slice < batch.slices; slice += 1)
      runCommand(engine.vault, (context) => batch.write(context, slice))
    expect(await named('entrant', 'Blue')).toMatchObject({ points: 155 })
  })
})
