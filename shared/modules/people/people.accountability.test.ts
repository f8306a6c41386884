import { describe, expect, it } from 'vitest'
import { entity } from '../../record/rule-case.test-support.ts'
import { holdersOn, valuesOn } from './people.accountability.ts'

describe('values on a day', () => {
  const changes = [
    { day: '2026-05-01', creates: false, changes: [{ field: 'department', before: 'b' }] },
    { day: '2026-03-01', creates: false, changes: [{ field: 'department', before: 'a' }] },
    { day: '2026-01-01', creates: true, changes: [{ field: 'department', before: null }] },
  ]
  it.each([
    ['2026-06-01', 'c', true],
    ['2026-05-01', 'c', true],
    ['2026-04-30', 'b', true],
    ['2026-02-01', 'a', true],
    ['2025-12-31', 'a', false],
  ])('%s', (day, department, isRecorded) => {
    expect(valuesOn({ department: 'c' }, changes, day)).toEqual({ values: { department }, isRecorded })
  })
})

it('takes who held a position from dated duties, and says where nobody did', () => {
  const duty = (id: string, person: string, from: string | null, until: string | null) =>
    entity({ id, department: 'd', position: 'head', person, from, until })
  const duties = [duty('1', 'old', null, '2026-02-28'), duty('2', 'new', '2026-03-05', null)]
  const department = entity({ id: 'd', head: 'new', deputy: 'aide', liaison: null })
  const head = (day: string) => holdersOn(department, duties, day)[0]
  expect(head('2026-02-28')).toEqual({ position: 'head', person: 'old', duty: '1' })
  expect(head('2026-03-03')).toEqual({ position: 'head', person: null, duty: null })
  expect(holdersOn(department, duties, '2026-03-05')).toEqual([
    { position: 'head', person: 'new', duty: '2' },
    { position: 'deputy', person: 'aide', duty: null },
    { position: 'liaison', person: null, duty: null },
  ])
})
