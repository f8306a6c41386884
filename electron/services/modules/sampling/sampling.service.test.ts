import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { PopulationReport } from '#shared/modules/sampling/sampling.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

let engine: Engine
const about = { title: 'Change tickets of the year', origin: 'Ticketing, all changes', takenOn: '2026-02-28' }

const freeze = async (content: string | Buffer, given: object = {}) =>
  await engine.call<PopulationReport>('sampling.freezeFile', {
    ticket: await engine.send('tickets.csv', Buffer.from(content)),
    ...given,
  })
const entity = async (record: string, id: string) =>
  (await engine.call<{ entity: AnyEntity }>(`${record}.get`, { id })).entity
const itemsOf = async (sample: string) =>
  (
    await engine.call<Page<AnyEntity>>('sampleItem.list', {
      filters: [{ field: 'sample', comparison: 'is', value: sample }],
      sort: [{ field: 'position' }],
      limit: 500,
    })
  ).rows
const look = async ({ id, revision }: AnyEntity, changes: object) =>
  await engine.call<AnyEntity>('sampleItem.update', { id, revision, changes })
const tickets = (count: number) =>
  [
    '编号,说明,部门,金额',
    ...Array.from(
      { length: count },
      (_, at) => `CHG-${at + 1},"Change, ${at}",${at % 4 === 0 ? 'OPS' : 'DEV'},${(at + 1) * 10}.5`,
    ),
  ].join('\n')
const terms = {
  title: 'Approval of changes',
  deviationRule: 'No approval before the change',
  method: 'random',
  confidence: '95.00',
  tolerable: '5.00',
}

beforeAll(async () => {
  engine = await testEngine()
})
afterAll(() => engine.remove())

describe('a population', () => {
  it('is read by its heads first, and nothing is kept', async () => {
    const entries = engine.entries()
    const report = await freeze(tickets(8))
    expect(report).toMatchObject({
      ...{ population: null, items: 8, faultCount: 0, withoutAmount: 0, amount: '364.00' },
      columns: { identifier: 0, label: 1, stratum: 2, amount: 3 },
      strata: [
        { stratum: 'OPS', items: 2 },
        { stratum: 'DEV', items: 6 },
      ],
    })
    expect(engine.entries()).toBe(entries)
  })

  it('is frozen as a file of one form, whose digest it bears', async () => {
    const { population } = await freeze(tickets(3), { freeze: about })
    const frozen = await entity('population', population ?? '')
    const text =
      'identifier,label,stratum,amount\nCHG-1,"Change, 0",OPS,10.50\nCHG-2,"Change, 1",DEV,20.50\nCHG-3,"Change, 2",DEV,30.50\n'
    expect(frozen).toMatchObject({ items: 3, strata: 2, amount: '61.50', reachable: '61.50' })
    expect(frozen.sha256).toBe(createHash('sha256').update(text).digest('hex'))
    expect(frozen.file).toMatchObject([{ sha256: frozen.sha256, size: Buffer.byteLength(text) }])
  })

  it.each([
    ['an item without a name', 'id,amount\nA,1\n,2\n', { row: 2, column: 'identifier', fault: 'missing' }],
    [
      'a name that comes twice',
      'id,amount\nA,1\nB,2\nA,3\n',
      { row: 3, column: 'identifier', fault: 'repeated', value: 'A' },
    ],
    [
      'an amount that is none',
      'id,amount\nA,1\nB,twelve\n',
      { row: 2, column: 'amount', fault: 'amount', value: 'twelve' },
    ],
    ['three places', 'id,amount\nA,1.005\n', { row: 1, column: 'amount', fault: 'amount', value: '1.005' }],
    ['a name that is too long', `id\n${'x'.repeat(300)}\n`, { row: 1, column: 'identifier', fault: 'tooLong' }],
  ])('names %s by its row, and is not frozen with it', async (_, content, fault) => {
    const report = await freeze(content)
    expect(report.faults[0]).toMatchObject(fault)
    const entries = engine.entries()
    expect(await refusalOf(freeze(content, { freeze: about }))).toMatchObject({
      code: 'invalid',
      key: 'errors.populationFaults',
    })
    expect(engine.entries()).toBe(entries)
  })

  it('is not frozen without items', async () => {
    expect(await refusalOf(freeze('id,amount\n', { freeze: about }))).toMatchObject({ key: 'errors.populationEmpty' })
  })

  it('is taken from the records of the vault, as they stand', async () => {
    for (const [code, name] of [
      ['A', 'Network'],
      ['B', 'Payments'],
      ['C', 'Branches'],
    ])
      await engine.call('department.create', { draft: { code, name } })
    const report = await engine.call<PopulationReport>('sampling.freezeRecords', {
      record: 'department',
      filters: [{ field: 'code', comparison: 'in', value: ['A', 'C'] }],
      freeze: { ...about, title: 'Departments' },
    })
    expect(report).toMatchObject({ items: 2, amount: null, withoutAmount: 2 })
    expect(report.shown.map(({ label }) => label).toSorted()).toEqual(['Branches', 'Network'])
  })
})

