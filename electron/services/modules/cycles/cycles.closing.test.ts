import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { Detail } from '#shared/contract/record-operations.ts'
import { type ComparedCycle, type CountedRow, comparedFigures } from '#shared/modules/cycles/cycles.comparison.ts'
import type { Closing } from '#shared/modules/cycles/cycles.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

describe('closing a cycle into the next one', () => {
  let engine: Engine
  let cycle: AnyEntity
  let items: readonly AnyEntity[]

  const take = async (record: string, id: string, step: string, changes: object = {}) => {
    const { entity } = await engine.call<Detail<AnyEntity>>(`${record}.get`, { id })
    return await engine.call(`${record}.move`, { id, revision: entity.revision, step, changes })
  }
  const now = async (record: string, id: string) =>
    (await engine.call<Detail<AnyEntity>>(`${record}.get`, { id })).entity
  const close = async (more: object) => {
    const { revision } = await now('cycle', cycle.id)
    const changes = { actSummary: 'a', lessons: 'Order in time.' }
    const next = { title: 'February', period: { start: '2026-02-01', end: '2026-02-28' } }
    return await engine.call<{ next: string; carried: number }>('cycles.closeInto', {
      ...{ id: cycle.id, revision, next, changes },
      ...more,
    })
  }

  beforeAll(async () => {
    engine = await testEngine(7)
    await engine.addMember('ada', ['lead'])
    const owner = engine.vault.actor().person
    const department = await engine.call('department.create', { draft: { name: 'Network', code: 'NET' } })
    const texts = { title: 'January', goal: 'g', scope: 's', planSummary: 'p' }
    const period = { start: '2026-01-01', end: '2026-01-31' }
    const draft = { ...texts, kind: 'month', period, owner, department: department.id }
    cycle = await engine.call('cycle.create', { draft })
    const made: AnyEntity[] = []
    for (const title of ['Lines', 'Scans', 'Tapes']) {
      const days = { startOn: '2026-01-05', dueOn: '2026-01-31', leadDepartment: department.id, owner }
      const targets = [{ name: 'Open', kind: 'zero' }]
      made.push(await engine.call('workItem.create', { draft: { ...days, cycle: cycle.id, title, targets } }))
    }
    items = made
    for (const { id } of items) await take('workItem', id, 'proposeTargets')
    await engine.as('ada')
    for (const { id } of items) await take('workItem', id, 'approveTargets')
    await take('cycle', cycle.id, 'startDo')
    const targets = [{ name: 'Open', kind: 'zero', measured: '0' }]
    for (const { id } of items) {
      await take('workItem', id, 'start')
      const { revision } = await now('workItem', id)
      await engine.call('workItem.update', { id, revision, changes: { targets } })
    }
    await take('cycle', cycle.id, 'startCheck', { doSummary: 'd' })
    await take('cycle', cycle.id, 'startAct', { checkSummary: 'c' })
    await take('workItem', items[2]?.id ?? '', 'finish', { result: 'r' })
  })
  afterAll(async () => {
    expect((await engine.audit()).damages).toEqual([])
    await engine.remove()
  })

  it('shows beforehand what would go on, and when', async () => {
    const closing = await engine.call<Closing>('cycles.closing', { id: cycle.id })
    expect(closing).toMatchObject({
      next: { title: 'February', period: { start: '2026-02-01', end: '2026-02-28' } },
      existing: null,
      actions: [],
    })
    expect(closing.items.map(({ title, startOn, dueOn, remaining }) => [title, startOn, dueOn, remaining])).toEqual([
      ['Lines', '2026-02-01', '2026-02-28', []],
      ['Scans', '2026-02-01', '2026-02-28', []],
    ])
  })

  it('has kept the plan of its work since it began', async () => {
    const kept = await Promise.all(items.map(async ({ id }) => await now('workItem', id)))
    expect(kept.map(({ baselineStartOn, baselineDueOn }) => [baselineStartOn, baselineDueOn])).toEqual(
      items.map(() => ['2026-01-05', '2026-01-31']),
    )
  })

  it('refuses work that would wait for itself, by name', async () => {
    const [lines = '', scans = ''] = items.map(({ id }) => id)
    const wait = async (id: string, item: string) =>
      await engine.call('workItem.update', {
        ...{ id, revision: (await now('workItem', id)).revision, changes: { dependsOn: [{ item, lagDays: 2 }] } },
      })
    await wait(lines, scans)
    expect(await refusalOf(wait(scans, lines))).toMatchObject({
      fields: [{ path: 'dependsOn', key: 'workItem.rule.dependencyRing', parameters: { ring: 'Lines → Scans' } }],
    })
    expect(await refusalOf(wait(lines, lines))).toMatchObject({ fields: [{ path: 'dependsOn' }] })
  })

  it('is refused as a whole, by name, and changes nothing', async () => {
    const before = engine.entries()
    const [lines, scans, tapes] = items.map(({ id }) => id)
    expect(await refusalOf(close({ carried: [lines] }))).toMatchObject({
      key: 'cycles.refused.undecided',
      parameters: { title: 'Scans' },
    })
    expect(await refusalOf(close({ carried: [lines, scans, tapes] }))).toMatchObject({
      key: 'cycles.refused.notOpen',
      parameters: { title: 'Tapes' },
    })
    expect(await refusalOf(close({ carried: [lines], cancelled: [scans] }))).toMatchObject({
      fields: [{ path: 'reason', key: 'required' }],
    })
    const backwards = { title: 'x', period: { start: '2026-02-28', end: '2026-02-01' } }
    expect(await refusalOf(close({ carried: [lines, scans], next: backwards }))).toMatchObject({
      fields: [{ path: 'period', key: 'periodOrder' }],
    })
    const earlier = { title: 'x', period: { start: '2025-12-01', end: '2025-12-31' } }
    expect(await refusalOf(close({ carried: [lines, scans], next: earlier }))).toMatchObject({
      fields: [{ path: 'previousCycle', key: 'cycle.rule.previousLater' }],
    })
    const unwritten = { changes: { actSummary: 'a' } }
    expect(await refusalOf(close({ carried: [lines, scans], ...unwritten }))).toMatchObject({
      fields: [{ path: 'lessons', key: 'required' }],
    })
    expect(await refusalOf(close({ carried: [lines, scans], next: { id: cycle.id } }))).toMatchObject({
      key: 'cycles.refused.notNext',
    })
    expect(engine.entries()).toBe(before)
  })

  it('carries nothing into a cycle that is archived', async () => {
    const { kind, owner } = cycle
    const period = { start: '2026-02-01', end: '2026-02-28' }
    const draft = { title: 'Old', kind, owner, goal: 'g', period, previousCycle: cycle.id }
    const made = await engine.call('cycle.create', { draft })
    await engine.call('cycle.archive', { id: made.id, revision: made.revision })
    const carried = items.slice(0, 2).map(({ id }) => id)
    expect(await refusalOf(close({ carried, next: { id: made.id } }))).toMatchObject({
      key: 'cycles.refused.archived',
      parameters: { title: 'Old' },
    })
  })

  it('makes the next cycle with the work, the lessons and where each comes from, in one change', async () => {
    const before = engine.entries()
    const [lines = '', scans = '', tapes = ''] = items.map(({ id }) => id)
    const { next, carried } = await close({ carried: [lines], cancelled: [scans], reason: 'no longer needed' })
    expect(carried).toBe(1)
    expect(engine.entries()).toBe(before + 1)
    expect(await now('cycle', cycle.id)).toMatchObject({ state: 'closed', carriedOver: expect.stringMatching('Lines') })
    expect(await now('cycle', next)).toMatchObject({
      ...{ state: 'plan', title: 'February', kind: 'month', goal: 'g', previousCycle: cycle.id },
      lessonsTaken: 'Order in time.',
    })
    const following = await engine.call<Page<AnyEntity>>('workItem.list', {
      filters: [{ field: 'cycle', comparison: 'is', value: next }],
    })
    expect(following.rows).toMatchObject([{ title: 'Lines', state: 'planned', carriedFrom: lines, targets: [] }])
    const states = await Promise.all([lines, scans, tapes].map(async (id) => (await now('workItem', id)).state))
    expect(states).toEqual(['carriedOver', 'cancelled', 'done'])
  })

  it('stands beside the next one with figures that open what they count', async () => {
    const { cycles } = await engine.call<{ cycles: readonly ComparedCycle[] }>('cycles.comparison', { filters: [] })
    expect(cycles.map(({ title }) => title)).toEqual(['January', 'February'])
    for (const figure of comparedFigures) {
      const { rows } = await engine.call<{ rows: readonly CountedRow[] }>('cycles.counted', { id: cycle.id, figure })
      expect(rows.length, figure).toBe(cycles[0]?.counts[figure])
    }
    expect(cycles[0]?.counts).toMatchObject({ met: 2, carriedOver: 1, deviations: 0 })
    const onlyYears = [{ field: 'kind', comparison: 'is', value: 'year' }]
    expect(await engine.call('cycles.comparison', { filters: onlyYears })).toEqual({ cycles: [], isCut: false })
  })

  it('closes a cycle once', async () => {
    expect(await refusalOf(close({}))).toMatchObject({ key: 'errors.stepNotOpen' })
  })

  it('takes nothing back that goes on in a later cycle', async () => {
    const { revision } = await now('cycle', cycle.id)
    const open = { id: cycle.id, revision, step: 'reopen', reason: 'x' }
    await engine.call('cycle.move', open)
    const { id, revision: of } = await now('workItem', items[0]?.id ?? '')
    expect(
      await refusalOf(engine.call('workItem.move', { id, revision: of, step: 'takeBack', reason: 'x' })),
    ).toMatchObject({ key: 'workItem.rule.carriedOn' })
  })
})
