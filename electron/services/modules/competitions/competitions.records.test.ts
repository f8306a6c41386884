import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

describe('what a competition is made of', () => {
  let engine: Engine
  let cup: AnyEntity
  const made: Record<string, AnyEntity> = {}
  const create = (record: string, draft: object) =>
    engine.call(`${record}.create`, { draft: { competition: cup.id, ...draft } })
  const read = async (record: string, id = '') =>
    (await engine.call<{ entity: AnyEntity }>(`${record}.get`, { id })).entity
  const idOf = (name: string) => made[name]?.id ?? ''
  const solves = (entrant: string, at: string) =>
    create('solve', { entrant: idOf(entrant), challenge: idOf('web'), at: `2026-01-10T${at}:00.000Z` })

  beforeAll(async () => {
    engine = await testEngine()
    const times = { startsAt: '2026-01-10T08:00:00.000Z', endsAt: '2026-01-10T16:00:00.000Z' }
    cup = await engine.call('competition.create', {
      draft: { title: '春季杯', kind: 'internal', entry: 'team', ...times },
    })
    made.web = await create('challenge', {
      ...{ name: 'Web', valuing: 'linear', initial: 100, minimum: 10, decay: 20 },
    })
    for (const name of ['Blue', 'Red', 'Grey']) made[name] = await create('entrant', { name, kind: 'team' })
  })
  afterAll(async () => {
    expect((await engine.audit()).damages).toEqual([])
    await engine.remove()
  })

  it('keeps what each solve was worth when it was made, and adds it up in the same entry', async () => {
    const before = engine.entries()
    made.first = await solves('Blue', '09:00')
    made.second = await solves('Red', '10:00')
    expect(engine.entries()).toBe(before + 2)
    expect([made.first, made.second]).toMatchObject([
      { title: 'Blue · Web', value: 100, exclusion: null },
      { title: 'Red · Web', value: 80, exclusion: null },
    ])
    expect(await read('entrant', idOf('Red'))).toMatchObject({
      ...{ points: 80, solved: 1, lastGainAt: '2026-01-10T10:00:00.000Z' },
    })
    expect(await read('challenge', idOf('web'))).toMatchObject({ solved: 2, firstBlood: idOf('Blue') })
  })

  it('does not re-value old solves with the challenge', async () => {
    const { revision } = await read('challenge', idOf('web'))
    await engine.call('challenge.update', { id: idOf('web'), revision, changes: { initial: 500, decay: 100 } })
    expect(await read('solve', idOf('first'))).toMatchObject({ value: 100 })
    expect(await solves('Grey', '11:00')).toMatchObject({ value: 300 })
  })

  it.each([
    ['a solve twice', () => solves('Blue', '12:00'), 'solve.rule.solvedTwice'],
    ['a solve before the start', () => solves('Blue', '07:00'), 'solve.rule.beforeStart'],
    ['a solve after the end', () => solves('Blue', '17:00'), 'solve.rule.afterEnd'],
    [
      'a value by hand',
      () =>
        create('solve', { entrant: idOf('Blue'), challenge: idOf('web'), at: '2026-01-10T09:00:00.000Z', value: 1 }),
      'givenByVault',
    ],
  ])('refuses %s by its cause', async (_what, change, key) => {
    const before = engine.entries()
    expect((await refusalOf(change())).fields.map((field) => field.key)).toContain(key)
    expect(engine.entries()).toBe(before)
  })

  it('counts awards, keeps what stood at the freeze, and drops a solve that is put away', async () => {
    await create('award', {
      entrant: idOf('Blue'),
      points: -30,
      reason: 'Attacked the platform',
      at: '2026-01-10T13:00:00.000Z',
    })
    const { revision } = await read('competition', cup.id)
    const changes = { freezesAt: '2026-01-10T12:00:00.000Z' }
    await engine.call('competition.update', { id: cup.id, revision, changes })
    expect(await read('entrant', idOf('Blue'))).toMatchObject({ points: 70, frozenPoints: 100, frozenSolved: 1 })
    const first = await read('solve', idOf('first'))
    await engine.call('solve.archive', { id: first.id, revision: first.revision })
    expect(await read('entrant', idOf('Blue'))).toMatchObject({ points: -30, solved: 0, frozenPoints: 0 })
    expect(await read('challenge', idOf('web'))).toMatchObject({ solved: 2, firstBlood: idOf('Red') })
    const away = await engine.call('solve.restore', {
      id: first.id,
      revision: (await read('solve', first.id)).revision,
    })
    expect(away).toMatchObject({ value: 100 })
    expect(await read('challenge', idOf('web'))).toMatchObject({ solved: 3, firstBlood: idOf('Blue') })
  })

  it('passes first blood on where its entrant is hidden, and refuses a banned one', async () => {
    const blue = await read('entrant', idOf('Blue'))
    const hidden = await engine.call('entrant.update', {
      id: blue.id,
      revision: blue.revision,
      changes: { hidden: true },
    })
    expect(await read('challenge', idOf('web'))).toMatchObject({ solved: 2, firstBlood: idOf('Red') })
    await engine.call('entrant.update', { id: blue.id, revision: hidden.revision, changes: { banned: true } })
    expect((await refusalOf(solves('Blue', '12:00'))).fields.map(({ key }) => key)).toContain(
      'solve.rule.entrantBanned',
    )
  })
})
