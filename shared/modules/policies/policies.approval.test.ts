import { describe, expect, it } from 'vitest'
import { textSha256 } from '../../base/sha256.ts'
import { entity } from '../../record/rule-case.test-support.ts'
import { quorumOf } from './policies.approval.ts'

const text = 'Who may do what'
const approval = (person: string, values: object = {}) =>
  entity({ id: person, state: 'approved', person, textHash: textSha256(text), ...values })
const approver = (person: string, capacity: string | null = null, isRequired = false) => ({
  person,
  capacity,
  isRequired,
})
const quorum = (approvers: readonly object[], given: readonly ReturnType<typeof entity>[], needed: number | null) =>
  quorumOf(entity({ text, approvers, quorum: needed }), given)

describe('the quorum of a version', () => {
  const three = [approver('a', 'legal', true), approver('b', 'business'), approver('c')]

  it.each([
    ['nobody is asked', [], [], null, { given: 0, needed: 0, isMet: false }],
    ['one of all', three, ['a'], null, { given: 1, needed: 3, isMet: false }],
    ['all', three, ['a', 'b', 'c'], null, { given: 3, needed: 3, isMet: true }],
    [
      'enough, without a capacity',
      three,
      ['b', 'c'],
      2,
      { given: 2, isMet: false, missing: [{ kind: 'capacity', value: 'legal' }] },
    ],
    ['enough', three, ['a', 'c'], 2, { given: 2, isMet: true, missing: [] }],
    [
      'a person that is required',
      [approver('a', null, true), approver('b')],
      ['b'],
      1,
      { isMet: false, missing: [{ kind: 'person', value: 'a' }] },
    ],
    ['somebody who was not asked', three, ['z', 'b'], 1, { given: 1, isMet: false }],
  ] as const)('%s', (_, approvers, given, needed, expected) => {
    expect(
      quorum(
        approvers,
        given.map((person) => approval(person)),
        needed,
      ),
    ).toMatchObject(expected)
  })

  it('counts neither approvals of another text, nor void or archived ones, nor one person twice', () => {
    const all = [approver('a'), approver('b')]
    expect(quorum(all, [approval('a', { textHash: textSha256('other') })], 1).given).toBe(0)
    expect(quorum(all, [approval('a', { state: 'voided' }), approval('b', { archived: true })], 1).given).toBe(0)
    expect(quorum(all, [approval('a'), approval('a', { id: 'again' })], 2)).toMatchObject({ given: 1, isMet: false })
  })
})
