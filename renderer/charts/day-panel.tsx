import { ActionIcon, Button } from '@mantine/core'
import IconChevronLeft from '@tabler/icons-react/dist/esm/icons/IconChevronLeft.mjs'
import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs'
import type { ReactNode } from 'react'
import { wholeMonth } from '#shared/base/calendar-words.ts'
import { dayAfterKey } from '#shared/charts/month-sheet.ts'
import type { Tone } from '#shared/record/fields.ts'
import { useSession } from '../app/session.tsx'
import { useWords } from '../app/words.tsx'
import { useFormats } from '../records/use-formats.ts'
import { ToneBadge } from '../ui/tone-badge.tsx'
import classes from './month-calendar.module.css'

/** The month that is shown, and the ways to others. */
export function MonthTurner({ day, onDay }: { readonly day: string; readonly onDay: (day: string) => void }) {
  const t = useWords()
  const { today } = useSession()
  const turn = (key: string) => onDay(dayAfterKey(day, key) ?? day)
  return (
    <>
      <ActionIcon aria-label={t('calendar.previous')} onClick={() => turn('PageUp')}>
        <IconChevronLeft size={16} />
      </ActionIcon>
      <span className={classes.month} role="status">
        {wholeMonth(t.language, day)}
      </span>
      <ActionIcon aria-label={t('calendar.next')} onClick={() => turn('PageDown')}>
        <IconChevronRight size={16} />
      </ActionIcon>
      <Button variant="default" size="compact-sm" onClick={() => onDay(today)}>
        {t('calendar.today')}
      </Button>
    </>
  )
}

/** What is said of an entry below its title. */
export function DayLine({ children }: { readonly children: ReactNode }) {
  return <span className={classes.sideLine}>{children}</span>
}

/** What a mark on the sheet stands for. */
type LegendEntry = { readonly tone: Tone; readonly word: string }

/** The sheet with the panel of the chosen day beside it, what its marks stand for and a sentence on the keys below. */
export function CalendarBody({
  legend,
  hint,
  children,
}: {
  readonly legend: readonly LegendEntry[]
  readonly hint: string
  readonly children: ReactNode
}) {
  return (
    <>
      <div className={classes.body}>{children}</div>
      <div className={classes.legend}>
        {legend.map(({ tone, word }) => (
          <ToneBadge key={tone} tone={tone}>
            {word}
          </ToneBadge>
        ))}
      </div>
      <p className={classes.hint} data-not-printed>
        {hint}
      </p>
    </>
  )
}

/** All entries of the day chosen, as the items of a list, and a new one on it. */
export function DayPanel({
  day,
  none,
  newLabel,
  onNew,
  children,
}: {
  readonly day: string
  /** Set where there is nothing on the day. */
  readonly none: string | null
  readonly newLabel: string
  /** Null where the reader may make none. */
  readonly onNew: (() => void) | null
  readonly children: ReactNode
}) {
  const formats = useFormats()
  return (
    <aside className={classes.side} aria-label={formats.weekday(day)}>
      <h3 className={classes.sideHead}>{formats.weekday(day)}</h3>
      {none === null ? null : <p className="quiet">{none}</p>}
      <ul>{children}</ul>
      {onNew ? (
        <Button variant="default" onClick={onNew}>
          {newLabel}
        </Button>
      ) : null}
    </aside>
  )
}
