import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { HistoryEntry } from '#shared/contract/record-operations.ts'
import { entrantRecord } from '#shared/modules/competitions/entrant.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { runQuery } from '../../run.ts'

/** Stands in all that was written of what came after the freeze, and nowhere else. */
const secret = 'quartznoise'
const at = (time: string) => `2026-01-10T${time}:00.000Z`

describe('while a competition is frozen', () => {
  let engine: Engine
  let cup: AnyEntity
  const made: Record<string, string> = {}
  const create = async (record: string, name: string, draft: object) => {
    made[name] = (await engine.call(`${record}.create`, { draft: { competition: cup.id, ...draft } })).id
  }
  const solve = (entrant: string, challenge: string, time: string) =>
    create('solve', `${entrant} ${challenge}`, { entrant: made[entrant], challenge: made[challenge], at: at(time) })

  beforeAll(async () => {
    engine = await testEngine()
    await engine.addMember('vera', ['viewer'])
    await engine.addMember('ada', ['auditor'])
    await engine.addMember('tom', ['trainer'])
    const times = { startsAt: at('08:00'), endsAt: at('16:00'), freezesAt: at('12:00') }
    cup = await engine.call('competition.create', { draft: { title: 'Cup', kind: 'internal', ...times } })
    await create('challenge', 'Web', { name: 'Web', valuing: 'static', value: 100 })
    await create('challenge', 'Key', { name: 'Key', valuing: 'static', value: 7777 })
    await create('entrant', 'Blue', { name: 'Blue', kind: 'team' })
    await create('entrant', 'Red', { name: 'Red', kind: 'team' })
    await solve('Blue', 'Web', '09:00')
    await solve('Red', 'Web', '10:00')
    await create('award', 'early', { entrant: made.Red, points: 20, reason: 'Write-up', at: at('11:00') })
    await solve('Red', 'Key', '13:00')
    await create('award', 'late', { entrant: made.Blue, points: -5, reason: secret, at: at('12:00') })
  })
  afterAll(() => engine.remove())

  const bytesOf = async (operation: string, input: object) => {
    const { ticket } = await engine.call<{ ticket: string }>(operation, input)
    const chunks: Uint8Array[] = []
    for await (const chunk of engine.workbench.download(ticket).chunks) chunks.push(chunk)
    return Buffer.concat(chunks).toString('utf8')
  }
  const rows = async (record: string, query: object = {}) =>
    (await engine.call<Page<AnyEntity>>(`${record}.list`, query)).rows
  const byName = { sort: [{ field: 'name', descending: false }] }
  const points = async () =>
    (await rows('entrant', byName)).map((row) => [row.name, row.points, row.solved, row.lastGainAt])
  const challenges = async () => (await rows('challenge', byName)).map((row) => [row.name, row.solved, row.firstBlood])
  const entrant = (name: string) => engine.call<{ entity: AnyEntity }>('entrant.get', { id: made[name] })
  const said = (record: string, id: string | undefined) =>
    engine.call<{ entries: readonly HistoryEntry[] }>(`${record}.history`, { id })
  const pointsOver = (value: number) => [{ field: 'points', comparison: 'after', value }]

  const frozen = {
    points: [
      ['Blue', 100, 1, at('09:00')],
      ['Red', 120, 1, at('11:00')],
    ],
    challenges: () => [
      ['Key', 0, null],
      ['Web', 2, made.Blue],
    ],
  }
  const whole = {
    points: [
      ['Blue', 95, 1, at('12:00')],
      ['Red', 7897, 2, at('13:00')],
    ],
    challenges: () => [
      ['Key', 1, made.Red],
      ['Web', 2, made.Blue],
    ],
  }

  describe.each(['vera', 'ada'])('%s, who does not keep it,', (login) => {
    beforeAll(() => engine.as(login))

    it('finds no later solve and no later award', async () => {
      for (const [record, late, early] of [
        ['solve', 'Red Key', ['Blue Web', 'Red Web']],
        ['award', 'late', ['early']],
      ] as const) {
        expect((await rows(record)).map(({ id }) => id).toSorted()).toEqual(early.map((name) => made[name]).toSorted())
        expect(await engine.call(`${record}.summary`, {})).toMatchObject({ total: early.length })
        const unknown = { code: 'missing', key: 'errors.missingRecord' }
        expect(await refusalOf(engine.call(`${record}.get`, { id: made[late] }))).toMatchObject(unknown)
        expect(await refusalOf(engine.call(`${record}.history`, { id: made[late] }))).toMatchObject(unknown)
        for (const name of early) {
          const { entity } = await engine.call<{ entity: AnyEntity }>(`${record}.get`, { id: made[name] })
          expect(entity.id).toBe(made[name])
        }
      }
      expect(await engine.call('search.find', { text: secret })).toMatchObject({ total: 0 })
      expect(await engine.call('search.find', { text: 'Key', records: ['solve'] })).toMatchObject({ total: 0 })
      const { linked } = await engine.call<{ linked: readonly { id: string }[] }>('entrant.get', { id: made.Red })
      expect(new Set(linked.map(({ id }) => id))).toEqual(new Set([made['Red Web'], made.early]))
    })

    it('reads of entrants and challenges what they had when it froze, however it is asked', async () => {
      expect(await points()).toEqual(frozen.points)
      expect(await challenges()).toEqual(frozen.challenges())
      expect((await entrant('Red')).entity).toMatchObject({ points: 120, solved: 1 })
      // Neither who gained since nor who did not is told apart by when their rows were changed.
      for (const name of ['Red', 'Blue']) {
        const { createdAt, createdBy, ...stamps } = (await entrant(name)).entity
        expect(stamps).toMatchObject({ updatedAt: createdAt, updatedBy: createdBy, revision: '' })
      }
      expect(await rows('entrant', { filters: pointsOver(121) })).toEqual([])
      expect(await rows('entrant', { filters: pointsOver(119) })).toMatchObject([{ name: 'Red' }])
      const descending = { sort: [{ field: 'lastGainAt', descending: true }] }
      expect((await rows('entrant', descending)).map(({ name }) => name)).toEqual(['Red', 'Blue'])
      runQuery(engine.vault, (context) => {
        const reader = context.read(entrantRecord)
        expect(reader.slice(['points'], { limit: 9 }).rows.map((row) => row.points)).toEqual([100, 120])
        expect(reader.tally([[{ field: 'solved', comparison: 'after', value: 1 }]])).toEqual([0])
      })
    })

    it('is handed no later figure by an export, a history, the journal or the latest changes', async () => {
      const answers = [
        JSON.stringify([await said('entrant', made.Red), await said('challenge', made.Key)]),
        JSON.stringify(await engine.call('home.changes', { limit: 50 })),
      ]
      for (const record of ['entrant', 'challenge', 'solve', 'award'])
        for (const format of ['csv', 'json']) answers.push(await bytesOf('exchange.export', { format, record }))
      const { entries } = await engine.call<{ entries: readonly { revision: string }[] }>('journal.entries', {
        limit: 100,
      })
      for (const { revision } of entries) answers.push(JSON.stringify(await engine.call('journal.entry', { revision })))
      for (const answer of answers) for (const told of ['7897', secret, at('13:00')]) expect(answer).not.toContain(told)
      expect((await said('entrant', made.Red)).entries).toHaveLength(3)
      const changes = await engine.call<{ changes: readonly { title: string }[] }>('home.changes', { limit: 3 })
      expect(changes.changes[0]?.title).toContain('Write-up')
    })
  })

  it('those who keep it see all', async () => {
    await engine.as('tom')
    expect(await points()).toEqual(whole.points)
    expect(await challenges()).toEqual(whole.challenges())
    expect(await rows('solve')).toHaveLength(3)
    expect(await engine.call('search.find', { text: secret })).toMatchObject({ total: 1 })
    expect((await said('entrant', made.Red)).entries).toHaveLength(4)
  })

  it('keeps a moved freeze, and everybody sees all as soon as it is over', async () => {
    const step = async (name: string) => {
      const { revision } = (await engine.call<{ entity: AnyEntity }>('competition.get', { id: cup.id })).entity
      await engine.call('competition.move', { id: cup.id, revision, step: name })
    }
    await engine.as('mei')
    await engine.call('competition.update', { id: cup.id, revision: cup.revision, changes: { freezesAt: at('09:30') } })
    await engine.as('vera')
    expect(await points()).toMatchObject([
      ['Blue', 100, 1, at('09:00')],
      ['Red', 0, 0, null],
    ])
    expect(await challenges()).toMatchObject([
      ['Key', 0, null],
      ['Web', 1, made.Blue],
    ])
    await engine.as('mei')
    await step('start')
    await step('finish')
    await engine.as('vera')
    expect(await points()).toEqual(whole.points)
    expect(await challenges()).toEqual(whole.challenges())
    expect(await rows('solve')).toHaveLength(3)
    expect(await rows('award')).toHaveLength(2)
    expect(await engine.call('search.find', { text: secret })).toMatchObject({ total: 1 })
    expect((await said('entrant', made.Red)).entries.length).toBeGreaterThan(3)
  })
})
