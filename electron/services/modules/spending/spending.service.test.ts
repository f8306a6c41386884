import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CurrencySpending } from '#shared/modules/spending/spending.projection.ts'
import { spendingItemRecord } from '#shared/modules/spending/spending-item.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, testEngine } from '../../records/engine.test-support.ts'
import { runCommand } from '../../run.ts'

describe('planned against actual', () => {
  let engine: Engine
  let department: AnyEntity
  let controls: readonly AnyEntity[]

  const money = (amount: string, currency = 'CNY') => ({ amount, currency })
  const item = (title: string, more: object) =>
    engine.call('spendingItem.create', {
      draft: { title, kind: 'software', year: '2026', department: department.id, ...more },
    })
  const plan = (filters: readonly object[] = []) =>
    engine.call<{ currencies: readonly CurrencySpending[]; titles: Record<string, string> }>('spending.plan', {
      filters,
    })

  beforeAll(async () => {
    engine = await testEngine()
    department = await engine.call('department.create', { draft: { name: 'Networks' } })
    const control = (title: string) => engine.call('control.create', { draft: { title, kind: 'preventive' } })
    controls = [await control('Mail'), await control('Alert')]
    const [mail, alert] = controls.map(({ id }) => id)
    await item('a', { planned: money('100.00'), actual: money('120.50'), controls: [mail, alert], quarter: 'q1' })
    await item('b', { planned: money('50.00'), kind: 'equipment', controls: [mail], quarter: 'q2' })
    await item('c', { planned: money('10.00', 'EUR'), actual: money('8.00', 'EUR'), kind: 'services' })
    await item('e', {})
    const { id, revision } = await item('d', { planned: money('999.00') })
    await engine.call('spendingItem.move', { id, revision, step: 'cancel', reason: 'not needed' })
  })
  afterAll(() => engine.remove())

  it('is summed for each currency by itself; what was cancelled or names no amount counts nowhere', async () => {
    const { currencies } = await plan()
    expect(currencies.map(({ currency, total }) => ({ currency, ...total }))).toEqual([
      {
        ...{ currency: 'CNY', count: 2, planned: '150.00', actual: '120.50', variance: '-29.50' },
        ...{ open: '50.00', share: 80 },
      },
      {
        ...{ currency: 'EUR', count: 1, planned: '10.00', actual: '8.00', variance: '-2.00' },
        ...{ open: '0.00', share: 80 },
      },
    ])
  })

  it('counts in full for each control, and is narrowed as the list is', async () => {
    const { currencies, titles } = await plan()
    const rows = currencies.map(({ rows: { control } }) =>
      control.map(({ key, planned }) => [key && titles[key], planned]),
    )
    expect(rows).toEqual([
      [
        [expect.stringContaining('Mail'), '150.00'],
        [expect.stringContaining('Alert'), '100.00'],
      ],
      [[null, '10.00']],
    ])
    expect(currencies[0]?.rows.period.map(({ key, planned }) => [key, planned])).toEqual([
      ['2026 q1', '100.00'],
      ['2026 q2', '50.00'],
    ])
    const narrowed = await plan([{ field: 'kind', comparison: 'is', value: 'equipment' }])
    expect(narrowed.currencies.map(({ total }) => total.planned)).toEqual(['50.00'])
  })

  it('adds up exactly beyond what a list shows', async () => {
    runCommand(engine.vault, ({ write }) => {
      for (let index = 0; index < 2500; index += 1)
        write(spendingItemRecord).create({
          ...{ title: `line ${index}`, kind: 'software', year: '2027', department: department.id },
          planned: money('999999999.99', 'USD'),
        })
    })
    const { currencies } = await plan([{ field: 'year', comparison: 'is', value: '2027' }])
    expect(currencies[0]?.total).toMatchObject({ count: 2500, planned: '2499999999975.00', open: '2499999999975.00' })
  })
})
