import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { dayAfterKey, monthSheet } from '#shared/charts/month-sheet.ts'
import { monthStart } from '#shared/charts/time-scale.ts'
import type { Tone } from '#shared/record/fields.ts'
import { useSession } from '../app/session.tsx'
import { useWords } from '../app/words.tsx'
import { useFormats } from '../records/use-formats.ts'
import { ToneBadge } from '../ui/tone-badge.tsx'
import classes from './month-calendar.module.css'

/** What stands on a day of the sheet. */
export type DayEntry = { readonly id: string; readonly title: string; readonly tone: Tone }

/** How many entries a day shows at least; the list beside has them all. */
const fewest = 2
/** The names of the weekdays, what a day holds besides its entries, and one of them, in pixels. */
const heights = { head: 26, date: 30, entry: 20 } as const

type Props = {
  readonly day: string
  readonly days: ReadonlyMap<string, readonly DayEntry[]>
  readonly label: string
  /** How many entries there are, in words. */
  readonly countWord: (count: number) => string
  readonly onDay: (day: string) => void
  /** Enter or a second press on the day chosen. */
  readonly onEnter: (day: string) => void
}

function weekdayWord(day: string, language: string): string {
  const locale = language === 'en' ? 'en-GB' : language
  return new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`))
}

/** How many lines there are room for below the date of a day; the frame's room, since days grow with what they show. */
function useLines(sheet: RefObject<HTMLTableElement | null>, weeks: number): number {
  const [height, setHeight] = useState(0)
  useLayoutEffect(() => {
    const frame = sheet.current?.parentElement
    if (!frame) return
    const measure = () => setHeight(frame.clientHeight)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(frame)
    return () => observer.disconnect()
  }, [sheet])
  return Math.floor(((height - heights.head) / weeks - heights.date) / heights.entry)
}

function Entries({ entries, lines }: { readonly entries: readonly DayEntry[]; readonly lines: number }) {
  const t = useWords()
  // The count of what is left out takes a line itself.
  const shown = entries.length <= Math.max(fewest, lines) ? entries.length : Math.max(fewest, lines - 1)
  return (
    <>
      {entries.slice(0, shown).map((entry) => (
        <span key={entry.id} className={classes.entry} title={entry.title}>
          <ToneBadge tone={entry.tone}>{entry.title}</ToneBadge>
        </span>
      ))}
      {entries.length > shown ? (
        <span className="quiet">{t('calendar.more', { count: entries.length - shown })}</span>
      ) : null}
    </>
  )
}

/** The sheet of one month, weeks from Monday on; one day is chosen, and keys lead to others. */
export function MonthCalendar({ day, days, label, countWord, onDay, onEnter }: Props) {
  const { language } = useWords()
  const formats = useFormats()
  const { today } = useSession()
  const frame = useRef<HTMLTableElement>(null)
  const byKey = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the day that a key led to exists only once it is drawn
  useEffect(() => {
    if (byKey.current) frame.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus()
    byKey.current = false
  }, [day])
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const next = dayAfterKey(day, event.key)
    if (next === null) return
    event.preventDefault()
    byKey.current = true
    onDay(next)
  }
  const weeks = monthSheet(day)
  const lines = useLines(frame, weeks.length)
  const wordsOf = (one: string, entries: readonly DayEntry[]) =>
    [formats.weekday(one), ...(entries.length > 0 ? [countWord(entries.length)] : [])].join(', ')
  return (
    <table ref={frame} className={classes.sheet} aria-label={label} onKeyDown={press} data-wide-sheet>
      <thead>
        <tr>
          {(weeks[0] ?? []).map((one) => (
            <th key={one} scope="col">
              {weekdayWord(one, language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((one) => {
              const entries = days.get(one) ?? []
              const isOutside = monthStart(one) !== monthStart(day)
              return (
                <td key={one} data-outside={isOutside || undefined} data-today={one === today || undefined}>
                  <button
                    type="button"
                    tabIndex={one === day ? 0 : -1}
                    aria-pressed={one === day}
                    onClick={() => (one === day ? onEnter(one) : onDay(one))}
                  >
                    <span className={classes.date} aria-hidden>
                      {Number(one.slice(8))}
                    </span>
                    <span className="only-spoken">{wordsOf(one, entries)}</span>
                    <Entries entries={entries} lines={lines} />
                  </button>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
