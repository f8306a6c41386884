import { describe, expect, it } from 'vitest'
import { entity, type RuleCase, refusedBy, ruleInput, ruleNames } from '../../record/rule-case.test-support.ts'
import { briefingCalendar, briefingSummary, unbriefed } from './briefings.projection.ts'
import { lastOwed, quarterOf } from './briefings.quarter.ts'
import { attendanceOf, rollOn } from './briefings.roll.ts'
import { briefingConsequences, briefingRules } from './briefings.rules.ts'
import { materialStanding } from './briefings.standing.ts'

const group = { record: 'group', id: 'g', chair: 'chair', foundedOn: '2026-01-01' }
const seat = (person: string, position: string, from = '2026-01-01', until: string | null = null) => ({
  record: 'membership',
  id: `seat ${person} ${from}`,
  group: 'g',
  person,
  position,
  from,
  until,
})
const stored = [
  group,
  seat('deputy', 'deputyChair'),
  seat('ann', 'member'),
  seat('old', 'member', '2026-01-01', '2026-09-30'),
]
const known = { record: 'briefing', id: 'b', committee: 'g', quarter: '2026-Q3' }
const draft = { committee: 'g', quarter: '2026-Q3', heldOn: '2026-10-19', chair: 'chair', preparedBy: 'ann' }
const present = (...people: readonly string[]) => people.map((person) => ({ person, presence: 'present' }))
const minute = (attendance: readonly object[], more: object = {}): RuleCase => ({
  action: { step: 'minute' },
  before: { ...draft, state: 'tabled' },
  after: { attendance, ...more },
  stored,
})

const cases: readonly (readonly [string, RuleCase, readonly string[]])[] = [
  ['twice for one committee and quarter', { after: draft, stored: [...stored, known] }, ['twice@quarter']],
  ['for another quarter', { after: { ...draft, quarter: '2026-Q2' }, stored: [...stored, known] }, []],
  ['for no quarter', { after: { ...draft, quarter: 'Q3' }, stored }, ['notAQuarter@quarter']],
  ['a meeting before the quarter', { after: { ...draft, heldOn: '2026-06-30' }, stored }, ['heldBeforeQuarter@heldOn']],
  [
    'a committee that was not founded yet',
    { after: { ...draft, quarter: '2025-Q3', heldOn: '2025-12-31' }, stored },
    ['committeeNotThere@heldOn'],
  ],
  ['the writer as chair', { after: { ...draft, preparedBy: 'chair' }, stored }, ['chairWrote@chair']],
  ['tabled', { action: { step: 'table' }, before: { ...draft, state: 'drafted' }, stored }, []],
  [
    'tabled with somebody who does not lead',
    { action: { step: 'table' }, before: { ...draft, chair: 'deputy', preparedBy: 'x', state: 'drafted' }, stored },
    [],
  ],
  [
    'tabled with a member as chair',
    { action: { step: 'table' }, before: { ...draft, chair: 'ann', preparedBy: 'x', state: 'drafted' }, stored },
    ['notTheChair@chair'],
  ],
  ['minuted with everybody marked', minute(present('chair', 'deputy', 'ann')), []],
  ['minuted with a stranger', minute(present('chair', 'deputy', 'ann', 'old')), ['notAMember@attendance']],
  ['somebody twice', minute(present('chair', 'deputy', 'ann', 'ann')), ['memberTwice@attendance']],
  ['somebody not marked', minute([...present('chair', 'deputy'), { person: 'ann' }]), ['attendanceOpen@attendance']],
  [
    'before it was held',
    { ...minute(present('chair', 'deputy', 'ann')), before: { ...draft, heldOn: '2026-11-23', state: 'tabled' } },
    ['notYetHeld@heldOn'],
  ],
  [
    'another text once tabled',
    { before: { ...draft, state: 'tabled', progress: 'a' }, after: { progress: 'b' }, stored },
    ['fixed@progress'],
  ],
  [
    'other minutes once settled',
    { before: { ...draft, state: 'minuted', minutes: 'a' }, after: { minutes: 'b' }, stored },
    ['fixed@minutes'],
  ],
  ['minutes while tabled', { before: { ...draft, state: 'tabled' }, after: { minutes: 'b' }, stored }, []],
]

describe('rules of briefings', () => {
  it.each(cases)('%s', (_, given, refused) => {
    expect(refusedBy(briefingRules, 'briefing', given)).toEqual(refused)
  })
  it('leaves no rule out', () => {
    const seen = new Set(cases.flatMap(([, , refused]) => refused.map((name) => name.split('@')[0])))
    expect([...seen].toSorted()).toEqual(ruleNames(briefingRules, 'briefing'))
  })
})

