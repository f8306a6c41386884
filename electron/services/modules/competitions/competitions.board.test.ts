import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Board } from '#shared/modules/competitions/competitions.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

describe('the scoreboard of a competition', () => {
  let engine: Engine
  let cup: AnyEntity
  const made: Record<string, string> = {}
  const at = (time: string) => `2026-01-10T${time}:00.000Z`
  const create = async (record: string, name: string, draft: object) => {
    made[name] = (await engine.call(`${record}.create`, { draft: { competition: cup.id, ...draft } })).id
  }
  const solve = (entrant: string, challenge: string, time: string) =>
    create('solve', `${entrant} ${challenge}`, { entrant: made[entrant], challenge: made[challenge], at: at(time) })
  const board = (view: string, bracket: string | null = null) =>
    engine.call<Board>('scoreboard.standings', { competition: cup.id, view, bracket })
  const points = ({ rows }: Board) => rows.map((row) => [row.rank, row.name, row.points])

  beforeAll(async () => {
    engine = await testEngine()
    const times = { startsAt: at('08:00'), endsAt: at('16:00'), freezesAt: at('12:00') }
    cup = await engine.call('competition.create', { draft: { title: 'Cup', kind: 'internal', ...times } })
    await create('challenge', 'Web', { name: 'Web', valuing: 'linear', initial: 100, minimum: 10, decay: 20 })
    await create('challenge', 'Key', { name: 'Key', valuing: 'static', value: 50 })
    await create('entrant', 'Blue', { name: 'Blue', kind: 'team', bracket: 'House' })
    await create('entrant', 'Red', { name: 'Red', kind: 'team' })
    await create('entrant', 'Trial', { name: 'Trial', kind: 'team', hidden: true })
    await solve('Trial', 'Web', '08:30')
    await solve('Blue', 'Web', '09:00')
    await solve('Red', 'Web', '10:00')
    await solve('Red', 'Key', '13:00')
    await create('award', 'late', { entrant: made.Red, points: -5, reason: 'Noise', at: at('14:00') })
  })
  afterAll(() => engine.remove())

  it('ranks by what is kept, names no hidden entrant, and tells first bloods and awards', async () => {
    const live = await board('live')
    expect(points(live)).toEqual([
      [1, 'Red', '125'],
      [2, 'Blue', '100'],
    ])
    expect(live).toMatchObject({ leftOut: { hidden: 1, banned: 0 }, brackets: ['House'], tieRule: 'earliestLastGain' })
    expect(live.challenges).toMatchObject([
      { name: 'Key', solved: 1, now: 50, firstBlood: { name: 'Red' } },
      { name: 'Web', solved: 2, now: 60, firstBlood: { name: 'Blue' }, firstBloodAt: at('09:00') },
    ])
    expect(live.awards).toMatchObject([{ entrant: { name: 'Red' }, points: -5, reason: 'Noise' }])
    expect(JSON.stringify(live)).not.toContain('Trial')
  })

  it('tells nothing of what came after the freeze', async () => {
    const frozen = await board('frozen')
    expect(points(frozen)).toEqual([
      [1, 'Blue', '100'],
      [2, 'Red', '80'],
    ])
    expect(frozen.challenges).toMatchObject([
      { name: 'Key', solved: 0, firstBlood: null, firstBloodAt: null },
      { name: 'Web', solved: 2, now: 60 },
    ])
    expect([frozen.awards, frozen.freeze]).toEqual([[], 'on'])
  })

  it('re-values old solves where asked to, and ranks within a bracket', async () => {
    expect(points(await board('revalued'))).toEqual([
      [1, 'Red', '125'],
      [2, 'Blue', '80'],
    ])
    expect(points(await board('live', 'House'))).toEqual([[1, 'Blue', '100']])
  })

  it('gives the gains of those who are asked for, in order and as the view counts them', async () => {
    const gains = (view: string) =>
      engine.call('scoreboard.gains', { competition: cup.id, view, entrants: [made.Red, made.Blue] })
    const web = { challenge: made.Web, exclusion: null }
    expect(await gains('frozen')).toEqual({
      solves: [
        { ...web, entrant: made.Blue, at: at('09:00'), value: 100 },
        { ...web, entrant: made.Red, at: at('10:00'), value: 80 },
      ],
      awards: [],
    })
    expect(await gains('revalued')).toMatchObject({
      solves: [{ value: 80 }, { value: 80 }, { value: 50 }],
      awards: [{ points: -5 }],
    })
  })
  it('keeps what came after the freeze from readers until the competition is over', async () => {
    await engine.addMember('yun', ['viewer'])
    await engine.as('yun')
    const gains = { competition: cup.id, entrants: [made.Red] }
    for (const view of ['live', 'revalued']) {
      const refused = { code: 'forbidden', key: 'errors.standingsFrozen' }
      expect(await refusalOf(board(view))).toMatchObject(refused)
      expect(await refusalOf(engine.call('scoreboard.gains', { ...gains, view }))).toMatchObject(refused)
    }
    expect(points(await board('frozen'))).toEqual([
      [1, 'Blue', '100'],
      [2, 'Red', '80'],
    ])
    await engine.as('mei')
    const step = async (name: string) => {
      const { entity } = await engine.call<{ entity: AnyEntity }>('competition.get', { id: cup.id })
      await engine.call('competition.move', { id: cup.id, revision: entity.revision, step: name })
    }
    await step('start')
    await step('finish')
    await engine.as('yun')
    const live = await board('live')
    expect([live.freeze, live.rows[0]?.name]).toEqual(['over', 'Red'])
  })
})
