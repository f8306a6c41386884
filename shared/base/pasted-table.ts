import { type HtmlColumns, htmlColumns, mostColumns, nextCell, nextRow } from './html-columns.ts'
import { entityIn } from './html-entities.ts'
import { htmlPieces, type Tag } from './html-tags.ts'

/** More than this is not read: what was copied is then pasted as plain text. */
const longest = 2_000_000
const mostRows = 1000
const longestCell = 20_000

/** Rows of plain text out of the clipboard. */
export type PastedTable = readonly (readonly string[])[]

/** What has been read so far. Mutable, for a table of text is too long to be copied at every word. */
type Reading = {
  readonly rows: string[][]
  row: string[] | null
  cell: string | null
  readonly columns: HtmlColumns
  depth: number
}

function endCell({ row, cell }: Reading): void {
  if (!row || cell === null) return
  const lines = cell.split('\n').map((line) => line.replaceAll(/[^\S\n]+/g, ' ').trim())
  row.push(lines.join('\n').trim())
}

function endRow(reading: Reading): void {
  endCell(reading)
  if (reading.row) {
    nextRow(reading.columns)
    if (reading.row.length > 0) reading.rows.push(reading.row)
  }
  reading.row = null
  reading.cell = null
}

function startCell(reading: Reading, tag: Tag): void {
  endCell(reading)
  reading.cell = null
  reading.row ??= []
  const { row, columns } = reading
  nextCell(columns, tag)
  if (columns.at >= mostColumns) return
  // A merged cell says what it says once; its other places are empty.
  while (row.length < columns.at) row.push('')
  reading.cell = ''
}

function take(reading: Reading, tag: Tag): void {
  const { name, isEnd } = tag
  if (name === 'table') reading.depth += isEnd ? -1 : 1
  // What lies in a table within a cell is text of the cell.
  if (reading.depth > 1 || (name === 'table' && reading.depth === 1 && isEnd)) write(reading, ' ')
  else if (name === 'tr') {
    endRow(reading)
    if (!isEnd) reading.row = []
  } else if (name === 'td' || name === 'th') {
    if (!isEnd) startCell(reading, tag)
  } else if (name === 'br' || (isEnd && /^(?:p|div|li|h[1-6])$/.test(name))) write(reading, '\n')
}

function write(reading: Reading, text: string): void {
  const { cell } = reading
  if (cell !== null && cell.length < longestCell) reading.cell = cell + text.slice(0, longestCell - cell.length)
}

/** Reads the first table of the HTML, until it ends or is as long as a table may be. */
function tableIn(html: string): PastedTable {
  const reading: Reading = { rows: [], row: null, cell: null, columns: htmlColumns(), depth: 0 }
  for (const { text, tag } of htmlPieces(html, Math.max(0, html.search(/<table[\s>]/i)))) {
    if (tag) take(reading, tag)
    else write(reading, entityIn(text).replaceAll(/\s+/g, ' '))
    if (reading.rows.length >= mostRows || (tag?.name === 'table' && reading.depth <= 0)) break
  }
  endRow(reading)
  return reading.rows
}

/** Lines of cells between tabs; a cell in quotes may hold tabs, new lines and doubled quotes. */
function linesIn(text: string): PastedTable {
  const rows: string[][] = []
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/y
  let row: string[] = []
  while (cell.lastIndex < text.length && rows.length < mostRows) {
    const found = cell.exec(text)
    if (!found) break
    if (row.length < mostColumns) row.push((found[1]?.replaceAll('""', '"') ?? found[2] ?? '').slice(0, longestCell))
    if (found[3] === '\t' && cell.lastIndex < text.length) continue
    if (found[3] === '\t' && row.length < mostColumns) row.push('')
    rows.push(row)
    row = []
  }
  return rows
}

/**
 * The table that was copied out of a sheet, a document or a page, as rows of plain text; null where it is no table of more
 * than one cell. Nothing of the HTML is kept but its text: no scripts, styles or marks. Merged cells say once what they
 * say, a table within a cell is text of the cell; at most 1,000 rows of 60 cells of 20,000 characters are read.
 */
export function pastedTable(html: string, plain: string): PastedTable | null {
  const isHtml = html.length <= longest && /<t[dh][\s>]/i.test(html)
  const text = plain.slice(0, longest).replaceAll(/\r\n?/g, '\n')
  const rows = isHtml ? tableIn(html) : text.includes('\t') ? linesIn(text) : []
  const filled = rows.filter((row) => row.some((cell) => cell !== ''))
  return filled.length > 1 || (filled[0]?.length ?? 0) > 1 ? filled : null
}
