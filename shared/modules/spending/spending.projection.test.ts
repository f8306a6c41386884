import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entity } from '../../record/rule-case.test-support.ts'
import { projectSpending } from './spending.projection.ts'

const money = (amount: string, currency = 'CNY') => ({ amount, currency })
const item = (id: string, over: Readonly<Record<string, unknown>>) =>
  entity({
    id,
    state: 'approved',
    kind: 'software',
    year: '2026',
    quarter: null,
    department: 'net',
    controls: [],
    ...over,
  })

const items = [
  item('1', { planned: money('100.00'), actual: money('120.50'), controls: ['mail', 'alert'], quarter: 'q1' }),
  item('2', { planned: money('50.00'), kind: 'equipment', controls: ['mail'], quarter: 'q2' }),
  item('3', { planned: money('10.00', 'EUR'), actual: money('8.00', 'EUR'), kind: 'services' }),
  item('4', { planned: money('999.00'), state: 'cancelled' }),
  item('5', {}),
]

describe('planned against actual', () => {
  it('is summed for each currency by itself', () => {
    const [yuan, euro, none] = projectSpending(items)
    expect(yuan).toMatchObject({ currency: 'CNY', total: { count: 2, planned: '150.00', actual: '120.50' } })
    expect(yuan?.total).toMatchObject({ variance: '-29.50', open: '50.00', share: 80 })
    expect(euro).toMatchObject({ currency: 'EUR', total: { count: 1, planned: '10.00', variance: '-2.00' } })
    expect(none).toBeUndefined()
    expect(projectSpending([])).toEqual([])
  })

  it('is parted by kind in their order, and by period', () => {
    const [yuan] = projectSpending(items)
    expect(yuan?.rows.kind.map(({ key, variance }) => [key, variance])).toEqual([
      ['equipment', '-50.00'],
      ['software', '20.50'],
    ])
    expect(yuan?.rows.period.map(({ key }) => key)).toEqual(['2026 q1', '2026 q2'])
    expect(projectSpending(items)[1]?.rows.period.map(({ key }) => key)).toEqual(['2026'])
  })

  it('counts in full for each control, and once in the total', () => {
    const [yuan, euro] = projectSpending(items)
    expect(yuan?.rows.control.map(({ key, planned }) => [key, planned])).toEqual([
      ['mail', '150.00'],
      ['alert', '100.00'],
    ])
    expect(euro?.rows.control).toMatchObject([{ key: null, share: 80 }])
  })

  it('has no share of nothing planned', () => {
    expect(projectSpending([item('1', { actual: money('3.00') })])[0]?.total).toMatchObject({
      share: null,
      variance: '3.00',
    })
  })

  it('adds up exactly, whatever the amounts', () => {
    const amount = fc.integer({ min: 0, max: 100_000_000_000 })
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 50 }), (units) => {
        const text = (value: bigint) => `${value / 100n}.${String(value % 100n).padStart(2, '0')}`
        const rows = units.map((value, index) => item(String(index), { planned: money(text(BigInt(value))) }))
        const sum = units.reduce((total, value) => total + BigInt(value), 0n)
        expect(projectSpending(rows)[0]?.total.planned).toBe(text(sum))
      }),
    )
  })
})
