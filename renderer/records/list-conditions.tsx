import { CloseButton } from '@mantine/core'
import { listed, span } from '#shared/base/series.ts'
import type { Filter } from '#shared/contract/list.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useSession } from '../app/session.tsx'
import { useWords } from '../app/words.tsx'
import { isNumericField } from './list-comparisons.ts'
import type { ListSearch } from './list-search.ts'
import classes from './record-list.module.css'
import { useFormats } from './use-formats.ts'

/** A number is below or above another one, not before or after it. */
const numericWords: Readonly<Partial<Record<Filter['comparison'], string>>> = { before: 'below', after: 'above' }

/** Says a condition in words: its field, how it compares, and its values as the list shows them. */
function useConditionWords(record: AnyRecord): (filter: Filter) => string {
  const t = useWords()
  const formats = useFormats()
  const { member } = useSession()
  const fieldWords = (name: string) => {
    if (name === 'state') return t('record.state')
    return Object.hasOwn(record.fields, name) ? t(`${record.name}.${name}`) : t(`list.where.${name}`)
  }
  const valueWords = (name: string, value: unknown): string | null => {
    const kind = record.fields[name]?.kind
    const text = String(value)
    if (name === 'state' && record.workflow) return t(`${record.name}.state.${text}`)
    if (name === 'createdAt' || name === 'updatedAt' || kind === 'instant') return formats.instant(text)
    if (kind === 'choice') return t(`${record.name}.${name}.${text}`)
    if (kind === 'date') return formats.day(text)
    if (kind === 'percent') return formats.percent(text)
    if (kind === 'duration') return formats.duration(Number(value))
    if (kind === 'boolean') return t(value === true ? 'value.yes' : 'value.no')
    if (kind === 'reference' || kind === 'references' || name === 'id')
      return text === member.person ? t('list.where.me') : null
    return text
  }
  return ({ field, comparison, value }) => {
    const values = Array.isArray(value) ? value : value === undefined ? [] : [value]
    const words = values.map((one) => valueWords(field, one))
    const told = words.filter((one) => one !== null)
    const joined =
      told.length === words.length
        ? comparison === 'between' && told.length === 2
          ? span(t.language, told[0] ?? '', told[1] ?? '')
          : listed(t.language, told)
        : t('list.where.some', { count: words.length })
    const isNumeric = isNumericField(record.fields[field])
    const compared = isNumeric ? (numericWords[comparison] ?? comparison) : comparison
    return t(`list.where.${compared}`, { field: fieldWords(field), value: joined })
  }
}

/** Conditions of the address that no filter's own control shows, each with the way to drop it. */
export function ListConditions({
  record,
  search,
  onChange,
}: {
  readonly record: AnyRecord
  readonly search: ListSearch
  readonly onChange: (search: ListSearch) => void
}) {
  const t = useWords()
  const words = useConditionWords(record)
  const { where = [], ...rest } = search
  return where.map((filter) => {
    const said = words(filter)
    const left = where.filter((one) => one !== filter)
    return (
      <span key={JSON.stringify(filter)} className={classes.condition}>
        <span>{said}</span>
        <CloseButton
          size="xs"
          aria-label={t('list.where.remove', { filter: said })}
          onClick={() => onChange(left.length > 0 ? { ...rest, where: left } : rest)}
        />
      </span>
    )
  })
}
