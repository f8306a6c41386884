import type { Translator } from '#shared/base/translate.ts'
import { isMarkedDay } from '#shared/modules/exchange/exchange.duties.ts'
import type { Field } from '#shared/record/fields.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { Column, Widths } from '../ui/data-table-column.ts'
import { boundedWidth } from '../ui/fit-columns.ts'
import { headWidth } from '../ui/head-width.ts'

const widths: Readonly<Record<Field['kind'], number>> = {
  number: 124,
  text: 180,
  markdown: 220,
  integer: 90,
  decimal: 100,
  percent: 90,
  money: 140,
  boolean: 80,
  choice: 128,
  date: 136,
  instant: 160,
  duration: 120,
  period: 220,
  reference: 152,
  references: 180,
  parts: 80,
  evidence: 80,
}
/** A day that somebody has to keep says beside itself when it was not kept. */
const dutyWidth = 192
/** The box that chooses a row and the space behind it, in pixels. */
const boxWidth = 24
const unsortable: readonly Field['kind'][] = ['references', 'parts', 'evidence', 'markdown']
const numeric: readonly Field['kind'][] = ['integer', 'decimal', 'percent', 'money', 'duration', 'parts', 'evidence']

/** The column that stays in sight and holds the link: the number or the title, whatever order the record states. */
export function leadingColumn(record: AnyRecord): string {
  return record.list.find((name) => record.fields[name]?.kind === 'number') ?? record.title
}

/** The columns that a record declares for its list, the leading one first. */
export function columnNames(record: AnyRecord): readonly string[] {
  const leading = leadingColumn(record)
  return [leading, ...record.list.filter((name) => name !== leading)]
}

/** Every column that a list can have: the declared ones, then the other fields. */
export function possibleColumns(record: AnyRecord): readonly string[] {
  return [...new Set([...columnNames(record), ...(record.workflow ? ['state'] : []), ...Object.keys(record.fields)])]
}

/** Reads the columns that were kept for a list; what is no column of it is left out, and null is as declared. */
export function readColumns(record: AnyRecord, value: unknown): readonly string[] | null {
  if (typeof value !== 'object' || value === null || !('names' in value) || !Array.isArray(value.names)) return null
  const leading = leadingColumn(record)
  const kept: readonly unknown[] = value.names
  const names = possibleColumns(record).filter((name) => name !== leading && kept.includes(name))
  return [leading, ...names.toSorted((one, other) => kept.indexOf(one) - kept.indexOf(other))]
}

/** Reads the widths that were kept for the columns of a list; what is no column of it or no width is left out. */
export function readWidths(record: AnyRecord, value: unknown): Widths {
  if (typeof value !== 'object' || value === null || !('widths' in value)) return new Map()
  const { widths } = value
  if (typeof widths !== 'object' || widths === null) return new Map()
  const leading = leadingColumn(record)
  const kept = new Map<string, unknown>(Object.entries(widths))
  return new Map(
    possibleColumns(record).flatMap((name) => {
      const width = kept.get(name)
      if (typeof width !== 'number' || !Number.isFinite(width)) return []
      return [[name, boundedWidth(name === leading ? 0 : 1, width)]]
    }),
  )
}

function widthOf(record: AnyRecord, name: string, field: Field): number {
  if (name === record.title) return 240
  return field.kind === 'date' && isMarkedDay(record.name, name) ? dutyWidth : widths[field.kind]
}

/** The columns of a derived list: the chosen ones, or those that the record declares. */
export function columnsOf(
  record: AnyRecord,
  t: Translator,
  chosen: readonly string[] | null = null,
): readonly Column[] {
  return (chosen ?? columnNames(record)).map((name, index): Column => {
    // Beside the leading one stands the box that chooses the row.
    const room = index === 0 ? boxWidth : 0
    const field = record.fields[name]
    if (!field) return { key: name, label: t('record.state'), width: 150, sortable: true }
    const label = t(`${record.name}.${name}`)
    return {
      key: name,
      label,
      width: Math.max(widthOf(record, name, field), headWidth(label)) + room,
      grow: name === record.title,
      sortable: !unsortable.includes(field.kind),
      ...(numeric.includes(field.kind) ? { align: 'end' } : {}),
    }
  })
}
