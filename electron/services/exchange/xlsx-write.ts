import type { Field } from '#shared/record/fields.ts'
import type { OutgoingTable } from './format.ts'
import { type SheetCell, sheetCell, styleOf } from './xlsx-cells.ts'
import { escaped, sheetName, workbookParts } from './xlsx-parts.ts'
import { pack } from './zip.ts'

/** The letters of a column, counted from 0. */
export function letters(column: number): string {
  const rest = Math.floor(column / 26)
  const last = String.fromCharCode(65 + (column % 26))
  return rest === 0 ? last : `${letters(rest - 1)}${last}`
}

/** Characters, not pixels. */
const widths: Readonly<Partial<Record<Field['kind'], number>>> = {
  text: 28,
  markdown: 48,
  references: 28,
  reference: 24,
  instant: 20,
  period: 24,
  parts: 32,
}

function cellXml(cell: SheetCell, place: string): string {
  if (cell === null) return ''
  if (cell.kind === 'number') return `<c r="${place}" s="${cell.style}"><v>${cell.text}</v></c>`
  if (cell.kind === 'boolean') return `<c r="${place}" t="b"><v>${cell.value ? 1 : 0}</v></c>`
  return `<c r="${place}" s="${styleOf.text}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell.text)}</t></is></c>`
}

function headXml(columns: readonly string[]): string {
  const cells = columns.map(
    (name, column) =>
      `<c r="${letters(column)}1" s="${styleOf.head}" t="inlineStr"><is><t>${escaped(name)}</t></is></c>`,
  )
  return `<row r="1">${cells.join('')}</row>`
}

/**
 * The records of a list as a workbook of one sheet: days, numbers, percentages and lengths of time as such, heads bold,
 * frozen and with filters. There are no formulas: a text that begins like one is a text.
 */
export function writeXlsx({ record, columns, rows, names, zone }: OutgoingTable): Uint8Array {
  const fields = columns.map((name) => (Object.hasOwn(record.fields, name) ? record.fields[name] : undefined))
  const body = rows.map((row, index) => {
    const cells = columns.map((name, column) =>
      cellXml(sheetCell(fields[column], row[name] ?? null, names, zone), `${letters(column)}${index + 2}`),
    )
    return `<row r="${index + 2}">${cells.join('')}</row>`
  })
  const columnXml = fields.map((field, index) => {
    const width = (field && widths[field.kind]) ?? 14
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`
  })
  const area = `A1:${letters(columns.length - 1)}${rows.length + 1}`
  const view =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
  const sheet = `${view}<cols>${columnXml.join('')}</cols><sheetData>${headXml(columns)}${body.join('')}</sheetData><autoFilter ref="${area}"/>`
  return pack(workbookParts(sheetName(record.table), area, sheet))
}
