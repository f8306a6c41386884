import { describe, expect, it } from 'vitest'
import { type RuleCase, refusedBy, ruleNames } from '../../record/rule-case.test-support.ts'
import { membershipsOn, peopleRules } from './people.rules.ts'

const held = { record: 'membership', id: 'm', group: 'g', person: 'p', from: '2026-01-01', until: '2026-06-30' }
const lasting = { ...held, until: null }
const term = (from: string, until: string | null, person = 'p') => ({ group: 'g', person, from, until })
const below = (record: string, id: string, field: string, above: string) => ({ record, id, [field]: above })

const cases: Readonly<Record<string, readonly (readonly [string, RuleCase, readonly string[]])[]>> = {
  person: [
    ['left before joining', { after: { joinedOn: '2026-02-02', leftOn: '2026-02-01' } }, ['leftBeforeJoined@leftOn']],
    ['experienced from tomorrow', { after: { experienceSince: '2026-11-23' } }, ['experienceInFuture@experienceSince']],
    ['left on the first day', { after: { joinedOn: '2026-02-02', leftOn: '2026-02-02' } }, []],
  ],
  department: [
    ['part of itself', { before: {}, after: { parent: 'self' } }, ['aboveItself@parent']],
    [
      'part of its own part',
      { before: {}, after: { parent: 'b' }, stored: [below('department', 'b', 'parent', 'self')] },
      ['aboveItself@parent'],
    ],
    [
      'under a ring that it is not in',
      {
        before: {},
        after: { parent: 'b' },
        stored: [below('department', 'b', 'parent', 'c'), below('department', 'c', 'parent', 'b')],
      },
      [],
    ],
  ],
  group: [
    [
      'reporting to those who report to it',
      { before: {}, after: { reportsTo: 'b' }, stored: [below('group', 'b', 'reportsTo', 'self')] },
      ['aboveItself@reportsTo'],
    ],
    [
      'reporting upwards',
      { before: {}, after: { reportsTo: 'b' }, stored: [below('group', 'b', 'reportsTo', 'c')] },
      [],
    ],
    [
      'dissolved before it was founded',
      { after: { foundedOn: '2026-02-02', dissolvedOn: '2026-02-01' } },
      ['dissolvedBeforeFounded@dissolvedOn'],
    ],
  ],
  membership: [
    ['ending before it begins', { after: term('2026-02-02', '2026-02-01') }, ['untilBeforeFrom@until']],
    ['sharing one day', { after: term('2026-06-30', null), stored: [held] }, ['overlap@from']],
    ['beginning the day after', { after: term('2026-07-01', null), stored: [held] }, []],
    ['ending the day before', { after: term('2025-01-01', '2025-12-31'), stored: [held] }, []],
    ['inside one that lasts', { after: term('2027-01-01', '2027-02-01'), stored: [lasting] }, ['overlap@from']],
    ['of another person', { after: term('2026-01-01', null, 'q'), stored: [lasting] }, []],
    ['compared with itself', { before: { ...held, id: 'm' }, after: { until: '2026-12-31' }, stored: [held] }, []],
  ],
}

describe.each(Object.entries(cases))('%s', (record, table) => {
  it.each(table)('%s', (_, given, expected) => {
    expect(refusedBy(peopleRules, record, given)).toEqual(expected)
  })

  it('has a refusing case for every rule', () => {
    const refused = new Set(table.flatMap(([, , expected]) => expected.map((name) => name.split('@')[0])))
    expect([...refused].toSorted()).toEqual(ruleNames(peopleRules, record))
  })
})

it.each([
  ['2025-12-31', []],
  ['2026-01-01', ['first']],
  ['2026-06-30', ['first', 'second']],
  ['2026-07-01', ['second']],
])('the chart of %s shows %j', (day, expected) => {
  const rows = [
    { name: 'first', from: '2026-01-01', until: '2026-06-30' },
    { name: 'second', from: '2026-06-30', until: null },
  ]
  expect(membershipsOn(rows, day).map((row) => row.name)).toEqual(expected)
})
