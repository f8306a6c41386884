import { Input, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useState } from 'react'
import { typedDay } from '#shared/base/typed-day.ts'
import { clockIn, instantIn } from '#shared/base/zoned.ts'
import type { DateField, InstantField, PeriodField } from '#shared/record/fields.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { isPeriod } from '../field-value.tsx'
import { useFormats } from '../use-formats.ts'
import { frameOf, type InputProps, wrapperOf } from './input-props.ts'
import classes from './inputs.module.css'

type DayProps = Omit<Parameters<typeof DateInput>[0], 'value' | 'onChange' | 'valueFormat'> & {
  readonly value: string | null
  readonly onChange: (day: string | null) => void
}

/** One day, typed in any usual way or picked from a calendar. */
function DayBox({ value, onChange, ...rest }: DayProps) {
  const t = useWords()
  const formats = useFormats()
  const { today } = useSession()
  return (
    <DateInput
      {...rest}
      value={value}
      onChange={onChange}
      valueFormat={formats.day}
      dateParser={typedDay}
      locale={t.language === 'en' ? 'en' : 'zh-cn'}
      firstDayOfWeek={1}
      {...(t.language === 'en' ? {} : { monthLabelFormat: 'YYYY年M月', yearLabelFormat: 'YYYY年' })}
      defaultDate={today}
      allowDeselect
      clearable
      clearButtonProps={{ 'aria-label': t('date.clear') }}
      popoverProps={{ withinPortal: true }}
    />
  )
}

export function DateControl(props: InputProps<DateField>) {
  const { value, onChange } = props
  return <DayBox {...frameOf(props)} value={typeof value === 'string' ? value : null} onChange={onChange} />
}

export function PeriodControl(props: InputProps<PeriodField>) {
  const t = useWords()
  const { value, onChange, label } = props
  const { start, end } = isPeriod(value) ? value : { start: '', end: '' }
  const change = (from: string, to: string) => onChange(from === '' && to === '' ? null : { start: from, end: to })
  const { wrapper, isWrong } = wrapperOf(props, 'start', 'end')
  return (
    <Input.Wrapper {...wrapper}>
      <div className={classes.pair}>
        <DayBox
          aria-label={t('period.start', { label })}
          error={isWrong}
          value={start || null}
          onChange={(day) => change(day ?? '', end)}
        />
        <DayBox
          aria-label={t('period.end', { label })}
          error={isWrong}
          value={end || null}
          onChange={(day) => change(start, day ?? '')}
        />
      </div>
    </Input.Wrapper>
  )
}

export function InstantControl(props: InputProps<InstantField>) {
  const t = useWords()
  const { zone } = useSession()
  const { value, onChange, label } = props
  const shown = typeof value === 'string' && value !== '' ? clockIn(zone, value) : null
  const [time, setTime] = useState(shown?.time ?? '09:00')
  const change = (day: string | null, clock: string) => {
    setTime(clock)
    onChange(day === null ? null : (instantIn(zone, day, clock) ?? `${day}T${clock}`))
  }
  const { wrapper, isWrong } = wrapperOf(props)
  return (
    <Input.Wrapper {...wrapper}>
      <div className={classes.dayAndTime}>
        <DayBox aria-label={label} error={isWrong} value={shown?.day ?? null} onChange={(day) => change(day, time)} />
        <TextInput
          type="time"
          aria-label={t('instant.time', { label })}
          error={isWrong}
          value={shown?.time ?? time}
          onChange={(event) => change(shown?.day ?? null, event.currentTarget.value)}
        />
      </div>
    </Input.Wrapper>
  )
}
