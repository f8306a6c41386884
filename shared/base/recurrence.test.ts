import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths } from './dates.ts'
import { dayArbitrary, daysByTheStandard, ruleArbitrary } from './recurrence.test-support.ts'
import { nextRuleDay, onePauseLater, ruleDays } from './recurrence.ts'
import {
  everyRule,
  type Frequency,
  monthDayOf,
  monthDayRule,
  type RecurrenceRule,
  type RuleProblem,
  readRule,
  writeRule,
} from './recurrence-rule.ts'

const read = (text: string): RecurrenceRule => {
  const found = readRule(text)
  if (!('rule' in found)) throw new Error(`${found.problem} ${found.part}`)
  return found.rule
}

const days = (text: string, start: string, limit = 4) => ruleDays(read(text), start, { until: '2036-12-31', limit })

describe('a rule', () => {
  it.each<[string, string, readonly string[]]>([
    ['FREQ=MONTHLY;BYMONTHDAY=6', '2026-01-07', ['2026-02-06', '2026-03-06', '2026-04-06', '2026-05-06']],
    ['FREQ=MONTHLY;BYMONTHDAY=31', '2026-01-01', ['2026-01-31', '2026-03-31', '2026-05-31', '2026-07-31']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', '2028-01-31', ['2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30']],
    [
      'FREQ=MONTHLY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      '2026-01-01',
      ['2026-01-30', '2026-04-30', '2026-07-31', '2026-10-30'],
    ],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR', '2026-01-05', ['2026-01-05', '2026-01-09', '2026-01-19', '2026-01-23']],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2025-01-01', ['2028-02-29', '2032-02-29', '2036-02-29']],
    ['FREQ=MONTHLY;BYDAY=1TU', '2026-01-01', ['2026-01-06', '2026-02-03', '2026-03-03', '2026-04-07']],
    ['FREQ=DAILY;COUNT=2', '2026-03-28', ['2026-03-28', '2026-03-29']],
    ['FREQ=DAILY;UNTIL=20260329T235959Z', '2026-03-28', ['2026-03-28', '2026-03-29']],
  ])('%s falls on the days of the calendar', (text, start, expected) => {
    expect(days(text, start)).toEqual(expected)
  })

  it('counts its times from the start, whatever window is asked for', () => {
    const rule = read('FREQ=DAILY;COUNT=5')
    expect(ruleDays(rule, '2026-01-01', { after: '2026-01-03', until: '2030-01-01', limit: 10 })).toEqual([
      '2026-01-04',
      '2026-01-05',
    ])
  })

  it('ends forty years after its start and answers at most a thousand days, though it has no end', () => {
    const daily = ruleDays(everyRule('daily'), '2026-01-01', { until: '9999-12-31', limit: 1e9 })
    expect(daily).toHaveLength(1000)
    const yearly = ruleDays(everyRule('yearly'), '2026-01-01', { until: '9999-12-31', limit: 1e9 })
    expect(yearly.at(-1)).toBe('2066-01-01')
  })

  it('that never falls on a day has none, soon', () => {
    expect(nextRuleDay(read('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'), '2026-01-01', null)).toBeNull()
    expect(nextRuleDay(read('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31'), '2026-01-01', null)).toBeNull()
  })
})

