import { describe, expect, it } from 'vitest'
import { typedDay } from './typed-day.ts'
import { durationToType, typedDuration } from './typed-duration.ts'
import { clockIn, instantIn } from './zoned.ts'

describe('typedDay', () => {
  it.each([
    ['2026-11-22', '2026-11-22'],
    ['2026/1/2', '2026-01-02'],
    ['2026年11月22日', '2026-11-22'],
    ['20261122', '2026-11-22'],
    ['22.11.2026', '2026-11-22'],
    [' 2/3/26 ', '2026-03-02'],
    ['22 Nov 2026', '2026-11-22'],
    ['22 november 2026', '2026-11-22'],
    ['Nov 22, 2026', '2026-11-22'],
    ['30.2.2026', null],
    ['22 Foo 2026', null],
    ['13/13/2026', null],
    ['tomorrow', null],
    ['', null],
  ])('reads %j as %j', (text, day) => expect(typedDay(text)).toBe(day))
})

describe('typedDuration', () => {
  it.each([
    ['90 min', 5400],
    ['1h 30m', 5400],
    ['1:30', 5400],
    ['2 天', 172_800],
    ['1小时30分钟', 5400],
    ['45', null],
    ['1h x', null],
    ['1 parsec', null],
    ['', null],
  ])('reads %j as %j', (text, total) => expect(typedDuration(text)).toBe(total))

  it.each([0, 59, 60, 3600, 86_400, 93_784])('writes %d so that it is read back', (total) =>
    expect(typedDuration(durationToType(total))).toBe(total),
  )
})

describe('a moment in a zone', () => {
  it.each([
    ['Asia/Shanghai', '2026-11-22', '01:30', '2026-11-21T17:30:00.000Z'],
    ['Europe/Berlin', '2026-03-29', '01:59', '2026-03-29T00:59:00.000Z'],
    ['Europe/Berlin', '2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
    ['America/New_York', '2026-11-01', '12:00', '2026-11-01T17:00:00.000Z'],
  ])('in %s at %s %s is %s', (zone, day, time, instant) => {
    expect(instantIn(zone, day, time)).toBe(instant)
    expect(clockIn(zone, instant)).toEqual({ day, time })
  })

  it('is none for a time that no clock shows', () => expect(instantIn('UTC', '2026-11-22', '25:00')).toBeNull())
})
