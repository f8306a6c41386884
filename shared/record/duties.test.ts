import { describe, expect, it } from 'vitest'
import { findingRecord } from '../modules/audits/finding.record.ts'
import { personRecord } from '../modules/people/person.record.ts'
import { dueField, dutyFields, openStates, secondPersonSteps } from './duties.ts'

describe('duties', () => {
  it('are read from the declaration of a record', () => {
    expect(openStates(findingRecord)).toEqual(['open', 'actionPlanned', 'implemented'])
    expect(dueField(findingRecord)).toBe('dueOn')
    expect(dutyFields(findingRecord)).toContain('owner')
    expect(dutyFields(findingRecord)).not.toContain('verifiedBy')
  })

  it('leave a record without a workflow alone', () => {
    expect(openStates(personRecord)).toEqual([])
    expect(secondPersonSteps(personRecord, ['administrator'])).toEqual([])
  })

  it('name the steps that a second person takes on open work', () => {
    expect(secondPersonSteps(findingRecord, ['auditor']).map(({ step, from }) => [step, from])).toEqual([
      ['verify', ['implemented']],
    ])
    expect(secondPersonSteps(findingRecord, ['viewer'])).toEqual([])
  })
})
