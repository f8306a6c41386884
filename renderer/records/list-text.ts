import { listed } from '#shared/base/series.ts'
import type { Translator } from '#shared/base/translate.ts'
import type { Titles } from '#shared/contract/list.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { Column } from '../ui/data-table-column.ts'
import { isMoney, isPeriod } from './field-value.tsx'
import { tabSeparated } from './tab-separated.ts'

/** A value as a table of text holds it: words for people, but days and numbers as every program reads them. */
function textOf(record: AnyRecord, column: string, row: AnyEntity, titles: Titles, t: Translator): string {
  const value = row[column]
  const field = record.fields[column]
  if (!field) return record.workflow ? t(`${record.name}.state.${row.state}`) : row.state
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no')
  if (field.kind === 'choice') return t(`${record.name}.${column}.${String(value)}`)
  if (field.kind === 'reference') return titles[String(value)] ?? t('record.unreadable')
  if (field.kind === 'references' && Array.isArray(value))
    return listed(
      t.language,
      value.map((id) => titles[String(id)] ?? t('record.unreadable')),
    )
  if (isMoney(value)) return `${value.amount} ${value.currency}`
  if (isPeriod(value)) return `${value.start}/${value.end}`
  return Array.isArray(value) ? String(value.length) : String(value)
}

/** The rows as tab-separated text with a row of names, which spreadsheets take from the clipboard. */
export function tableText(
  record: AnyRecord,
  columns: readonly Column[],
  rows: readonly AnyEntity[],
  titles: Titles,
  t: Translator,
): string {
  const cells = rows.map((row) => columns.map(({ key }) => textOf(record, key, row, titles, t)))
  return tabSeparated([columns.map(({ label }) => label), ...cells])
}
