import { describe, expect, it } from 'vitest'
import { entity } from '../../record/rule-case.test-support.ts'
import { effectiveShare, projectHeatMap } from './controls.projection.ts'

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
