import { describe, expect, it } from 'vitest'
import { projectSpending, type SpendingPart, type SpendingSide } from './spending.projection.ts'

const part = (currency: string, first: bigint, second: bigint, ...keys: (string | null)[]): SpendingPart => {
  return { currency, keys, count: 1, first, second, open: second === 0n ? first : 0n }
}
const none: Readonly<Record<SpendingSide, readonly SpendingPart[]>> = {
  ...{ kind: [], control: [], department: [], period: [] },
}

describe('planned against actual', () => {
  it('stands for each currency by itself, that with the most lines first', () => {
    const totals = [part('EUR', 1000n, 800n), { ...part('CNY', 15_000n, 12_050n), count: 2, open: 5000n }]
    const [yuan, euro, more] = projectSpending(totals, none)
    expect(yuan).toMatchObject({ currency: 'CNY', total: { count: 2, planned: '150.00', actual: '120.50' } })
    expect(yuan?.total).toMatchObject({ variance: '-29.50', open: '50.00', share: 80 })
    expect(euro).toMatchObject({ currency: 'EUR', total: { count: 1, planned: '10.00', variance: '-2.00' } })
    expect(more).toBeUndefined()
    expect(projectSpending([], none)).toEqual([])
  })

  it('is parted by kind in their order, by period, and by size with what is for no control last', () => {
    const sides = {
      kind: [part('CNY', 10_000n, 12_050n, 'software'), part('CNY', 5000n, 0n, 'equipment'), part('EUR', 1n, 1n, 'x')],
      period: [part('CNY', 1n, 0n, '2026', 'q2'), part('CNY', 1n, 0n, '2026', null), part('CNY', 1n, 0n, '2026', 'q1')],
      control: [part('CNY', 900n, 0n, null), part('CNY', 1n, 0n, 'alert'), part('CNY', 2n, 300n, 'mail')],
      department: [],
    }
    const [yuan] = projectSpending([part('CNY', 15_000n, 12_050n)], sides)
    expect(yuan?.rows.kind.map(({ key, variance }) => [key, variance])).toEqual([
      ['equipment', '-50.00'],
      ['software', '20.50'],
    ])
    expect(yuan?.rows.period.map(({ key }) => key)).toEqual(['2026', '2026 q1', '2026 q2'])
    expect(yuan?.rows.control.map(({ key }) => key)).toEqual(['mail', 'alert', null])
  })

  it('has no share of nothing planned', () => {
    expect(projectSpending([part('CNY', 0n, 300n)], none)[0]?.total).toMatchObject({ share: null, variance: '3.00' })
  })
})