describe('what follows', () => {
  const follows = (given: RuleCase) => briefingConsequences.briefing?.({ ...ruleInput(given), id: 'self' })

  it('reckons the day from the quarter', () => {
    expect(follows({ after: { quarter: '2026-Q4' } })).toEqual([
      { record: 'briefing', id: 'self', changes: { dueOn: '2027-01-31' } },
    ])
  })

  it('keeps how risks and findings stand, and whose seats there are on the day of the meeting', () => {
    const rows = [
      ...stored,
      {
        record: 'risk',
        id: 'r',
        number: 'R-1',
        title: 'Flood',
        level: 'moderate',
        aboveAppetite: true,
        state: 'assessed',
      },
      { record: 'risk', id: 'low', title: 'Dust', level: 'low', aboveAppetite: false, state: 'assessed' },
      { record: 'finding', id: 'f', title: 'Gap', severity: 'critical', state: 'implemented', dueOn: '2026-12-01' },
      { record: 'finding', id: 'done', title: 'Shut', severity: 'critical', state: 'closed' },
    ]
    const before = { ...draft, dueOn: '2026-10-31', state: 'drafted' }
    const [own] = follows({ action: { step: 'table' }, before, stored: rows }) ?? []
    expect(own?.changes?.standing).toMatchObject([
      { finding: 'f', title: 'Gap', grade: 'critical', standing: 'inWork', dueOn: '2026-12-01' },
      { risk: 'r', title: 'R-1 Flood', grade: 'moderate', standing: 'open' },
    ])
    expect(own?.changes?.standingOn).toBe('2026-11-22')
    expect(own?.changes?.attendance).toMatchObject([{ person: 'chair' }, { person: 'deputy' }, { person: 'ann' }])
  })

  it('reads the roll anew when the meeting is moved, and keeps what was marked', () => {
    const before = {
      ...draft,
      dueOn: '2026-10-31',
      state: 'tabled',
      attendance: [{ id: 'x', person: 'ann', presence: 'excused' }],
    }
    const [own] = follows({ before, after: { heldOn: '2026-09-30' }, stored }) ?? []
    expect(own?.changes?.attendance).toMatchObject([
      { person: 'chair' },
      { person: 'deputy' },
      { id: 'x', person: 'ann', presence: 'excused' },
      { person: 'old' },
    ])
  })
})

it('takes the named chair only while no membership holds that seat, and nobody twice', () => {
  const seats = [entity(seat('x', 'chair')), entity(seat('x', 'member', '2026-02-01'))]
  expect(rollOn(entity(group), seats, '2026-03-01')).toEqual([{ person: 'x', position: 'chair' }])
  expect(attendanceOf([{ person: 'x', position: 'chair' }], [])).toEqual([
    { id: 'x', person: 'x', position: 'chair', presence: null },
  ])
})

it.each([
  ['2026-Q1', '2026-01-01', '2026-03-31', '2026-04-30'],
  ['2024-Q4', '2024-10-01', '2024-12-31', '2025-01-31'],
])('%s lasts from %s to %s and is due on %s', (name, start, end, dueOn) => {
  expect(quarterOf(name)).toMatchObject({ start, end, dueOn })
})

it.each(['2026-Q5', '2026-q1', '99999-Q1', '0001-Q1', '', null, 4])('%s is no quarter', (value) => {
  expect(quarterOf(value)).toBeNull()
})

describe('the calendar of a year', () => {
  const groups = [
    entity({ ...group, kind: 'committee', name: 'Committee' }),
    entity({ id: 'w', kind: 'working', name: 'Workers' }),
  ]
  const briefings = [entity({ id: '1', committee: 'g', quarter: '2026-Q1', state: 'signedOff' })]

  it('says what is there, what is owed and what is late', () => {
    const [row, ...others] = briefingCalendar(groups, briefings, 2026, '2026-11-01')
    expect(others).toEqual([])
    expect(row?.cells.map(({ state, isExpected, isOverdue }) => [state, isExpected, isOverdue])).toEqual([
      ['signedOff', true, false],
      [null, true, true],
      [null, true, true],
      [null, true, false],
    ])
  })

  it('names a committee for the last quarter owed alone, and only until something is written', () => {
    expect(lastOwed('2026-10-31')?.name).toBe('2026-Q2')
    expect(unbriefed(groups, briefings, '2026-11-01')).toEqual(['g'])
    const drafted = entity({ id: '2', committee: 'g', quarter: '2026-Q3', state: 'drafted' })
    expect(unbriefed(groups, [...briefings, drafted], '2026-11-01')).toEqual([])
    expect(unbriefed(groups, briefings, '2026-07-31')).toEqual([])
  })
})

it('sums a briefing up', () => {
  const rows = { attendance: present('a', 'b'), resources: [{ answer: 'refused' }, { answer: 'partlyGranted' }] }
  expect(briefingSummary(entity(rows))).toMatchObject({ present: 2, seats: 2, asked: 2, granted: 1, decisions: 0 })
})

it('tells of at most 200 risks and findings, the gravest first', () => {
  const many = Array.from({ length: 300 }, (_, at) =>
    entity({ id: `${at}`, title: `T${at}`, severity: at === 299 ? 'critical' : 'high', state: 'open' }),
  )
  const lines = materialStanding([], many)
  expect(lines.length).toBe(200)
  expect(lines[0]?.grade).toBe('critical')
})
