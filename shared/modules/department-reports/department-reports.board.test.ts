import { describe, expect, it } from 'vitest'
import { cellOf, readCell, standingOf, writeCell } from './department-reports.board.ts'
import { closedPeriods, dueDayOf, isExpected, type Rhythm } from './department-reports.periods.ts'

const house = { holidays: new Set(['2026-10-06', '2026-10-07']), workdays: new Set<string>() }
const mark = { start: '2026-09-01', department: 'd', report: 'r', submittedOn: '2026-10-12', version: 2 }

describe('when a report is due', () => {
  it.each([
    ['none', '2026-09-30', '2026-10-06'],
    ['forward', '2026-09-30', '2026-10-08'],
    ['backward', '2026-09-30', '2026-10-05'],
    ['forward', '2026-01-31', '2026-02-06'],
    ['forward', '2026-05-31', '2026-06-08'],
  ] as const)('%s after %s is %s', (roll, end, day) => expect(dueDayOf({ dueDay: 6, roll }, end, house)).toBe(day))
})

describe('which reports are expected', () => {
  const rhythm: Rhythm = {
    ...{ period: 'month', startsOn: '2026-02-01', endsOn: '2026-08-31', dueDay: 6, roll: 'none', departments: [] },
  }
  const month = (start: string) => ({ start, end: start })
  it.each([
    ['2026-01-01', [], false],
    ['2026-02-01', [], true],
    ['2026-08-01', [], true],
    ['2026-09-01', [], false],
    ['2026-03-01', ['other'], false],
    ['2026-03-01', ['d'], true],
  ] as const)('of %s for %j', (start, departments, expected) =>
    expect(isExpected({ ...rhythm, departments }, 'd', month(start))).toBe(expected),
  )
  it('are of periods that are over, the oldest first', () => {
    expect(closedPeriods('month', '2026-03-02', 2).map(({ start, end }) => [start, end])).toEqual([
      ['2026-01-01', '2026-01-31'],
      ['2026-02-01', '2026-02-28'],
    ])
    expect(closedPeriods('quarter', '2026-03-02', 1)).toEqual([{ start: '2025-10-01', end: '2025-12-31' }])
  })
})

describe('a cell of the board', () => {
  it('is read back from its mark, and from nothing else', () => {
    expect(readCell(writeCell(mark))).toEqual(mark)
    const untouched = { ...mark, report: null, submittedOn: null }
    expect(readCell(writeCell(untouched))).toEqual(untouched)
    expect(readCell('2026-09-01 d')).toBeNull()
  })
  it.each([
    ['ahead', '2026-10-08', null, { state: 'ahead', daysLate: 0 }, 'missing'],
    ['missing', '2026-10-09', null, { state: 'missing', daysLate: 1 }, 'missing'],
    ['late', '2026-11-20', 'signedOff', { state: 'signedOff', daysLate: 4 }, 'late'],
    ['waiting', '2026-11-20', 'submitted', { state: 'submitted', daysLate: 4 }, 'notSigned'],
  ] as const)('%s on %s', (_, today, state, cell, standing) => {
    const made = cellOf('2026-10-08', today, state === null ? null : { state, mark })
    expect(made).toMatchObject(cell)
    expect(standingOf(made)).toBe(standing)
  })
})
