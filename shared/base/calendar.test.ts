import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayIn } from './calendar.ts'

const zones = Intl.supportedValuesOf('timeZone')

/** The day by a format that was made for this one moment. */
function judgedDay(timeZone: string, milliseconds: number): string {
  const written = { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' } as const
  return new Intl.DateTimeFormat('en-CA', written).format(new Date(milliseconds))
}

describe('the day in a zone', () => {
  it.each([
    ['Asia/Shanghai', '2026-03-01T15:59:59.999Z', '2026-03-01'],
    ['Asia/Shanghai', '2026-03-01T16:00:00.000Z', '2026-03-02'],
    ['America/New_York', '2026-03-01T16:00:00.000Z', '2026-03-01'],
    ['Asia/Kathmandu', '2026-03-01T18:14:59.999Z', '2026-03-01'],
    ['Asia/Kathmandu', '2026-03-01T18:15:00.000Z', '2026-03-02'],
    ['Africa/Monrovia', '1971-12-31T00:44:29.000Z', '1971-12-30'],
    ['Africa/Monrovia', '1971-12-31T00:44:30.000Z', '1971-12-31'],
  ])('in %s at %s is %s', (zone, instant, day) => {
    expect(dayIn(zone, Date.parse(instant))).toBe(day)
  })

  it('is what a fresh format says, whatever was asked just before', () => {
    const moment = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2100, 0, 1) })
    const step = fc.integer({ min: -20 * 60_000, max: 20 * 60_000 })
    fc.assert(
      fc.property(fc.constantFrom(...zones), moment, fc.array(step, { maxLength: 5 }), (zone, start, steps) => {
        let at = start
        for (const by of [0, ...steps]) {
          at += by
          expect(dayIn(zone, at)).toBe(judgedDay(zone, at))
        }
      }),
      { numRuns: 300 },
    )
  })
})
