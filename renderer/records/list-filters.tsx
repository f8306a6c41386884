import { Select } from '@mantine/core'
import type { Field } from '#shared/record/fields.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../app/words.tsx'
import { chooserWidth } from '../ui/head-width.ts'
import { ReferenceSelect } from './inputs/reference-select.tsx'
import type { ListSearch } from './list-search.ts'
import classes from './record-list.module.css'

/** The width of a filter whose name is short, in pixels. */
const usual = 172

type FilterProps = {
  readonly record: AnyRecord
  readonly search: ListSearch
  readonly onChange: (search: ListSearch) => void
}

function without(chosen: ListSearch['is'], field: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(chosen ?? {}).filter(([name]) => name !== field))
}

function OneFilter({ record, name, search, onChange }: FilterProps & { readonly name: string }) {
  const t = useWords()
  const field: Field | undefined = record.fields[name]
  const label = name === 'state' ? t('record.state') : t(`${record.name}.${name}`)
  const set = (value: string | null) => {
    const { is: _, ...rest } = search
    const is = value === null ? without(search.is, name) : { ...search.is, [name]: value }
    onChange(Object.keys(is).length > 0 ? { ...rest, is } : rest)
  }
  const shared = {
    className: classes.filter,
    style: { flexBasis: Math.max(usual, chooserWidth(label)) },
    'aria-label': t('list.filterBy', { field: label }),
    placeholder: label,
    value: search.is?.[name] ?? null,
  }
  if (field?.kind === 'reference')
    return <ReferenceSelect {...shared} to={field.to} onChange={set} clearable knownTitle={null} />
  const values = name === 'state' ? Object.keys(record.workflow?.states ?? {}) : choicesOf(field)
  const prefix = name === 'state' ? `${record.name}.state` : `${record.name}.${name}`
  const data = values.map((value) => ({
    value,
    label: field?.kind === 'boolean' ? t(value === 'true' ? 'value.yes' : 'value.no') : t(`${prefix}.${value}`),
  }))
  return <Select {...shared} data={data} onChange={set} clearable />
}

function choicesOf(field: Field | undefined): readonly string[] {
  if (field?.kind === 'choice') return field.choices
  return field?.kind === 'boolean' ? ['true', 'false'] : []
}

/** The state and every chosen or referred-to value among the columns can be filtered by; at most four of them. */
export function ListFilters(props: FilterProps) {
  const { record } = props
  const inColumns = record.list.filter((name) => {
    const kind = record.fields[name]?.kind
    return kind === 'choice' || kind === 'reference' || kind === 'boolean'
  })
  const inAddress = Object.keys(props.search.is ?? {})
  const names = new Set([...(record.workflow ? ['state'] : []), ...inColumns.slice(0, 3), ...inAddress])
  return [...names].map((name) => <OneFilter key={name} {...props} name={name} />)
}
