import type { ReactNode } from 'react'
import type { Titles } from '#shared/contract/list.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { sameValue } from '#shared/record/same-value.ts'
import { type Clause, listDifference } from '#shared/record/story.ts'
import type { AnyValue } from '#shared/record/values.ts'
import { useWords } from '../../app/words.tsx'
import classes from './history.module.css'
import { HistoryValue } from './history-value.tsx'

type Row = Readonly<Record<string, AnyValue>>
type Props = { readonly record: AnyRecord; readonly clause: Clause; readonly titles: Titles }

function isRow(value: AnyValue): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function partsOf(record: AnyRecord, clause: Clause): readonly string[] {
  const field = record.fields[clause.field]
  return field?.kind === 'parts' ? Object.keys(field.fields) : []
}

/** What a row is called: its first filled cell. */
function RowName({ record, clause, titles, row }: Props & { readonly row: Row }): ReactNode {
  const t = useWords()
  const part = partsOf(record, clause).find((name) => row[name] !== null && row[name] !== '')
  if (part === undefined) return t('history.unnamed')
  return (
    <b>
      <HistoryValue record={record} path={`${clause.field}.${part}`} titles={titles} value={row[part] ?? null} />
    </b>
  )
}

function Cells({ record, clause, titles, before, after }: Props & { readonly before: Row; readonly after: Row }) {
  const t = useWords()
  const changed = partsOf(record, clause).filter((name) => !sameValue(before[name] ?? null, after[name] ?? null))
  return changed.map((name, index) => {
    const place = { record, path: `${clause.field}.${name}`, titles }
    return (
      <span key={name}>
        {index > 0 ? '; ' : ': '}
        {t(`${record.name}.${clause.field}.${name}`)}{' '}
        <del>
          <HistoryValue {...place} value={before[name] ?? null} />
        </del>{' '}
        <span aria-hidden="true">→</span>{' '}
        <ins>
          <HistoryValue {...place} value={after[name] ?? null} />
        </ins>
      </span>
    )
  })
}

/** The rows of a part that came, went or changed, each by its name. */
export function RowChanges(props: Props) {
  const t = useWords()
  const { added, removed, changed } = listDifference(props.clause.before, props.clause.after)
  const named = (kind: 'added' | 'removed', rows: readonly AnyValue[]) =>
    rows.filter(isRow).map((row) => (
      <li key={`${kind} ${String(row.id)}`}>
        <span className={classes.rowKind} data-kind={kind}>
          {t(`history.row.${kind}`)}
        </span>{' '}
        <RowName {...props} row={row} />
      </li>
    ))
  return (
    <ul className={classes.rowChanges}>
      {named('added', added)}
      {changed.map(({ before, after }) =>
        isRow(before) && isRow(after) ? (
          <li key={String(after.id)}>
            <span className={classes.rowKind}>{t('history.row.changed')}</span> <RowName {...props} row={after} />
            <Cells {...props} before={before} after={after} />
          </li>
        ) : null,
      )}
      {named('removed', removed)}
    </ul>
  )
}
