import { Checkbox, NativeSelect } from '@mantine/core'
import { useMemo, useState } from 'react'
import { together } from '#shared/base/series.ts'
import type { ImportReport } from '#shared/modules/exchange/exchange.contract.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../app/words.tsx'
import { ImportCell } from './import-cell.tsx'
import { cellKey, errorsByCell, mappableFields } from './import-choices.ts'
import classes from './import-table.module.css'
import { columnLabel, faultSentence } from './import-words.ts'

type Props = {
  readonly record: AnyRecord
  readonly report: ImportReport
  /** What the columns stand for: as chosen, though the answer to that choice may still be awaited. */
  readonly columns: readonly (string | null)[]
  readonly onColumns: (columns: readonly (string | null)[]) => void
}

/** The first rows of the file under what each column stands for, refused cells marked in their place. */
export function ImportTable({ record, report, columns, onColumns }: Props) {
  const t = useWords()
  const [onlyErrors, setOnlyErrors] = useState(false)
  const { source, preview, errors } = report
  const faults = useMemo(() => errorsByCell(errors), [errors])
  const refused = useMemo(() => new Set(errors.map(({ where }) => where)), [errors])
  const rows = onlyErrors ? preview.filter(({ where }) => refused.has(where)) : preview
  const sentences = (where: string, column: number | null) =>
    together((faults.get(cellKey(where, column)) ?? []).map((error) => faultSentence(t, record.name, error)))
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={classes.preview} tabIndex={0} aria-label={t('import.preview')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('import.rowNumber')}</th>
              {source.heads.map((head, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one head; their place tells them apart
                <th key={column} scope="col" data-out={columns[column] === null || undefined}>
                  <HeadChoice
                    record={record}
                    head={head}
                    value={columns[column] ?? ''}
                    column={column}
                    fault={sentences(String(source.headerRow), column)}
                    onChange={(name) => onColumns(columns.map((old, place) => (place === column ? name : old)))}
                  />
                  <bdi className={classes.head}>{head}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ where, cells }) => (
              <tr key={where}>
                <th scope="row">
                  <ImportCell place={cellKey(where, null)} text={where} fault={rowFault(where)} />
                </th>
                {cells.map((text, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                  <td key={column} data-out={columns[column] === null || undefined}>
                    <ImportCell place={cellKey(where, column)} text={text} fault={sentences(where, column)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Checkbox
        label={t('import.onlyErrors')}
        checked={onlyErrors}
        disabled={errors.length === 0}
        onChange={(event) => setOnlyErrors(event.currentTarget.checked)}
      />
    </>
  )

  function rowFault(where: string): string {
    return where === String(source.headerRow) ? '' : sentences(where, null)
  }
}

type HeadProps = {
  readonly record: AnyRecord
  readonly head: string
  /** The field, '' for none. */
  readonly value: string
  readonly column: number
  readonly fault: string
  readonly onChange: (name: string | null) => void
}

function HeadChoice({ record, head, value, column, fault, onChange }: HeadProps) {
  const t = useWords()
  const label = (name: string) => {
    const field = columnLabel(t, record.name, name)
    if (name === 'state') return t('import.neverIn', { field })
    return name === 'id' || record.fields[name]?.kind === 'number' ? t('import.onlyKnown', { field }) : field
  }
  const names = value === 'state' ? ['state', ...mappableFields(record)] : mappableFields(record)
  return (
    <NativeSelect
      aria-label={t('import.column', { column: column + 1, head: head || t('import.noHead') })}
      value={value}
      error={fault || undefined}
      data={[{ value: '', label: t('import.leaveOut') }, ...names.map((name) => ({ value: name, label: label(name) }))]}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  )
}
