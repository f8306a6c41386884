import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWithin } from '../../base/dates.ts'
import { entity, type RuleCase, refusedBy, ruleInput, ruleNames } from '../../record/rule-case.test-support.ts'
import { changesBetween, organisationChanges, sliderSpan } from './people.changes.ts'
import { peopleConsequences } from './people.consequences.ts'
import { byUnit, type DatedFact, factOn, ringDay, shareDay, valueOn } from './people.validity.ts'
import { validityRules } from './people.validity-rules.ts'

const fact = (id: string, value: string | null, from: string | null, until: string | null): DatedFact => ({
  id,
  unit: 'u',
  value,
  from,
  until,
})

describe('what holds on a day', () => {
  const facts = [fact('1', 'old', null, '2026-02-28'), fact('2', 'new', '2026-03-05', null)]
  it.each([
    ['2020-01-01', 'old'],
    ['2026-02-28', 'old'],
    ['2026-03-01', null],
    ['2026-03-05', 'new'],
    ['2099-01-01', 'new'],
  ])('%s', (day, value) => expect(valueOn(facts, day, 'present')).toBe(value))

  it('is the present value where nothing is dated', () => expect(valueOn([], '2026-01-01', 'present')).toBe('present'))
})

const days = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01']
const bound = fc.option(fc.constantFrom(...days), { nil: null })
const unit = fc.constantFrom('a', 'b', 'c', 'd')
const line = fc.record({ id: fc.uuid(), unit, value: fc.option(unit, { nil: null }), from: bound, until: bound })

it('no day has a ring where each line was let in by the rule', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (offered) => {
      const kept: DatedFact[] = []
      for (const next of offered) {
        const isOrdered = next.from === null || next.until === null || next.from <= next.until
        const isFree = !kept.some((other) => other.unit === next.unit && shareDay(other, next))
        if (isOrdered && isFree && ringDay(kept, next, () => null) === null) kept.push(next)
      }
      const units = byUnit(kept)
      for (const day of ['2025-12-31', ...days, '2026-06-02'])
        for (const start of ['a', 'b', 'c', 'd']) {
          let above = valueOn(units.get(start) ?? [], day, null)
          for (let step = 0; above !== null && step < 5; step++) {
            expect(above).not.toBe(start)
            above = valueOn(units.get(above) ?? [], day, null)
          }
        }
    }),
    { numRuns: 300 },
  )
})

it('two facts share a day exactly where some day lies in both', () => {
  fc.assert(
    fc.property(line, line, (one, other) => {
      fc.pre([one, other].every(({ from, until }) => from === null || until === null || from <= until))
      const isShared = ['2025-12-31', ...days, '2026-06-02'].some(
        (day) => isWithin(day, one.from, one.until) && isWithin(day, other.from, other.until),
      )
      expect(shareDay(one, other)).toBe(isShared)
    }),
  )
})

const held = {
  record: 'duty',
  id: 'h',
  department: 'd',
  position: 'head',
  person: 'p',
  from: '2026-01-01',
  until: null,
}
const duty = (values: object) => ({
  department: 'd',
  position: 'head',
  person: 'p',
  from: null,
  until: null,
  ...values,
})
const above = { record: 'reportingLine', id: 'l', group: 'b', groupAbove: 'a', from: '2026-03-01', until: null }

const cases: Readonly<Record<string, readonly (readonly [string, RuleCase, readonly string[]])[]>> = {
  duty: [
    ['backwards', { after: duty({ from: '2026-02-02', until: '2026-02-01' }) }, ['untilBeforeFrom@until']],
    ['held twice by one', { after: duty({ from: '2026-05-01' }), stored: [held] }, ['overlap@from']],
    ['held by two', { after: duty({ person: 'q', from: '2026-05-01' }), stored: [held] }, ['heldByAnother@person']],
    ['handed over', { after: duty({ person: 'q', until: '2025-12-31' }), stored: [held] }, []],
    ['other duties of many', { after: duty({ position: 'other', person: 'q', title: 'x' }), stored: [held] }, []],
  ],
  reportingLine: [
    ['backwards', { after: { group: 'g', from: '2026-02-02', until: '2026-02-01' } }, ['untilBeforeFrom@until']],
    ['of nothing', { after: {} }, ['oneUnit@department']],
    ['across kinds', { after: { group: 'g', departmentAbove: 'd' } }, ['oneUnit@departmentAbove']],
    ['two at once', { after: { group: 'b', groupAbove: 'c', from: '2026-04-01' }, stored: [above] }, ['overlap@from']],
    ['closing a ring later', { after: { group: 'a', groupAbove: 'b' }, stored: [above] }, ['aboveItself@groupAbove']],
    ['before the ring', { after: { group: 'a', groupAbove: 'b', until: '2026-02-28' }, stored: [above] }, []],
  ],
}

