import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../base/dates.ts'
import { entity } from '../../record/rule-case.test-support.ts'
import { checksSince, effectiveShare, firstMonth, overdueChecks, projectHeatMap } from './controls.projection.ts'

const today = '2026-11-22'
const control = (values: Readonly<Record<string, unknown>> = {}) =>
  entity({ id: 'c', state: 'operating', title: 'Backups', cadenceMonths: 3, department: 'ops', ...values })
const check = (id: string, performedOn: string, result: string, state = 'reviewed') =>
  entity({ id, control: 'c', performedOn, result, state })
const project = (controls: readonly ReturnType<typeof entity>[], checks: readonly ReturnType<typeof entity>[] = []) =>
  projectHeatMap({ controls, checks, today, length: 6 })
const kinds = (...given: Parameters<typeof project>) =>
  project(...given).groups[0]?.rows[0]?.cells.map(({ kind }) => kind)

describe('the heat map', () => {
  it('ends with this month', () => {
    expect(project([]).months).toEqual([
      '2026-06-01',
      '2026-07-01',
      '2026-08-01',
      '2026-09-01',
      '2026-10-01',
      '2026-11-01',
    ])
  })

  it('shows the last result of a month, and a month as missed until the next check', () => {
    const checks = [
      check('1', '2026-06-30', 'ineffective'),
      check('2', '2026-06-02', 'effective'),
      check('3', '2026-11-05', 'partlyEffective'),
    ]
    expect(kinds([control()], checks)).toEqual(['ineffective', 'none', 'none', 'missed', 'missed', 'partlyEffective'])
    const [first] = project([control()], checks).groups[0]?.rows[0]?.cells ?? []
    expect(first).toMatchObject({ check: '1', checks: 2 })
  })

  it.each([
    ['nothing is owed without a cadence', control({ cadenceMonths: null, operatingSince: '2020-01-01' }), 'none'],
    ['nothing is owed of a planned control', control({ state: 'planned', operatingSince: '2020-01-01' }), 'none'],
    ['a first check is owed after one cadence', control({ operatingSince: '2026-08-10' }), 'missed'],
    ['a check later this month is due', control({ operatingSince: '2026-08-25' }), 'due'],
    ['the day of the next check counts', control({ operatingSince: '2020-01-01', nextCheckOn: '2026-12-01' }), 'none'],
  ])('%s', (_, row, last) => expect(kinds([row])?.at(-1)).toBe(last))

  it('takes neither drafts nor checks of other controls, and no untested check for a test', () => {
    const checks = [
      check('1', '2026-10-01', 'effective', 'draft'),
      entity({ id: '2', control: 'x', result: 'effective' }),
    ]
    expect(kinds([control()], checks)?.at(-2)).toBe('none')
    const untested = [check('1', '2026-06-01', 'effective'), check('2', '2026-09-01', 'notTested')]
    expect(kinds([control()], untested)).toEqual(['effective', 'none', 'none', 'notTested', 'missed', 'missed'])
  })

  it('leaves out what was retired before, and owes nothing after', () => {
    expect(project([control({ state: 'retired', retiredOn: '2025-01-01' })]).groups).toEqual([])
    const retired = control({ state: 'retired', operatingSince: '2026-05-01', retiredOn: '2026-10-02' })
    expect(kinds([retired])).toEqual(['none', 'none', 'missed', 'missed', 'none', 'none'])
  })

  it('groups by department and counts the share of what was tested', () => {
    const map = project(
      [control(), control({ id: 'd', department: null }), control({ id: 'e' })],
      [check('1', '2026-11-05', 'effective'), check('2', '2026-10-05', 'ineffective')],
    )
    expect(map.groups.map(({ department, rows }) => [department, rows.length])).toEqual([
      ['ops', 2],
      ['', 1],
    ])
    expect(map.share).toBe(50)
    expect(map.monthShares.slice(-2)).toEqual([0, 100])
  })

  it('has no share where nothing was tested', () => {
    expect(effectiveShare([{ kind: 'notTested', check: 'x', checks: 1, on: null }])).toBeNull()
  })
})

describe('the checks that a map asks for', () => {
  const results = ['effective', 'partlyEffective', 'ineffective', 'notTested']
  const rows = fc
    .array(
      fc.record({
        control: fc.constantFrom('c', 'd'),
        days: fc.integer({ min: 0, max: 900 }),
        result: fc.constantFrom(...results),
        state: fc.constantFrom('draft', 'submitted', 'reviewed'),
      }),
      { maxLength: 40 },
    )
    .map((drawn) =>
      drawn.map(({ days, ...values }, index) =>
        entity({ ...values, id: String(index).padStart(3, '0'), performedOn: addDays(today, -days) }),
      ),
    )

  it('draw the same map as all checks do', () => {
    const controls = [
      control({ operatingSince: '2024-07-01' }),
      control({ id: 'd', cadenceMonths: 1, retiredOn: '2026-09-30', state: 'retired' }),
    ]
    fc.assert(
      fc.property(rows, fc.constantFrom(6, 12, 24), (checks, length) => {
        const some = checksSince(checks, firstMonth(today, length))
        expect(projectHeatMap({ controls, checks: some, today, length })).toEqual(
          projectHeatMap({ controls, checks, today, length }),
        )
      }),
    )
  })

  it('are those since the day, and the last tested one before', () => {
    const checks = [
      check('1', '2026-01-10', 'effective'),
      check('2', '2026-02-10', 'ineffective'),
      check('3', '2026-03-10', 'notTested'),
      check('4', '2026-06-01', 'notTested'),
      check('5', '2026-07-01', 'effective', 'draft'),
    ]
    expect(checksSince(checks, '2026-06-01').map(({ id }) => id)).toEqual(['2', '4'])
  })

  it('count the one that was begun later as the last of a day', () => {
    const checks = [check('2', '2026-11-05', 'ineffective'), check('1', '2026-11-05', 'effective')]
    expect(kinds([control()], checks)?.at(-1)).toBe('ineffective')
    expect(kinds([control()], checks.toReversed())?.at(-1)).toBe('ineffective')
  })
})

describe('overdue checks', () => {
  const past = { nextCheckOn: '2026-11-21' }
  const submitted = [check('1', '2026-11-20', 'effective', 'submitted')]
  it.each([
    ['none before the day', { nextCheckOn: today }, [], 0, 0],
    ['none without a day', {}, [], 0, 0],
    ['none of a retired control', { ...past, state: 'retired' }, [], 0, 0],
    ['none of an archived control', { ...past, archived: true }, [], 0, 0],
    ['one past its day', past, [], 1, 0],
    ['one past its day, whose check waits for review', past, submitted, 1, 1],
    ['one past its day, whose check is only drafted', past, [check('1', '2026-11-20', 'effective', 'draft')], 1, 0],
    ['none where a reviewed check has set the next day', { nextCheckOn: '2027-02-20' }, submitted, 0, 0],
  ])('%s', (_, values, checks, overdue, waiting) => {
    expect(overdueChecks([control(values)], checks, today)).toEqual({ overdue, waiting })
  })
})
