import { expect, it } from 'vitest'
import { findingRecord as finding } from '#shared/modules/audits/finding.record.ts'
import { readColumns, readWidths } from './columns.ts'

it.each<readonly [string, unknown, Readonly<Record<string, number>>]>([
  ['nothing', undefined, {}],
  ['what is no object', 'widths', {}],
  ['widths that are none', { widths: null }, {}],
  ['a list of widths', { widths: [120, 80] }, {}],
  ['columns without widths', { names: ['number'] }, {}],
  ['widths', { widths: { number: 140, title: 400.4, state: 96 } }, { number: 140, title: 400, state: 96 }],
  [
    'what is too narrow and too wide',
    { widths: { number: 1, title: 1e9, severity: 2 } },
    { number: 96, title: 1200, severity: 72 },
  ],
  ['what is no number', { widths: { title: '400', severity: null, state: Number.NaN, number: { a: 1 } } }, {}],
  ['what is no column', { widths: { constructor: 200, __proto__: 300, nothing: 100, title: 200 } }, { title: 200 }],
])('reads of the kept widths %s', (_, kept, widths) => {
  expect(Object.fromEntries(readWidths(finding, kept))).toEqual(widths)
})

it('reads the declared columns where only widths were kept', () => {
  expect(readColumns(finding, { widths: { title: 300 } })).toBeNull()
})
