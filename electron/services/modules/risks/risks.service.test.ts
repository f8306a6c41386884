import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import { cellFilters, type MatrixMove } from '#shared/modules/risks/risks.matrix.ts'
import type { RiskMonth, RiskRegister } from '#shared/modules/risks/risks.projection.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

type Matrix = {
  readonly scale: { readonly id: string } | null
  readonly moves: readonly MatrixMove[]
  readonly elsewhere: number
  readonly unrated: number
}

type Standing = { readonly register: RiskRegister; readonly months: readonly RiskMonth[] }

const levels = (count: number) => Array.from({ length: count }, (_, at) => ({ level: at + 1, word: `Level ${at + 1}` }))

describe('risks', () => {
  let engine: Engine
  let department: AnyEntity
  let scale: AnyEntity

  const make = (record: string, draft: Readonly<Record<string, unknown>>) =>
    engine.call<AnyEntity>(`${record}.create`, { draft })
  const get = async (record: string, id: string) =>
    (await engine.call<{ entity: AnyEntity }>(`${record}.get`, { id })).entity
  const move = async (record: string, id: string, step: string, changes = {}, reason?: string) => {
    const { revision } = await get(record, id)
    return await engine.call<AnyEntity>(`${record}.move`, {
      id,
      revision,
      step,
      changes,
      ...(reason ? { reason } : {}),
    })
  }
  const rating = (kind: string, likelihood: number, impact: number) => ({
    ...{ on: '2026-02-01', kind, scale: scale.id, likelihood, impact, reason: 'Workshop' },
  })
  const risk = (title: string, ratings: readonly unknown[], more: Readonly<Record<string, AnyValue>> = {}) =>
    make('risk', { title, category: 'network', department: department.id, ratings, ...more })
  const newScale = async (title: string) => {
    const thresholds = [
      { level: 'low', from: 1 },
      { level: 'high', from: 10 },
    ]
    const made = await make('riskScale', { title, likelihoods: levels(5), impacts: levels(5), thresholds, appetite: 9 })
    return await move('riskScale', made.id, 'putIntoUse')
  }
  const matrix = () => engine.call<Matrix>('risks.matrix', {})

  beforeAll(async () => {
    engine = await testEngine()
    department = await make('department', { name: 'Network', code: 'NET' })
    scale = await newScale('First')
  })
  afterAll(() => engine.remove())

  it('are counted in SQL where they lie, and every cell opens exactly its risks', async () => {
    const moved = await risk('Moved', [rating('inherent', 4, 5), rating('residual', 2, 3)])
    const stayed = await risk('Rated once', [rating('inherent', 2, 3)])
    await risk('Not rated', [])
    const { scale: shown, moves, unrated, elsewhere } = await matrix()
    expect(shown?.id).toBe(scale.id)
    expect([unrated, elsewhere]).toEqual([1, 0])
    expect(moves).toHaveLength(2)
    const filters = cellFilters(scale.id, moves, 'residual', { likelihood: 2, impact: 3 })
    const { rows } = await engine.call<Page<AnyEntity>>('risk.list', { filters })
    expect(rows.map(({ id }) => id).toSorted()).toEqual([moved.id, stayed.id].toSorted())
    expect(await get('risk', moved.id)).toMatchObject({ movement: '4 × 5 → 2 × 3', rating: 6, aboveAppetite: false })
  })

  it('stand in figures as they stand in the list, those alone that meet the filters', async () => {
    const standing = (filters: readonly object[]) =>
      engine.call<Standing>('risks.standing', { filters, months: 2, top: 1 })
    const whole = await standing([])
    const { total } = await engine.call<Page<AnyEntity>>('risk.list', {})
    expect(whole.register).toMatchObject({
      total,
      levels: { unrated: 1 },
      categories: [{ category: 'network', total }],
    })
    expect(whole.register.top).toHaveLength(1)
    const five = await engine.call<Standing>('risks.standing', { filters: [], months: 2, top: 5 })
    expect(five.register.top.map(({ title }) => title)).toEqual(['Moved', 'Rated once'])
    expect(whole.months.map(({ month, total: rated }) => [month, rated])).toEqual([
      ['2026-02', total - 1],
      ['2026-03', total - 1],
    ])
    const none = await standing([{ field: 'category', comparison: 'is', value: 'physical' }])
    expect(none.register).toMatchObject({ total: 0, top: [] })
  })

  it('are not treated while a plan is open, and not accepted by their owner', async () => {
    const { person } = engine.vault.actor()
    const other = await make('person', { name: 'Other owner' })
    const made = await risk('Planned', [rating('inherent', 4, 4), rating('residual', 2, 2)], { owner: other.id })
    const plan = await make('riskTreatment', { title: 'Lock it', risk: made.id, owner: person, dueOn: '2026-05-01' })
    await move('risk', made.id, 'assess')
    await move('risk', made.id, 'startTreatment', { strategy: 'treat' })
    const refused = await refusalOf(move('risk', made.id, 'finishTreatment'))
    expect(refused).toMatchObject({ key: 'risk.rule.plansOpen', parameters: { count: 1 } })
    await move('riskTreatment', plan.id, 'cancel', {}, 'Not needed')
    expect(await move('risk', made.id, 'finishTreatment')).toMatchObject({ state: 'treated' })
  })

  it('reopen by themselves when their acceptance has expired', async () => {
    const other = await make('person', { name: 'Another owner' })
    const made = await risk('Accepted', [rating('inherent', 4, 4)], { owner: other.id })
    await move('risk', made.id, 'assess')
    const past = await refusalOf(move('risk', made.id, 'accept', { acceptance: 'Small', acceptedUntil: '2026-03-02' }))
    expect(past.fields).toMatchObject([{ key: 'risk.rule.acceptedInPast', path: 'acceptedUntil' }])
    await move('risk', made.id, 'accept', { acceptance: 'Small', acceptedUntil: '2026-03-03' })
    expect(await engine.call('risks.reopenExpired', {})).toEqual({ reopened: 0 })
    engine.host.advance(2 * 24 * 60 * 60_000)
    expect(await engine.call('risks.reopenExpired', {})).toEqual({ reopened: 1 })
    expect(await get('risk', made.id)).toMatchObject({ state: 'assessed' })
  })

  it('stay on the scale that they were rated on when another comes into use', async () => {
    const before = await matrix()
    const second = await newScale('Second')
    expect(second).toMatchObject({ state: 'current' })
    expect(await get('riskScale', second.id)).toMatchObject({ version: 2 })
    expect(await get('riskScale', scale.id)).toMatchObject({ state: 'retired', version: 1 })
    const after = await matrix()
    expect(after.moves).toEqual([])
    expect(after.elsewhere).toBe(before.moves.reduce((sum, { count }) => sum + count, 0))
  })
})
