import { describe, expect, it } from 'vitest'
import { entity } from '../../record/rule-case.test-support.ts'
import { asksForFinding, checkTemplate, proposedFinding } from './controls.proposal.ts'

const steps = [
  { id: '1', step: 'Compare', expected: 'The same' },
  { id: '2', step: 'Try', expected: 'It is blocked' },
]
const control = entity({ id: 'c', title: 'Mail', objective: 'None gets in', procedure: 'Look', department: 'd', steps })
const check = entity({
  ...{ id: 'k', result: 'partlyEffective', conclusion: 'One got in', performedOn: '2026-01-02' },
  steps: [
    { ...steps[0], actual: 'Yes', outcome: 'asExpected' },
    { ...steps[1], actual: 'It was let in', outcome: 'deviates' },
  ],
})

describe('a check', () => {
  it('begins with the procedure and the steps of its control, as rows of its own', () => {
    expect(checkTemplate(control)).toEqual({
      procedure: 'Look',
      steps: [
        { step: 'Compare', expected: 'The same' },
        { step: 'Try', expected: 'It is blocked' },
      ],
    })
    expect(checkTemplate(entity({}))).toEqual({ procedure: null, steps: [] })
  })

  it.each([
    ['ineffective', true],
    ['partlyEffective', true],
    ['effective', false],
    ['notTested', false],
    [null, false],
  ])('with the result %s asks for a finding: %s', (result, asks) => {
    expect(asksForFinding(entity({ result }))).toBe(asks)
  })

  it('proposes a finding of what deviates from what was expected', () => {
    expect(proposedFinding(check, control)).toEqual({
      ...{ title: 'Mail', control: 'c', controlCheck: 'k', identifiedOn: '2026-01-02', severity: 'medium' },
      condition: 'One got in\n\nTry\n\nIt was let in',
      criterion: 'None gets in\n\nIt is blocked',
      ...{ department: 'd', owner: null },
    })
  })
})
