import type { ReactNode } from 'react'
import type { Titles } from '#shared/contract/list.ts'
import type { Field, Money, Period } from '#shared/record/fields.ts'
import type { AnyValue } from '#shared/record/values.ts'
import { useWords } from '../app/words.tsx'
import { ToneBadge } from '../ui/tone-badge.tsx'
import classes from './field-value.module.css'
import { MarkdownText } from './markdown-text.tsx'
import { ReferenceValue, ReferenceValues } from './reference-values.tsx'
import { useFormats } from './use-formats.ts'

/** A value together with where it stands; `messages` is the prefix of its words, `<record>.<field>`. */
export type ShownField = {
  readonly field: Field
  readonly messages: string
  readonly value: AnyValue | undefined
  readonly titles: Titles
  /** Links and marked-up text only where there is room for them. */
  readonly inCell?: boolean
}

export function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'currency' in value
}
export function isPeriod(value: unknown): value is Period {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value
}
function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((element) => typeof element === 'string')
}

/** One value as people read it. Parts and evidence have views of their own; in a cell they are counted. */
export function FieldValue(shown: ShownField): ReactNode {
  const { field, messages, value, titles, inCell = false } = shown
  const t = useWords()
  const formats = useFormats()
  if (value === null || value === undefined || value === '') return <span className="quiet">{inCell ? '' : '—'}</span>
  if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no')
  if (typeof value === 'number') return field.kind === 'duration' ? formats.duration(value) : formats.integer(value)
  if (isMoney(value)) return formats.money(value)
  if (isPeriod(value)) return formats.period(value)
  if (isTextList(value) && field.kind === 'references')
    return value.length > 0 ? (
      <ReferenceValues {...{ field, value, titles, inCell }} />
    ) : (
      <span className="quiet">—</span>
    )
  if (Array.isArray(value)) return formats.integer(value.length)
  if (typeof value !== 'string') return null
  switch (field.kind) {
    case 'choice':
      return <ToneOrWord tone={field.tones?.[value]}>{t(`${messages}.${value}`)}</ToneOrWord>
    case 'date':
      return formats.day(value)
    case 'instant':
      return formats.instant(value)
    case 'decimal':
      return formats.decimal(value)
    case 'percent':
      return formats.percent(value)
    case 'reference':
      return <ReferenceValue {...{ field, value, titles, inCell }} />
    case 'markdown':
      return inCell ? value : <MarkdownText text={value} />
    default:
      return field.kind === 'text' && field.max === 7 && colour.test(value) ? <Swatch colour={value} /> : value
  }
}

/** The text of a colour in hexadecimal. */
const colour = /^#[0-9a-f]{6}$/i

/** A colour beside what it is written as. */
function Swatch({ colour }: { readonly colour: string }) {
  return (
    <span className={classes.swatch}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <rect width="12" height="12" rx="2" fill={colour} />
      </svg>
      {colour}
    </span>
  )
}

function ToneOrWord({
  tone,
  children,
}: {
  readonly tone: Parameters<typeof ToneBadge>[0]['tone'] | undefined
  readonly children: string
}) {
  return tone ? <ToneBadge tone={tone}>{children}</ToneBadge> : children
}
