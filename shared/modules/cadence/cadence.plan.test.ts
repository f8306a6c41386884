import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayArbitrary, ruleArbitrary } from '../../base/recurrence.test-support.ts'
import { everyRule, type Frequency, monthDayRule } from '../../base/recurrence-rule.ts'
import { languages, translatorOf } from '../../base/translate.ts'
import { isWorkingDay, rolls } from '../../base/working-days.ts'
import { cadenceMessages } from './cadence.messages.ts'
import { forecastDays, houseDaysOf, type Plan, planOf, wantedDays } from './cadence.plan.ts'
import { planWords, ruleWords } from './cadence.words.ts'

const house = houseDaysOf([
  { kind: 'holiday', day: '2026-10-01' },
  { kind: 'holiday', day: '2026-10-02' },
  { kind: 'workday', day: '2026-10-10' },
  { kind: 'holiday', day: '2026-12-31' },
  { kind: 'holiday', day: '2027-01-01' },
  { kind: 'workday', day: '2027-01-02' },
])
const lastWeekday = 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'
const base = { anchor: 'calendar', rhythm: 'monthly', startsOn: '2026-01-01', roll: 'none' }
const plan = (values: Readonly<Record<string, string | number>>): Plan => {
  const found = planOf({ ...base, ...values })
  if (!found) throw new Error('no plan')
  return found
}
const words = { en: translatorOf('en', [cadenceMessages]), 'zh-CN': translatorOf('zh-CN', [cadenceMessages]) }
const plain = (day: string) => day

