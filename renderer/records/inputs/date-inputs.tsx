import { Input, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { isDay, isInstant } from '#shared/base/calendar.ts'
import { clockIn, instantIn } from '#shared/base/zoned.ts'
import type { DateField, InstantField, PeriodField } from '#shared/record/fields.ts'
import { useZone } from '../../app/use-zone.ts'
import { useWords } from '../../app/words.tsx'
import { isPeriod } from '../field-value.tsx'
import { DayBox } from './day-box.tsx'
import { frameOf, type InputProps, wrapperOf } from './input-props.ts'
import classes from './inputs.module.css'

export function DateControl(props: InputProps<DateField>) {
  const { value, onChange } = props
  return <DayBox {...frameOf(props)} value={typeof value === 'string' ? value : null} onChange={onChange} />
}

/** Two days; typing a period such as `Q3 2026` into the first box fills both. */
export function PeriodControl(props: InputProps<PeriodField>) {
  const t = useWords()
  const { value, onChange, label } = props
  const { start, end } = isPeriod(value) ? value : { start: '', end: '' }
  // "2026" on the way to "2026-03-01" is a whole year for a moment: what the end was must come back.
  const endBefore = useRef(end)
  const change = (from: string, to: string) => onChange(from === '' && to === '' ? null : { start: from, end: to })
  const { wrapper, isWrong, required } = wrapperOf(props, 'start', 'end')
  return (
    <Input.Wrapper {...wrapper}>
      <div className={classes.pair}>
        <DayBox
          aria-label={t('period.start', { label })}
          placeholder={t('period.example')}
          error={isWrong}
          required={required}
          value={start || null}
          onFocus={() => {
            endBefore.current = end
          }}
          onChange={(day) => change(day ?? '', endBefore.current)}
          onPeriod={(period) => onChange(period)}
        />
        <DayBox
          aria-label={t('period.end', { label })}
          error={isWrong}
          required={required}
          value={end || null}
          onChange={(day) => change(start, day ?? '')}
        />
      </div>
    </Input.Wrapper>
  )
}

/** The time of a day for which none was typed. */
const usual = '09:00'

/** A moment as a day and a time; a day that is none yet stays as typed, for the check to refuse by name. */
export function InstantControl(props: InputProps<InstantField>) {
  const t = useWords()
  const zone = useZone()
  const { value, onChange, label } = props
  const typed = typeof value === 'string' && value !== '' ? value : null
  const shown = typed !== null && isInstant(typed) ? clockIn(zone, typed) : null
  const [time, setTime] = useState(shown?.time ?? usual)
  const day = shown?.day ?? typed
  const clock = shown?.time ?? (time === '' ? usual : time)
  const change = (chosen: string | null, clock: string) => {
    setTime(clock)
    // A time that is half typed reads as none: what stood there holds until it is whole.
    if (clock === '') return
    onChange(chosen !== null && isDay(chosen) ? (instantIn(zone, chosen, clock) ?? `${chosen}T${clock}`) : chosen)
  }
  const { wrapper, isWrong, required } = wrapperOf(props)
  return (
    <Input.Wrapper {...wrapper}>
      <div className={classes.dayAndTime}>
        <DayBox
          aria-label={label}
          error={isWrong}
          required={required}
          value={day}
          onChange={(chosen) => change(chosen, clock)}
        />
        <TextInput
          type="time"
          aria-label={t('instant.time', { label })}
          error={isWrong}
          value={time === '' ? '' : clock}
          onChange={(event) => change(day, event.currentTarget.value)}
          onBlur={() => setTime(clock)}
        />
      </div>
    </Input.Wrapper>
  )
}
