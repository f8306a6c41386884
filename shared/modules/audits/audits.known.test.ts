import { describe, expect, it } from 'vitest'
import { attestedOf, failingControls } from './audits.known.ts'

const answer = (person: string, state: string, department: string | null = null) => ({ person, state, department })
const nameOf = (department: string) => `name of ${department}`

describe('who has read and accepted what a row tests', () => {
  it.each([
    ['nobody was asked', [], { asked: 0, attested: 0, last: null }],
    ['all have', [answer('a', 'attested', 'x'), answer('b', 'excused', 'y')], { asked: 1, attested: 1, last: null }],
    [
      'one department is behind, whoever was asked twice counted once',
      [
        answer('a', 'lapsed', 'x'),
        answer('a', 'attested', 'x'),
        answer('b', 'pending', 'y'),
        answer('c', 'attested', 'y'),
      ],
      { asked: 3, attested: 2, last: { department: 'y', name: 'name of y', asked: 2, attested: 1 } },
    ],
    ['people of no department are behind', [answer('a', 'pending')], { asked: 1, attested: 0, last: null }],
  ])('%s', (_, answers, expected) => {
    expect(attestedOf(answers, nameOf)).toEqual(expected)
  })
})

describe('a control that fails', () => {
  const check = (control: string, performedOn: string, result: string | null) => ({ control, performedOn, result })
  it.each([
    [
      'was found ineffective last',
      [check('c', '2026-01-01', 'effective'), check('c', '2026-02-01', 'ineffective')],
      ['c'],
    ],
    ['works in part', [check('c', '2026-01-01', 'partlyEffective')], ['c']],
    [
      'is none once it works again',
      [check('c', '2026-02-01', 'effective'), check('c', '2026-01-01', 'ineffective')],
      [],
    ],
    [
      'stays one where it was not tested since',
      [check('c', '2026-01-01', 'ineffective'), check('c', '2026-03-01', 'notTested')],
      ['c'],
    ],
    ['is none without a result', [check('c', '2026-01-01', null)], []],
  ])('%s', (_, checks, expected) => {
    expect([...failingControls(checks)]).toEqual(expected)
  })
})
