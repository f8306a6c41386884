import { addDays } from './dates.ts'

/**
 * One whole day in a calendar. `uid` never changes for the same reason, so that a calendar that reads the feed again moves
 * the event instead of making another; `day` is `YYYY-MM-DD`, `changedAt` an instant; `remind` is how many hours before the
 * day begins, null for no alarm; `sequence` counts how often the day was moved.
 */
export type FeedEvent = {
  readonly uid: string
  readonly day: string
  readonly title: string
  readonly text: string
  readonly category: string
  readonly changedAt: string
  readonly remind: number | null
  readonly sequence?: number
}

/** Text as a property holds it: RFC 5545, 3.3.11. Control characters have no place in it. */
function escaped(text: string): string {
  return (
    text
      // Many readers of calendars take Unicode's own separators for the end of a line.
      .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the characters that the format forbids
      .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
      .replaceAll(/[\\;,]/g, '\\$&')
      .replaceAll('\n', '\\n')
  )
}

/** The bytes that a character takes in UTF-8. */
function sizeOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x1_0000 ? 3 : 4
}

const longestLine = 75

/** A line cut into pieces of at most 75 bytes, never within a character: RFC 5545, 3.1. */
function folded(line: string): string {
  const pieces: string[] = []
  let [piece, room] = ['', longestLine]
  for (const sign of line) {
    const size = sizeOf(sign)
    if (size > room) {
      pieces.push(piece)
      // The space that marks a continued line counts too.
      ;[piece, room] = ['', longestLine - 1]
    }
    piece += sign
    room -= size
  }
  return [...pieces, piece].join('\r\n ')
}

const compactDay = (day: string) => day.replaceAll('-', '')
const compactInstant = (instant: string) => `${instant.slice(0, 19).replaceAll(/[-:]/g, '')}Z`

function eventLines(event: FeedEvent): readonly string[] {
  const alarm = [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(event.title)}`,
    `TRIGGER:-PT${event.remind}H`,
    'END:VALARM',
  ]
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(event.uid)}`,
    `DTSTAMP:${compactInstant(event.changedAt)}`,
    `LAST-MODIFIED:${compactInstant(event.changedAt)}`,
    // A calendar that has an event already takes another day for it only under a higher number: RFC 5546, 2.1.4.
    ...(event.sequence === undefined ? [] : [`SEQUENCE:${event.sequence}`]),
    `DTSTART;VALUE=DATE:${compactDay(event.day)}`,
    // The end of a day's event is the day after: 3.6.1.
    `DTEND;VALUE=DATE:${compactDay(addDays(event.day, 1))}`,
    `SUMMARY:${escaped(event.title)}`,
    ...(event.text === '' ? [] : [`DESCRIPTION:${escaped(event.text)}`]),
    `CATEGORIES:${escaped(event.category)}`,
    'TRANSP:TRANSPARENT',
    ...(event.remind === null ? [] : alarm),
    'END:VEVENT',
  ]
}

/** A calendar of whole days as a file of RFC 5545; the same events give the same file. */
export function calendarFeed(name: string, events: readonly FeedEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Sealbook//Duties//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}
