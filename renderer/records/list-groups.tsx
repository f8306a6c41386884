import { CloseButton, Select } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ListQuery, Titles } from '#shared/contract/list.ts'
import { type GroupCount, groupFields, type Summary } from '#shared/contract/list-summary.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../app/words.tsx'
import { groupCondition, groupFilters, groupOf, isNarrowedTo, orderedGroups } from './list-grouping.ts'
import classes from './list-groups.module.css'
import { type ListSearch, withCondition } from './list-search.ts'
import { useSummary } from './use-summary.ts'

type Props = {
  readonly record: AnyRecord
  readonly search: ListSearch
  readonly query: ListQuery
  readonly onChange: (search: ListSearch) => void
}

/** Says what a group is called. */
function useGroupWords(record: AnyRecord, field: string) {
  const t = useWords()
  const kind = record.fields[field]?.kind
  return (value: GroupCount['value'], titles: Titles): string => {
    if (value === null) return t('list.group.empty')
    if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no')
    if (field === 'state') return record.workflow ? t(`${record.name}.state.${value}`) : value
    if (kind === 'choice') return t(`${record.name}.${field}.${value}`)
    if (kind === 'reference') return titles[value] ?? t('record.unreadable')
    return value
  }
}

function Chips({
  record,
  search,
  query,
  field,
  summary,
}: Omit<Props, 'onChange'> & { readonly field: string; readonly summary: Summary }) {
  const t = useWords()
  const words = useGroupWords(record, field)
  return (
    <ul className={classes.chips} aria-label={t('list.group.groups')}>
      {orderedGroups(record, field, summary.groups).map(({ value, count }) => {
        const condition = groupCondition(record, field, value)
        const isCurrent = isNarrowedTo(field, condition, query)
        const said = words(value, summary.titles)
        return (
          <li key={String(value)}>
            <Link
              to="."
              search={() => withCondition(record, search, field, isCurrent ? null : condition)}
              replace
              className={classes.chip}
              title={said}
              {...(isCurrent ? { 'aria-current': 'true' } : {})}
            >
              <span className={classes.name}>{said}</span>
              <span className={classes.count}>{count}</span>
            </Link>
          </li>
        )
      })}
      {summary.rest > 0 ? <li className="quiet">{t('list.group.rest', { count: summary.rest })}</li> : null}
    </ul>
  )
}

function Groups({ field, ...props }: Props & { readonly field: string }) {
  const { record, search, query, onChange } = props
  const t = useWords()
  const asked = { filters: [...groupFilters(field, query)], archived: query.archived ?? false, group: field }
  const summary = useSummary(record.name, asked, true)
  const label = (name: string) => (name === 'state' ? t('record.state') : t(`${record.name}.${name}`))
  return (
    <section className={classes.groups} aria-label={t('list.group')}>
      <span className={classes.label}>{t('list.group')}</span>
      <Select
        size="xs"
        className={classes.choice}
        aria-label={t('list.group')}
        data={groupFields(record).map((name) => ({ value: name, label: label(name) }))}
        value={field}
        allowDeselect={false}
        onChange={(name) => (name ? onChange({ ...search, group: name }) : undefined)}
      />
      <CloseButton
        size="sm"
        className={classes.none}
        aria-label={t('list.group.none')}
        onClick={() => {
          const { group: _, ...rest } = search
          onChange(rest)
        }}
      />
      {summary ? <Chips {...{ record, search, query, field, summary }} /> : null}
    </section>
  )
}

/** Above a list: its groups by a field with their counts, each of which narrows the list to it and back. */
export function ListGroups(props: Props) {
  const field = groupOf(props.record, props.search)
  // Another field is another question: the groups of the last one must not stand under its name meanwhile.
  return field ? <Groups key={field} {...props} field={field} /> : null
}