describe('the words of a schedule', () => {
  it.each<[Readonly<Record<string, string | number>>, string, string]>([
    [{ dayOfMonth: 6 }, 'every month, on the 6th', '每月6日'],
    [
      { rhythm: 'quarterly', dayOfMonth: 31, roll: 'backward' },
      'every quarter, last working day',
      '每季度最后一个工作日',
    ],
    [{ rhythm: 'quarterly', dayOfMonth: 31 }, 'every quarter, last day of the month', '每季度最后一天'],
    [
      { rhythm: 'halfYearly', dayOfMonth: 30, roll: 'forward' },
      'every half-year, on the 30th; on a day off, the next working day',
      '每半年30日，遇非工作日顺延',
    ],
    [{ rhythm: 'yearly', startsOn: '2026-03-01' }, 'every year, in March, on the 1st', '每年3月1日'],
    [{ rhythm: 'months', months: 4 }, 'every 4 months, on the 1st', '每4个月1日'],
    [{ anchor: 'lastDone', rhythm: 'months', months: 6 }, '6 months after it was last done', '上次完成后6个月'],
    [
      { anchor: 'lastDone', rhythm: 'yearly', dayOfMonth: 15 },
      '12 months after it was last done, on the 15th',
      '上次完成后12个月的15日',
    ],
    [{ rhythm: 'weekly' }, 'every week', '每周'],
    [{ rhythm: 'rule', rule: 'FREQ=MONTHLY;BYDAY=1TU' }, 'every month, on the 1st Tuesday', '每月第1个星期二'],
    [
      { rhythm: 'rule', rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR;COUNT=9' },
      'every 2 weeks, on Monday to Friday, 9 times in all',
      '每2周星期一至星期五，共9次',
    ],
    [
      { rhythm: 'rule', rule: 'FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=-2;UNTIL=20300101' },
      'every year, in March and September, on the 2nd from the end, until 2030-01-01',
      '每年3月和9月倒数第2日，至2030-01-01止',
    ],
  ])('%j', (values, english, chinese) => {
    expect([planWords(words.en, plan(values), plain), planWords(words['zh-CN'], plan(values), plain)]).toEqual([
      english,
      chinese,
    ])
  })

  it('are there for every rule, in both languages', () => {
    fc.assert(
      fc.property(ruleArbitrary, fc.constantFrom(...rolls), (rule, roll) => {
        for (const language of languages) {
          const said = ruleWords(words[language], rule, roll, { dayWord: plain })
          expect(said).not.toMatch(/recurrence|\{\{|undefined/)
          expect(said.length).toBeGreaterThan(1)
        }
      }),
    )
  })
})

describe('the days of a schedule', () => {
  const on = (
    values: Readonly<Record<string, string | number>>,
    closed: readonly (readonly [string, string | null])[],
    today: string,
  ) =>
    wantedDays(
      plan(values),
      closed.map(([plannedOn, doneOn]) => ({ plannedOn, doneOn })),
      { today, house },
    ).map(({ plannedOn, dueOn }) => (plannedOn === dueOn ? dueOn : `${plannedOn}>${dueOn}`))

  it.each<
    [
      string,
      Readonly<Record<string, string | number>>,
      readonly (readonly [string, string | null])[],
      string,
      readonly string[],
    ]
  >([
    ['a new one owes nothing from before', { dayOfMonth: 6 }, [], '2026-05-20', ['2026-06-06']],
    ['a new one may fall due today', { dayOfMonth: 6 }, [], '2026-05-06', ['2026-05-06', '2026-06-06']],
    [
      '31 is the last day of a leap February',
      { dayOfMonth: 31, startsOn: '2028-02-01' },
      [],
      '2028-02-01',
      ['2028-02-29'],
    ],
    [
      '30 is the last day of a common February',
      { dayOfMonth: 30, startsOn: '2027-02-01' },
      [],
      '2027-02-01',
      ['2027-02-28'],
    ],
    [
      'missed times are caught up with',
      { dayOfMonth: 6 },
      [['2026-03-06', '2026-03-05']],
      '2026-05-20',
      ['2026-04-06', '2026-05-06', '2026-06-06'],
    ],
    ['a skipped one counts as over', { dayOfMonth: 6 }, [['2026-05-06', null]], '2026-05-01', ['2026-06-06']],
    [
      'days off roll forward',
      { dayOfMonth: 1, roll: 'forward', startsOn: '2026-09-15' },
      [],
      '2026-09-20',
      ['2026-10-01>2026-10-05'],
    ],
    [
      'days off roll backward',
      { dayOfMonth: 1, roll: 'backward', startsOn: '2026-09-15' },
      [],
      '2026-09-20',
      ['2026-10-01>2026-09-30'],
    ],
    [
      'a weekend that is worked stays',
      { dayOfMonth: 10, roll: 'forward', startsOn: '2026-10-01' },
      [],
      '2026-10-01',
      ['2026-10-10'],
    ],
    [
      'the last weekday of a month stays on a holiday where nothing rolls, for RFC 5545 knows no holidays',
      { rhythm: 'rule', rule: lastWeekday, startsOn: '2026-12-01' },
      [],
      '2026-12-01',
      ['2026-12-31'],
    ],
    [
      'the last weekday of a month rolls back from a holiday to the last working day',
      { rhythm: 'rule', rule: lastWeekday, startsOn: '2026-12-01', roll: 'backward' },
      [],
      '2026-12-01',
      ['2026-12-31>2026-12-30'],
    ],
    [
      'the last weekday of a month rolls on from a holiday, over the weekend that is worked',
      { rhythm: 'rule', rule: lastWeekday, startsOn: '2026-12-01', roll: 'forward' },
      [],
      '2026-12-01',
      ['2026-12-31>2027-01-02'],
    ],
    [
      'a rule without end is followed from one time to the next',
      { rhythm: 'rule', rule: 'FREQ=DAILY' },
      [['2026-05-05', '2026-05-05']],
      '2026-05-06',
      ['2026-05-06', '2026-05-07'],
    ],
    ['the end is kept', { dayOfMonth: 6, endsOn: '2026-05-31' }, [['2026-05-06', '2026-05-06']], '2026-05-20', []],
    [
      'counted from the last done',
      { anchor: 'lastDone', rhythm: 'halfYearly' },
      [['2026-01-01', '2026-02-17']],
      '2026-03-01',
      ['2026-08-17'],
    ],
    [
      'counted from the skipped one',
      { anchor: 'lastDone', rhythm: 'quarterly' },
      [['2026-01-31', null]],
      '2026-03-01',
      ['2026-04-30'],
    ],
    [
      'counted from before the schedule',
      { anchor: 'lastDone', rhythm: 'yearly', lastDoneOn: '2024-02-29' },
      [],
      '2026-03-01',
      ['2025-02-28'],
    ],
    [
      'first on its first day',
      { anchor: 'lastDone', rhythm: 'yearly', startsOn: '2026-04-01' },
      [],
      '2026-03-01',
      ['2026-04-01'],
    ],
    [
      'on a day of the month',
      { anchor: 'lastDone', rhythm: 'monthly', dayOfMonth: 31 },
      [['2026-01-31', '2026-01-03']],
      '2026-01-05',
      ['2026-02-28'],
    ],
  ])('%s', (_name, values, closed, today, expected) => {
    expect(on(values, closed, today)).toEqual(expected)
  })

  it('are never before the last done where they are counted from it, and on working days where they roll', () => {
    const frequency = fc.constantFrom<Frequency>('daily', 'weekly', 'monthly', 'yearly')
    fc.assert(
      fc.property(
        frequency,
        fc.integer({ min: 1, max: 20 }),
        dayArbitrary,
        fc.constantFrom(...rolls),
        (name, interval, done, roll) => {
          const wanted = { ...plan({}), rule: everyRule(name, interval), anchor: 'lastDone' as const, roll }
          const [next] = wantedDays(wanted, [{ plannedOn: done, doneOn: done }], { today: done, house })
          expect(next && next.dueOn > done && next.plannedOn > done).toBe(true)
          if (next && roll !== 'none') expect(isWorkingDay(next.dueOn, house)).toBe(true)
        },
      ),
    )
  })

  it('come after those that are over where the calendar counts, few at a time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 1, max: 12 }),
        dayArbitrary,
        dayArbitrary,
        (day, months, last, today) => {
          const wanted = { ...plan({}), rule: monthDayRule(months, day), startsOn: '2000-01-01' }
          const found = wantedDays(wanted, [{ plannedOn: last, doneOn: last }], { today, house })
          expect(found.length).toBeLessThanOrEqual(32)
          for (const { plannedOn } of found) expect(plannedOn > last).toBe(true)
        },
      ),
      { numRuns: 50 },
    )
  })

  it('end with the calendar, whatever is planned beyond it', () => {
    const done = plan({ anchor: 'lastDone', rhythm: 'yearly', dayOfMonth: 6 })
    const days = { after: '9999-12-31', until: '9999-12-31', house }
    for (const anchor of ['lastDone', 'calendar'])
      for (const rhythm of ['daily', 'weekly', 'monthly', 'yearly'])
        for (const startsOn of ['2026-01-01', '9999-12-31'])
          for (const roll of rolls) {
            const one = plan({ anchor, rhythm, startsOn, roll })
            expect(forecastDays(one, days)).toEqual([])
            const closed = [{ plannedOn: '9999-12-31', doneOn: '9999-12-31' }]
            expect(wantedDays(one, closed, { today: '9999-12-31', house })).toEqual([])
          }
    expect(forecastDays(done, { ...days, after: '9998-10-01' }).map(({ plannedOn }) => plannedOn)).toEqual([
      '9999-10-06',
    ])
  })

  it('can be looked ahead to', () => {
    const ahead = forecastDays(plan({ anchor: 'lastDone', rhythm: 'quarterly' }), {
      after: '2026-01-31',
      until: '2026-12-31',
      house,
    })
    expect(ahead.map(({ dueOn }) => dueOn)).toEqual(['2026-04-30', '2026-07-30', '2026-10-30'])
    const monthly = forecastDays(plan({ dayOfMonth: 6 }), { after: '2026-10-31', until: '2026-12-31', house })
    expect(monthly.map(({ dueOn }) => dueOn)).toEqual(['2026-11-06', '2026-12-06'])
  })
})