describe('a hostile rule', () => {
  it.each<[string, RuleProblem['problem'], string]>([
    ['', 'unreadable', ''],
    ['FREQ', 'unreadable', 'FREQ'],
    ['FREQ=MONTHLY;;', 'unreadable', ''],
    [`FREQ=DAILY;${'BYMONTH=1;'.repeat(60)}`, 'unreadable', 'FREQ=DAILY;BYMONTH=1'],
    ['FREQ=SECONDLY', 'frequency', 'FREQ=SECONDLY'],
    ['FREQ=MINUTELY;INTERVAL=1', 'frequency', 'FREQ=MINUTELY'],
    ['FREQ=constructor', 'frequency', 'FREQ=CONSTRUCTOR'],
    ['INTERVAL=2', 'frequency', 'FREQ='],
    ['FREQ=DAILY;COUNT=1000000000', 'range', 'COUNT=1000000000'],
    ['FREQ=DAILY;COUNT=1E9', 'range', 'COUNT=1E9'],
    ['FREQ=DAILY;COUNT=0', 'range', 'COUNT=0'],
    ['FREQ=DAILY;INTERVAL=0', 'range', 'INTERVAL=0'],
    ['FREQ=YEARLY;INTERVAL=9999', 'range', 'INTERVAL=9999'],
    ['FREQ=YEARLY;BYMONTH=13', 'range', 'BYMONTH=13'],
    ['FREQ=YEARLY;BYMONTH=-1', 'range', 'BYMONTH=-1'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'range', 'BYMONTHDAY=32'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'range', 'BYMONTHDAY=0'],
    ['FREQ=MONTHLY;BYDAY=XX', 'range', 'BYDAY=XX'],
    ['FREQ=MONTHLY;BYDAY=9MO', 'range', 'BYDAY=9MO'],
    ['FREQ=MONTHLY;UNTIL=20260230', 'range', 'UNTIL=20260230'],
    ['FREQ=WEEKLY;WKST=SU', 'range', 'WKST=SU'],
    ['FREQ=DAILY;COUNT=3;UNTIL=20270101', 'clash', 'COUNT;UNTIL'],
    ['FREQ=WEEKLY;BYDAY=2MO', 'clash', 'BYDAY'],
    ['FREQ=WEEKLY;BYMONTHDAY=3', 'clash', 'BYMONTHDAY'],
    ['FREQ=MONTHLY;BYSETPOS=1', 'clash', 'BYSETPOS'],
    ['FREQ=DAILY;BYHOUR=9', 'unknown', 'BYHOUR=9'],
    ['FREQ=YEARLY;BYWEEKNO=20', 'unknown', 'BYWEEKNO=20'],
    ['FREQ=DAILY;FREQ=DAILY', 'repeated', 'FREQ'],
  ])('%s is refused by name', (text, problem, part) => {
    expect(readRule(text)).toMatchObject({ problem, part: expect.stringContaining(part) })
  })
})

describe('for every rule', () => {
  it('its text is read back as the same rule', () => {
    fc.assert(
      fc.property(ruleArbitrary, (rule) => {
        expect(readRule(writeRule(rule))).toEqual({ rule })
      }),
    )
  })

  it('days come in order, after the day asked for and within the window', () => {
    fc.assert(
      fc.property(ruleArbitrary, dayArbitrary, fc.integer({ min: 0, max: 40 }), (rule, start, months) => {
        const after = addMonths(start, months)
        const until = addMonths(start, months + 18)
        const found = ruleDays(rule, start, { after, until, limit: 50 })
        expect(found.length).toBeLessThanOrEqual(50)
        expect(found).toEqual([...new Set(found)].toSorted())
        for (const day of found) expect(day > after && day <= until).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('days are exactly those of RFC 5545, which another way of counting finds too', () => {
    fc.assert(
      fc.property(ruleArbitrary, dayArbitrary, fc.integer({ min: 0, max: 30 }), (drawn, start, months) => {
        // Beside days of the month a counted weekday has no agreed meaning.
        const rule =
          drawn.monthDays.length > 0 ? { ...drawn, weekdays: drawn.weekdays.filter(({ nth }) => nth === 0) } : drawn
        const until = addMonths(start, months + 30)
        const after = addDays(addMonths(start, months), -1)
        expect(ruleDays(rule, start, { after, until, limit: 1000 })).toEqual(
          daysByTheStandard(rule, start, until).filter((day) => day > after),
        )
      }),
      { numRuns: 60 },
    )
  })

  it('one pause later is later', () => {
    const frequency = fc.constantFrom<Frequency>('daily', 'weekly', 'monthly', 'yearly')
    fc.assert(
      fc.property(frequency, fc.integer({ min: 1, max: 20 }), dayArbitrary, (name, interval, day) => {
        expect(onePauseLater(everyRule(name, interval), day) > day).toBe(true)
      }),
    )
  })

  it('a day of the month falls once in each month, on its last day where the month is shorter', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 2000, max: 2099 }), (day, year) => {
        const rule = monthDayRule(1, day)
        expect(monthDayOf(rule)).toBe(day)
        const found = ruleDays(rule, `${year}-01-01`, { until: `${year}-12-31`, limit: 20 })
        expect(found.map((one) => one.slice(5, 7))).toEqual(
          Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0')),
        )
        for (const one of found) {
          const last = Number(new Date(Date.UTC(year, Number(one.slice(5, 7)), 0)).toISOString().slice(8, 10))
          expect(Number(one.slice(8))).toBe(Math.min(day, last))
        }
      }),
      { numRuns: 40 },
    )
  })
})
