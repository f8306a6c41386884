import { describe, expect, it } from 'vitest'
import {
  boolean,
  choice,
  date,
  decimal,
  duration,
  type Field,
  instant,
  integer,
  money,
  parts,
  percent,
  period,
  reference,
  references,
  text,
} from '#shared/record/fields.ts'
import { type CellReader, readCell } from './read-cell.ts'

const people: Readonly<Record<string, string>> = { 'Ana Ruiz': 'id-a', 周伟: 'id-z', 'P-2026-001': 'id-p' }
const reader: CellReader = {
  zone: 'Asia/Shanghai',
  names: {
    nameOf: (_, id) => id,
    named: (_, name) => {
      const id = people[name]
      return name === 'Twin' ? { refused: 'severalBear' } : id ? { id } : { refused: 'missingReference' }
    },
  },
  choiceCalled: (_, word) => (word === '高' ? 'high' : null),
}

const good: readonly (readonly [Field, string, unknown])[] = [
  [text(), ' =1+1 ', ' =1+1 '],
  [integer(), '1,234', 1234],
  [integer(), '12.0', 12],
  [integer(), '４２', 42],
  [decimal(2), '1,234.50', '1234.50'],
  [percent(), '57.25 %', '57.25'],
  [percent(), '57.25％', '57.25'],
  [boolean(), '是', true],
  [boolean(), 'No', false],
  [choice(['high', 'low']), '高', 'high'],
  [choice(['high', 'low']), 'low', 'low'],
  [date(), '2026-11-22', '2026-11-22'],
  [date(), '22.11.2026', '2026-11-22'],
  [date(), '31.12.1899', '1899-12-31'],
  [date(), '1582年10月4日', '1582-10-04'],
  [date(), '2026年11月22日', '2026-11-22'],
  [date(), '22 Nov 2026', '2026-11-22'],
  [date(), '2026-11-22 00:00:00', '2026-11-22'],
  [date(), '2026-11-22T00:00', '2026-11-22'],
  [instant(), '2026-11-22T00:30:00.000Z', '2026-11-22T00:30:00.000Z'],
  [instant(), '2026-11-22T08:30:00+08:00', '2026-11-22T00:30:00.000Z'],
  [instant(), '2026-11-22 08:30', '2026-11-22T00:30:00.000Z'],
  [instant(), '22.11.2026 8:30:15', '2026-11-22T00:30:15.000Z'],
  [duration(), '5400', 5400],
  [duration(), '1:30:00', 5400],
  [duration(), '1小时30分', 5400],
  [period(), '2026-01-01/2026-03-31', { start: '2026-01-01', end: '2026-03-31' }],
  [period(), '2026年1月1日至2026年3月31日', { start: '2026-01-01', end: '2026-03-31' }],
  [period(), '01.01.2026 – 31.03.2026', { start: '2026-01-01', end: '2026-03-31' }],
  [money(), '1,250.00 eur', { amount: '1250.00', currency: 'EUR' }],
  [money(), 'CNY -3', { amount: '-3', currency: 'CNY' }],
  [reference('person'), ' Ana Ruiz ', 'id-a'],
  [references('person'), 'Ana Ruiz\n周伟', ['id-a', 'id-z']],
  [references('person'), 'Ana Ruiz; P-2026-001', ['id-a', 'id-p']],
  [parts({ note: text() }), '[{"note":"x"}]', [{ note: 'x' }]],
  [text(), '  ', null],
]

const bad: readonly (readonly [Field, string, string])[] = [
  [integer(), '1.5', 'number'],
  [integer(), 'twelve', 'number'],
  [boolean(), 'perhaps', 'yesOrNo'],
  [date(), '2026-02-30', 'date'],
  [date(), '1900-02-29', 'date'],
  [date(), '2026-11-22 08:30', 'date'],
  [instant(), '2026-11-22', 'instant'],
  [instant(), '2026-11-22 08:30:75', 'instant'],
  [duration(), 'long', 'duration'],
  [period(), '2026-01-01', 'period'],
  [period(), '2026-01-01/soon', 'period'],
  [money(), '1250', 'money'],
  [money(), 'EUR 5 CNY', 'money'],
  [reference('person'), 'Nobody', 'missingReference'],
  [reference('person'), 'Twin', 'severalBear'],
  [references('person'), 'Ana Ruiz; Nobody', 'missingReference'],
  [parts({ note: text() }), '{"note":"x"}', 'parts'],
  [parts({ note: text() }), 'x', 'parts'],
]

describe('a cell', () => {
  it.each(good)('for %o: %j is read', (field, cell, value) => {
    expect(readCell('field', field, cell, reader)).toEqual({ value })
  })

  it.each(bad)('for %o: %j is refused by name', (field, cell, refused) => {
    expect(readCell('field', field, cell, reader)).toEqual({ refused })
  })

  it('that is no text is taken as it is, for the check of the record to judge', () => {
    expect(readCell('field', integer(), 7, reader)).toEqual({ value: 7 })
    expect(readCell('field', references('person'), ['id-a'], reader)).toEqual({ value: ['id-a'] })
  })
})
