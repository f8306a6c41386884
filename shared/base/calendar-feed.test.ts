import fc from 'fast-check'
import { sync } from 'node-ical'
import { describe, expect, it } from 'vitest'
import { strictCalendar } from './calendar-feed.test-support.ts'
import { calendarFeed, type FeedEvent } from './calendar-feed.ts'

const event: FeedEvent = {
  uid: 'finding-1-dueOn@vault.sealbook',
  day: '2026-02-28',
  title: 'F-2026-014 Backups; not tested, yet',
  text: 'Due on\nOwner: 周伟 \\ Ana',
  category: 'Finding',
  changedAt: '2026-01-05T08:30:00.123Z',
  remind: 15,
}

/** What an outside reader of calendars makes of a feed. */
function read(feed: string) {
  return Object.values(sync.parseICS(feed)).flatMap((part) => (part?.type === 'VEVENT' ? [part] : []))
}

const text = (value: unknown) => (typeof value === 'object' && value !== null && 'val' in value ? value.val : value)

describe('a calendar feed', () => {
  it('is read by others as whole days with their texts and alarms', () => {
    const [found] = read(calendarFeed('Duties', [event]))
    expect(found).toMatchObject({
      uid: event.uid,
      datetype: 'date',
      categories: ['Finding'],
      transparency: 'TRANSPARENT',
    })
    expect(text(found?.summary)).toBe(event.title)
    expect(text(found?.description)).toBe(event.text)
    expect(found?.start.getDate()).toBe(28)
    expect(found?.end?.getMonth()).toBe(2)
    expect(JSON.stringify(found?.alarms)).toContain('-PT15H')
  })

  it('has lines of at most 75 bytes that end as they must', () => {
    const feed = calendarFeed('整改'.repeat(40), [{ ...event, title: '🛡审计'.repeat(60) }])
    const lines = feed.split('\r\n')
    expect(lines.at(-1)).toBe('')
    expect(feed.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(feed.isWellFormed()).toBe(true)
  })

  it('keeps any text, and no text makes a property of its own', () => {
    // U+FFFD is how the strict reader knows a character that was cut.
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
      .map((raw) => `x${raw.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\uFFFD]/gu, '')}x`)
    fc.assert(
      fc.property(words, words, (title, note) => {
        const body = `${note}\nEND:VEVENT\nBEGIN:VALARM`
        const feed = calendarFeed(note, [{ ...event, title, text: body }])
        const found = read(feed)
        expect(found).toHaveLength(1)
        expect([text(found[0]?.summary), text(found[0]?.description)]).toEqual([title, body])
        const { properties, parts } = strictCalendar(feed)
        expect(properties.get('X-WR-CALNAME')).toBe(note)
        expect(parts.map((part) => part.properties.get('DESCRIPTION'))).toEqual([body])
      }),
    )
  })

  it.each<[string, (feed: string) => string]>([
    ['a line that ends otherwise', (feed) => feed.replace('\r\nUID', '\nUID')],
    ['a line of more bytes', (feed) => feed.replace('CATEGORIES:', `CATEGORIES:${'整'.repeat(24)}`)],
    ['a comma of a text as it is', (feed) => feed.replace('\\,', ',')],
    ['an event without its moment', (feed) => feed.replace(/DTSTAMP.*\r\n/, '')],
    ['a day that is none', (feed) => feed.replace('DTSTART;VALUE=DATE:20260228', 'DTSTART;VALUE=DATE:20260230')],
    ['an end that is not that of its begin', (feed) => feed.replace('END:VALARM', 'END:VEVENT')],
    ['an event twice', (feed) => feed.replace(/BEGIN:VEVENT.*END:VEVENT\r\n/su, '$&$&')],
  ])('is refused by the strict reader of the tests with %s', (_name, spoil) => {
    const feed = calendarFeed('Duties', [event])
    expect(strictCalendar(feed).parts).toHaveLength(1)
    expect(spoil(feed)).not.toBe(feed)
    expect(() => strictCalendar(spoil(feed))).toThrow('RFC 5545')
  })

  it.each(['\u2028', '\u2029', '\r', '\r\n'])('takes %j for the end of a line', (separator) => {
    const [found] = read(calendarFeed('Duties', [{ ...event, text: `one${separator}two` }]))
    expect(text(found?.description)).toBe('one\ntwo')
  })

  it('leaves out what is not there', () => {
    const feed = calendarFeed('Duties', [{ ...event, text: '', remind: null }])
    expect(feed).not.toContain('DESCRIPTION')
    expect(feed).not.toContain('VALARM')
    expect(read(calendarFeed('Duties', []))).toEqual([])
  })
})
