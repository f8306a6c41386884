import { expect, it } from 'vitest'
import { entity } from '../../record/rule-case.test-support.ts'
import { frozenInputs } from './indicators.inputs.ts'

it('reads which records a frozen figure counted, and of which type', () => {
  const measure = 'share(policy where kind is standard of title is filled)'
  const ids = { countedIds: 'a b', notCountedIds: null }
  const inputs = [
    { id: '1', measure, counted: 612, notCounted: 0, sha256: 'x', ...ids },
    { id: '2', measure: 'no formula at all(', counted: 1, notCounted: 1, sha256: 'x', ...ids },
  ]
  expect(frozenInputs(entity({ inputs }))).toEqual([
    { measure, record: 'policy', counted: { total: 612, ids: ['a', 'b'] }, notCounted: { total: 0, ids: [] } },
  ])
  expect(frozenInputs(entity({ inputs: [] }))).toEqual([])
})
