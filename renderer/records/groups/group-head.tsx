import type { Titles } from '#shared/contract/list.ts'
import type { GroupCount } from '#shared/contract/list-summary.ts'
import type { Tone } from '#shared/record/fields.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../../app/words.tsx'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import { useAmountWords } from '../list-totals.tsx'
import { useFormats } from '../use-formats.ts'
import classes from './groups.module.css'

type Props = {
  readonly record: AnyRecord
  readonly field: string
  readonly group: GroupCount
  readonly titles: Titles
}

/** Says what a group is called. */
function useGroupWords({ record, field, group: { value }, titles }: Props): string {
  const t = useWords()
  const kind = record.fields[field]?.kind
  if (value === null) return t('list.group.empty')
  if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no')
  if (field === 'state') return record.workflow ? t(`${record.name}.state.${value}`) : value
  if (kind === 'choice') return t(`${record.name}.${field}.${value}`)
  if (kind === 'reference') return titles[value] ?? t('record.unreadable')
  return value
}

/** The shape and colour of a group, where its value has them. */
function toneOf({ record, field: name, group: { value } }: Props): Tone | undefined {
  if (typeof value !== 'string') return undefined
  const field = record.fields[name]
  if (field?.kind === 'choice') return field.tones?.[value]
  const states = record.workflow?.states ?? {}
  return name === 'state' && Object.hasOwn(states, value) ? states[value]?.tone : undefined
}

/** What the head of a group says: its name, how many records it has, and the sums of their numbers. */
export function GroupHead(props: Props) {
  const { record, group } = props
  const t = useWords()
  const formats = useFormats()
  const words = useGroupWords(props)
  const amount = useAmountWords(record)
  const tone = toneOf(props)
  return (
    <>
      {tone ? (
        <ToneBadge tone={tone}>{words}</ToneBadge>
      ) : (
        <span className={classes.title} title={words} dir="auto">
          {words}
        </span>
      )}
      <span className={classes.count}>{formats.integer(group.count)}</span>
      {group.sums?.map((sum) => (
        <span key={`${sum.field} ${sum.currency}`} className={classes.sum}>
          {t(`${record.name}.${sum.field}`)} {amount(sum, sum.sum)}
        </span>
      ))}
    </>
  )
}
