import { Popover, TextInput, type TextInputProps } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { type KeyboardEvent, useState } from 'react'
import { isDay } from '#shared/base/calendar.ts'
import type { Period } from '#shared/record/fields.ts'
import { usePreferences } from '../../app/preferences.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { useFormats } from '../use-formats.ts'
import classes from './day-box.module.css'
import { choicesFor, type DayChoice, dayFault, usualChoices } from './day-choices.ts'

type Props = Omit<TextInputProps, 'value' | 'onChange'> & {
  /** A day, or what was typed and is none. */
  readonly value: string | null
  readonly onChange: (day: string | null) => void
  /** Set where a whole period may be typed too. */
  readonly onPeriod?: (period: Period) => void
}

function Choices({
  choices,
  chosen,
  onPick,
}: {
  readonly choices: readonly DayChoice[]
  readonly chosen: number
  readonly onPick: (choice: DayChoice) => void
}) {
  return (
    <ul className={classes.choices}>
      {choices.map((choice, index) => (
        <li key={choice.key}>
          <button type="button" tabIndex={-1} data-chosen={index === chosen} onClick={() => onPick(choice)}>
            <span>{choice.label}</span>
            <span className="quiet">{choice.note}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** What the box holds, what a typed text may mean, and what the keys do with it. */
function useDayTyping({ value, onChange, onPeriod }: Pick<Props, 'value' | 'onChange' | 'onPeriod'>) {
  const words = { t: useWords(), formats: useFormats(), today: useSession().today }
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState(-1)
  const day = value !== null && isDay(value) ? value : null
  const isTyping = typed !== null && typed.trim() !== ''
  const choices = isTyping ? choicesFor(typed, words, onPeriod !== undefined) : usualChoices(words)

  const pick = (choice: DayChoice) => (choice.period && onPeriod ? onPeriod(choice.period) : onChange(choice.day))
  const type = (text: string) => {
    const [first] = text.trim() === '' ? [] : choicesFor(text, words, onPeriod !== undefined)
    setTyped(text)
    setOpen(true)
    setChosen(first ? 0 : -1)
    if (first) pick(first)
    else onChange(text.trim() === '' ? null : text)
  }
  const close = () => {
    setOpen(false)
    setTyped(null)
    setChosen(-1)
  }
  const step = (by: number) => {
    const next = Math.min(choices.length - 1, Math.max(0, chosen + by))
    const choice = choices[next]
    setOpen(true)
    if (!open || !choice) return
    setChosen(next)
    pick(choice)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') step(event.key === 'ArrowDown' ? 1 : -1)
    else if (open && event.key === 'Enter' && !event.ctrlKey && !event.metaKey) close()
    else if (open && event.key === 'Escape') close()
    else return
    event.preventDefault()
  }
  const text = typed ?? (day ? words.formats.day(day) : (value ?? ''))
  return { words, text, day, open, setOpen, choices, chosen, isTyping, pick, type, close, press }
}

/** One day, typed as people type it, with what was understood shown at once; or picked from a calendar. */
export function DayBox({ value, onChange, onPeriod, onBlur, ...rest }: Props) {
  const typing = useDayTyping({ value, onChange, ...(onPeriod ? { onPeriod } : {}) })
  const { words, text, day, open, choices, chosen, isTyping } = typing
  const { t, today } = words
  const { weekStart } = usePreferences()
  const first = choices[Math.max(0, chosen)]
  const understood = isTyping ? (first ? first.label : dayFault(text, words)) : ''
  const isChinese = t.language !== 'en'
  return (
    <Popover
      opened={open}
      position="bottom-start"
      withRoles={false}
      trapFocus={false}
      closeOnEscape={false}
      withinPortal
    >
      <Popover.Target>
        <TextInput
          placeholder={t('date.example')}
          {...rest}
          value={text}
          onChange={(event) => typing.type(event.currentTarget.value)}
          onClick={() => typing.setOpen(true)}
          onKeyDown={typing.press}
          data-mantine-stop-propagation={open}
          onBlur={(event) => {
            typing.close()
            onBlur?.(event)
          }}
        />
      </Popover.Target>
      <span className="only-spoken" role="status">
        {understood}
      </span>
      {/* The box keeps the focus while the calendar is used, so that leaving it is what ends the typing. */}
      <Popover.Dropdown className={classes.dropdown} onMouseDown={(event) => event.preventDefault()}>
        {isTyping && choices.length === 0 ? (
          <p className={classes.fault}>{understood}</p>
        ) : (
          <Choices
            choices={choices}
            chosen={chosen}
            onPick={(choice) => {
              typing.pick(choice)
              typing.close()
            }}
          />
        )}
        <DatePicker
          key={day ?? today}
          value={day}
          defaultDate={day ?? today}
          onChange={(picked) => {
            onChange(picked)
            typing.close()
          }}
          allowDeselect
          hideOutsideDates
          weekendDays={[]}
          ariaLabels={{ previousMonth: t('date.month.previous'), nextMonth: t('date.month.next') }}
          size="xs"
          firstDayOfWeek={weekStart}
          locale={isChinese ? 'zh-cn' : 'en'}
          {...(isChinese ? { monthLabelFormat: 'YYYY年M月', yearLabelFormat: 'YYYY年' } : {})}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
