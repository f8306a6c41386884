import { Checkbox, Input, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { durationToType, typedDuration } from '#shared/base/typed-duration.ts'
import type {
  BooleanField,
  ChoiceField,
  DecimalField,
  DurationField,
  IntegerField,
  MoneyField,
  PercentField,
  TextField,
} from '#shared/record/fields.ts'
import { useWords } from '../../app/words.tsx'
import { isMoney } from '../field-value.tsx'
import { useFormats } from '../use-formats.ts'
import { frameOf, type InputProps, textOf, wrapperOf } from './input-props.ts'
import classes from './inputs.module.css'
import { plainNumber } from './plain-number.ts'

export function TextControl(props: InputProps<TextField>) {
  const { value, onChange } = props
  return (
    <TextInput {...frameOf(props)} value={textOf(value)} onChange={(event) => onChange(event.currentTarget.value)} />
  )
}

/** A whole number; anything else stays as typed, for the check to refuse by name. */
export function IntegerControl(props: InputProps<IntegerField>) {
  const { value, onChange } = props
  const read = (text: string) => {
    const plain = plainNumber(text)
    return /^-?\d{1,15}$/.test(plain) ? Number(plain) : text
  }
  return (
    <TextInput
      {...frameOf(props)}
      inputMode="numeric"
      value={textOf(value)}
      onChange={(event) => onChange(event.currentTarget.value === '' ? null : read(event.currentTarget.value))}
    />
  )
}

export function DecimalControl(props: InputProps<DecimalField | PercentField>) {
  const { value, onChange, field } = props
  return (
    <TextInput
      {...frameOf(props)}
      inputMode="decimal"
      rightSection={field.kind === 'percent' ? <span className="quiet">%</span> : null}
      value={textOf(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={() => {
        if (typeof value === 'string') onChange(plainNumber(value).replace(/%$/, '').trim())
        props.onBlur?.()
      }}
    />
  )
}

export function MoneyControl(props: InputProps<MoneyField>) {
  const t = useWords()
  const { value, onChange, label } = props
  const money = isMoney(value) ? value : { amount: '', currency: 'CNY' }
  const change = (amount: string, currency: string) => onChange(amount === '' ? null : { amount, currency })
  const { wrapper, isWrong, required } = wrapperOf(props, 'amount', 'currency')
  return (
    <Input.Wrapper {...wrapper}>
      <div className={classes.amount}>
        <TextInput
          aria-label={label}
          error={isWrong}
          required={required}
          inputMode="decimal"
          value={money.amount}
          onChange={(event) => change(event.currentTarget.value, money.currency)}
        />
        <TextInput
          aria-label={t('money.currency', { label })}
          error={isWrong}
          value={money.currency}
          maxLength={3}
          onChange={(event) => change(money.amount, event.currentTarget.value.toUpperCase())}
        />
      </div>
    </Input.Wrapper>
  )
}

export function BooleanControl(props: InputProps<BooleanField>) {
  const { value, onChange, label, help, bare } = props
  const { error } = frameOf(props)
  return (
    <Checkbox
      {...(bare ? { 'aria-label': label } : { label, description: help })}
      error={error}
      checked={value === true}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}

export function ChoiceControl(props: InputProps<ChoiceField>) {
  const t = useWords()
  const { value, onChange, field, messages } = props
  return (
    <Select
      {...frameOf(props)}
      data={field.choices.map((choice) => ({ value: choice, label: t(`${messages}.${choice}`) }))}
      value={typeof value === 'string' ? value : null}
      onChange={onChange}
      clearable={!field.required}
      allowDeselect={!field.required}
    />
  )
}

/** A length of time as typed (`1h 30m`), with what was understood beside it; it is written anew when the control is left. */
export function DurationControl(props: InputProps<DurationField>) {
  const t = useWords()
  const formats = useFormats()
  const { value, onChange } = props
  const [typed, setTyped] = useState<string | null>(null)
  const isRead = typeof value === 'number'
  const shown = typed ?? (isRead ? durationToType(value) : textOf(value))
  return (
    <TextInput
      {...frameOf(props)}
      placeholder={t('duration.example')}
      value={shown}
      rightSection={isRead && typed !== null ? <span className={classes.meant}>{formats.duration(value)}</span> : null}
      rightSectionWidth="auto"
      onChange={(event) => {
        const text = event.currentTarget.value
        setTyped(text)
        onChange(text.trim() === '' ? null : (typedDuration(text) ?? text))
      }}
      onBlur={() => {
        setTyped(null)
        props.onBlur?.()
      }}
    />
  )
}