describe.each(Object.entries(cases))('%s', (record, table) => {
  it.each(table)('%s', (_, given, expected) => {
    expect(refusedBy(validityRules, record, given)).toEqual(expected)
  })
  it('has a refusing case for every rule', () => {
    const refused = new Set(table.flatMap(([, , expected]) => expected.map((name) => name.split('@')[0])))
    expect([...refused].toSorted()).toEqual(ruleNames(validityRules, record))
  })
})

describe('a head changed on the page of the department', () => {
  const follow = (given: RuleCase) => peopleConsequences.department?.({ ...ruleInput(given), id: 'self' })
  const named = { name: 'Net' }

  it('ends the former one yesterday and begins the new one today', () => {
    const stored = [{ ...held, department: 'self' }]
    expect(follow({ before: { ...named, head: 'p' }, after: { head: 'q' }, stored })).toEqual([
      { record: 'duty', id: 'h', changes: { until: '2026-11-21' } },
      expect.objectContaining({
        create: expect.objectContaining({ person: 'q', position: 'head', from: '2026-11-22', until: null }),
      }),
    ])
  })

  it('dates the former one, who had no date, as of always', () => {
    const [first] = follow({ before: { ...named, head: 'p' }, after: { head: null } }) ?? []
    expect(first).toMatchObject({ create: { person: 'p', from: null, until: '2026-11-21' } })
  })

  it('lets the former one go on when it is taken back on the same day', () => {
    const stored = [
      { ...held, department: 'self', until: '2026-11-21' },
      { ...held, department: 'self', id: 'n', person: 'q', from: '2026-11-22' },
    ]
    expect(follow({ before: { ...named, head: 'q' }, after: { head: 'p' }, stored })).toEqual([
      { record: 'duty', id: 'n', changes: { archived: true } },
      { record: 'duty', id: 'h', changes: { until: null } },
    ])
  })
})

it('lists what changed after one day up to another, and spans the slider over it', () => {
  const rows = { members: [], lines: [], duties: [entity({ ...held, until: '2026-02-28' })] }
  const changes = organisationChanges('department', [], rows)
  expect(changes.map(({ day, kind }) => [day, kind])).toEqual([
    ['2026-01-01', 'began'],
    ['2026-03-01', 'ended'],
  ])
  expect(changesBetween(changes, '2026-01-01', '2026-03-01')).toHaveLength(1)
  expect(changesBetween(changes, '2026-03-01', '2026-03-01')).toEqual([])
  expect(sliderSpan(changes, '2026-11-22')).toEqual({ first: '2025-11-22', last: '2026-11-22' })
  expect(factOn([], '2026-01-01')).toBeNull()
})

it('lets nothing end after the last day of the calendar, and does not span the slider over mistyped years', () => {
  const duties = [
    entity({ ...held, from: '0201-01-01', until: '9999-12-31' }),
    entity({ ...held, id: 'later', from: '2027-03-01', until: '2206-01-01' }),
  ]
  const changes = organisationChanges('department', [], { members: [], lines: [], duties })
  expect(changes.map(({ day, kind }) => [day, kind])).toEqual([
    ['0201-01-01', 'began'],
    ['2027-03-01', 'began'],
    ['2206-01-02', 'ended'],
  ])
  expect(sliderSpan(changes, '2026-11-22')).toEqual({ first: '2025-11-22', last: '2027-03-01' })
})
