import { expect, it } from 'vitest'
import type { Entity } from '../../record/record.ts'
import type { spendingItemRecord } from './spending-item.record.ts'
import { projectSpendingReport, spendingParts } from './spending-report.projection.ts'

type Item = Entity<typeof spendingItemRecord>

const nothing: Item = {
  ...{ id: 'i', revision: 'r', state: 'planned', archived: false },
  ...{ createdAt: '2026-01-01T00:00:00.000Z', createdBy: 'p', updatedAt: '2026-01-01T00:00:00.000Z', updatedBy: 'p' },
  ...{ number: 'SP-1', title: 't', kind: 'software', year: '2026', quarter: null, department: 'd', cycle: null },
  ...{ controls: [], assets: [], planned: null, actual: null, supplier: null, contract: null, note: null },
  ...{ evidence: [], approvedBy: null, approvedOn: null, settledBy: null, settledOn: null },
}
const yuan = (amount: string) => ({ amount, currency: 'CNY' })
const project = (items: readonly Item[], head: string | null = 'h') =>
  projectSpendingReport({
    ...{ items, on: '2026-11-22', units: 1, unit: { name: 'Networks', head }, organisation: null },
    nameOf: (record, id) => `${record} ${id}`,
  })

it.each<[string, readonly Partial<Item>[], readonly string[], readonly object[]]>([
  ['nothing without an amount', [{}], ['kind'], []],
  [
    'planned and actual, and what is still open',
    [{ planned: yuan('100.00'), actual: yuan('80.50') }, { planned: yuan('20') }],
    ['kind'],
    [{ currency: 'CNY', keys: ['software'], count: 2, first: 12000n, second: 8050n, open: 2000n }],
  ],
  [
    'a line in full for each control that it serves',
    [{ planned: yuan('5.00'), controls: ['a', 'b'] }],
    ['controls'],
    [
      { currency: 'CNY', keys: ['a'], count: 1, first: 500n, second: 0n, open: 500n },
      { currency: 'CNY', keys: ['b'], count: 1, first: 500n, second: 0n, open: 500n },
    ],
  ],
  [
    'currencies apart',
    [{ planned: yuan('1') }, { actual: { amount: '2', currency: 'SGD' } }],
    [],
    [
      { currency: 'CNY', keys: [], count: 1, first: 100n, second: 0n, open: 100n },
      { currency: 'SGD', keys: [], count: 1, first: 0n, second: 200n, open: 0n },
    ],
  ],
])('sums %s', (_, items, fields, sums) => {
  expect(
    spendingParts(
      items.map((item) => ({ ...nothing, ...item })),
      fields,
    ),
  ).toEqual(sums)
})

it('parts the years, names controls, and counts what serves none or has no amount', () => {
  const { years, signers } = project([
    { ...nothing, planned: yuan('10'), controls: ['c'], approvedBy: 'first', approvedOn: '2026-02-01' },
    { ...nothing, id: 'j', number: 'SP-0', year: '2025', approvedBy: 'last', approvedOn: '2026-03-01' },
  ])
  expect(years.map(({ year, unassigned, withoutAmount }) => [year, unassigned, withoutAmount])).toEqual([
    ['2025', 1, 1],
    ['2026', 0, 0],
  ])
  expect(years[1]?.currencies[0]?.rows.control[0]).toMatchObject({ key: 'control c', planned: '10.00', share: 0 })
  expect(signers).toEqual([
    { duty: 'head', id: 'h', person: 'person h' },
    { duty: 'approver', id: 'last', person: 'person last' },
  ])
})

it.each([
  ['nobody without a head', null, 'a', 0],
  ['the head once', 'a', 'a', 1],
])('is signed by %s', (_, head, approvedBy, count) => {
  expect(project([{ ...nothing, approvedBy, approvedOn: '2026-02-01' }], head).signers).toHaveLength(count)
})