describe('a sample', () => {
  let population: string
  beforeAll(async () => {
    population = (await freeze(tickets(400), { freeze: about })).population ?? ''
  })
  const draw = async (given: object = {}) =>
    await engine.call<{ sample: string; drawn: number }>('sampling.draw', { ...terms, population, ...given })

  it('is as large as its terms ask for, and lays its items out in one change', async () => {
    const entries = engine.entries()
    const { sample, drawn } = await draw({ seed: 'dice-6-2-5-1' })
    expect(engine.entries()).toBe(entries + 1)
    expect(drawn).toBe(55)
    expect(await entity('sample', sample)).toMatchObject({ formulaSize: 55, size: 55, seed: 'dice-6-2-5-1' })
    const items = await itemsOf(sample)
    const byHand = Array.from({ length: 400 }, (_, at) => `CHG-${at + 1}`)
      .map(
        (identifier) => [createHash('sha256').update(`dice-6-2-5-1\n${identifier}`).digest('hex'), identifier] as const,
      )
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .slice(0, 55)
    expect(items.map(({ identifier }) => identifier)).toEqual(byHand.map(([, identifier]) => identifier))
    expect(items[0]).toMatchObject({
      position: 1,
      result: null,
      stratum: expect.any(String),
      amount: expect.any(String),
    })
  })

  it('has a seed of its own each time where nobody states one', async () => {
    const seeds = await Promise.all([1, 2].map(async () => (await entity('sample', (await draw()).sample)).seed))
    expect(new Set(seeds).size).toBe(2)
    expect(seeds[0]).toMatch(/^[0-9a-f]{32}$/u)
  })

  it.each([
    ['fewer items than the formula asks for, without a reason', { size: 10 }, 'sizeReason'],
    ['more items than there are', { size: 401 }, 'size'],
    ['no tolerable rate', { tolerable: null }, 'tolerable'],
    ['an expected rate above the tolerable one', { expected: '5.00' }, 'expected'],
    ['a confidence that is no confidence', { confidence: '30.00' }, 'confidence'],
    ['money without a tolerable amount', { method: 'monetaryUnit' }, 'tolerableAmount'],
  ])('is refused with %s', async (_, given, path) => {
    const entries = engine.entries()
    const refusal = await refusalOf(draw(given))
    expect(refusal.fields.map((field) => field.path)).toContain(path)
    expect(engine.entries()).toBe(entries)
  })

  it('keeps what was drawn from being changed, and counts each item once', async () => {
    const { sample } = await draw({ size: 2, sizeReason: 'Pilot' })
    const [first] = await itemsOf(sample)
    if (!first) throw new Error('nothing was drawn')
    expect(await refusalOf(look(first, { identifier: 'CHG-9999' }))).toMatchObject({ fields: [{ path: 'identifier' }] })
    expect(await refusalOf(look(first, { position: 2 }))).toMatchObject({ code: 'invalid' })
    const { sample: of, position, identifier, label, stratum, amount } = first
    const draft = { sample: of, position, identifier, label, stratum, amount }
    expect(await refusalOf(engine.call('sampleItem.create', { draft }))).toMatchObject({
      fields: [{ path: 'position' }],
    })
    expect(await refusalOf(look(first, { result: 'deviation' }))).toMatchObject({ fields: [{ path: 'note' }] })
  })

  it('says of its population what was found, is concluded by one and reviewed by another', async () => {
    await engine.addMember('ana', ['auditor'])
    const { sample } = await draw({ seed: 'for-the-conclusion' })
    const items = await itemsOf(sample)
    const draft = { title: 'Approval of changes', sample, conclusion: 'One change in 55 lacked approval.' }
    const drafted = await engine.call('sampleConclusion.create', { draft })
    const conclude = async (on: AnyEntity) =>
      await engine.call<AnyEntity>('sampleConclusion.move', { id: on.id, revision: on.revision, step: 'conclude' })
    expect(await refusalOf(conclude(drafted))).toMatchObject({
      key: 'sampleConclusion.rule.itemsWaiting',
      parameters: { count: 55 },
    })
    for (const [index, item] of items.entries())
      await look(item, index === 0 ? { result: 'deviation', note: 'Approved a day late' } : { result: 'conform' })
    const concluded = await conclude(drafted)
    expect(concluded).toMatchObject({ looked: 55, deviations: 1, projected: '1.82', verdict: 'doesNotSupport' })
    expect(Number(concluded.upper)).toBeGreaterThan(5)
    const [first] = await itemsOf(sample)
    expect(await refusalOf(look(first ?? drafted, { note: 'Another' }))).toMatchObject({
      key: 'sampleItem.rule.concludedAlready',
    })
    const review = (on: AnyEntity) =>
      engine.call('sampleConclusion.move', { id: on.id, revision: on.revision, step: 'review' })
    expect(await refusalOf(review(concluded))).toMatchObject({ key: 'errors.separationOfDuties' })
    await engine.as('ana')
    expect(await review(concluded)).toMatchObject({ state: 'reviewed' })
    await engine.as('mei')
    expect((await engine.audit()).damages).toEqual([])
  })
})
