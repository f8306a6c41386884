import { describe, expect, it } from 'vitest'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { filterShape, typedCondition, valuesOf } from './list-comparisons.ts'

const person = '01234567-89ab-7cde-8f01-23456789abcd'
const other = '01234567-89ab-7cde-8f01-23456789abce'

const cases: readonly (readonly [
  AnyRecord,
  string,
  Parameters<typeof typedCondition>[1],
  readonly unknown[],
  unknown,
])[] = [
  [findingRecord, 'title', 'contains', [' port '], { comparison: 'contains', value: 'port' }],
  [findingRecord, 'title', 'contains', ['  '], null],
  [findingRecord, 'severity', 'in', ['high'], { comparison: 'is', value: 'high' }],
  [findingRecord, 'severity', 'in', ['low', 'high'], { comparison: 'in', value: ['high', 'low'] }],
  [findingRecord, 'severity', 'in', ['constructor'], null],
  [findingRecord, 'state', 'in', ['open'], { comparison: 'is', value: 'open' }],
  [findingRecord, 'dueOn', 'before', ['2026-11-28'], { comparison: 'before', value: '2026-11-28' }],
  [findingRecord, 'dueOn', 'before', ['soon'], null],
  [
    findingRecord,
    'dueOn',
    'between',
    ['2026-12-01', '2026-11-01'],
    { comparison: 'between', value: ['2026-11-01', '2026-12-01'] },
  ],
  [findingRecord, 'dueOn', 'between', ['2026-12-01'], null],
  [findingRecord, 'dueOn', 'empty', [], { comparison: 'empty' }],
  [findingRecord, 'owner', 'in', [[person]], { comparison: 'is', value: person }],
  [findingRecord, 'owner', 'in', [[person, other]], { comparison: 'in', value: [person, other] }],
  [personRecord, 'isContractor', 'in', ['true'], { comparison: 'is', value: true }],
]

describe('what is typed into the filter of a column', () => {
  it.each(cases)('%# reads', (record, column, comparison, values, condition) => {
    const shape = filterShape(record, column)
    expect(shape && typedCondition(shape, comparison, values)).toEqual(condition)
  })

  it.each(cases.filter(([, , , , condition]) => condition !== null))(
    '%# comes back to the controls as it was',
    (record, column, comparison, values) => {
      const shape = filterShape(record, column)
      const condition = shape && typedCondition(shape, comparison, values)
      expect(shape && condition && typedCondition(shape, comparison, valuesOf(condition, shape))).toEqual(condition)
    },
  )

  it('knows no column of an inherited name', () => expect(filterShape(findingRecord, 'constructor')).toBeNull())
})
