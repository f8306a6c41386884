import { describe, expect, it } from 'vitest'
import { type RuleCase, refusedBy, ruleNames } from '../../record/rule-case.test-support.ts'
import { noteRules } from './notes.rules.ts'

const finding = (id: string) => ({ record: 'finding', id })
const remark = { subjectRecord: 'finding', subject: 'f' }
const relation = { fromRecord: 'finding', from: 'f', toRecord: 'finding', to: 'g', relation: 'causes' }
const both = [finding('f'), finding('g')]

const cases: Readonly<Record<string, readonly (readonly [string, RuleCase, readonly string[]])[]>> = {
  comment: [
    ['on nothing', { after: remark }, ['subjectMissing@subject']],
    [
      'on a record of another kind',
      { after: { ...remark, subjectRecord: 'audit' }, stored: both },
      ['subjectMissing@subject'],
    ],
    ['on a finding', { after: remark, stored: both }, []],
    ['moved to another', { before: remark, after: { subject: 'g' }, stored: both }, ['subjectMoved@subject']],
    ['reworded', { before: remark, after: { body: 'clearer' } }, []],
  ],
  link: [
    ['from nothing', { after: relation, stored: [finding('g')] }, ['fromMissing@from']],
    ['to nothing', { after: relation, stored: [finding('f')] }, ['toMissing@to']],
    ['between two', { after: relation, stored: both }, []],
    ['moved to another end', { before: relation, after: { to: 'h' } }, ['endMoved@']],
    ['with itself', { after: { ...relation, to: 'f' }, stored: both }, ['toItself@to']],
    [
      'a second time',
      { after: relation, stored: [...both, { record: 'link', id: 'l', ...relation }] },
      ['stated@relation'],
    ],
    [
      'the other way round',
      { after: relation, stored: [...both, { record: 'link', id: 'l', ...relation, from: 'g', to: 'f' }] },
      [],
    ],
  ],
}

describe.each(Object.entries(cases))('%s', (record, table) => {
  it.each(table)('%s', (_, given, expected) => {
    expect(refusedBy(noteRules, record, given)).toEqual(expected)
  })

  it('has a refusing case for every rule', () => {
    const refused = new Set(table.flatMap(([, , expected]) => expected.map((name) => name.split('@')[0])))
    expect([...refused].toSorted()).toEqual(ruleNames(noteRules, record))
  })
})
