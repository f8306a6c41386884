import type { CellFault } from './format.ts'
import { type RawRow, refuseLarge } from './heads.ts'
import { numberText } from './number-formats.ts'
import type { Workbook } from './workbook.ts'
import { walkXml } from './xml.ts'

/** The rows of one sheet, and how much in it was seen and left alone. */
export type SheetRows = {
  readonly rows: readonly RawRow[]
  readonly formulas: number
  readonly merged: number
  readonly hiddenRows: number
}

type Cell = { type: string; style: number; column: number; value: string | null; formula: boolean }

/** The place of a column by its letters, from 0: A is 0, AA is 26. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

/** The text behind `_x000D_`, by which a sheet writes what XML cannot hold. */
function unescaped(text: string): string {
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

function cellText({ type, style, value }: Cell, { texts, kinds, from1904 }: Workbook): string | CellFault {
  if (value === null) return ''
  if (type === 's') return unescaped(texts[Number(value)] ?? '')
  if (type === 'b') return value.trim() === '1' ? 'true' : 'false'
  if (type === 'e') return { key: 'cellFault' }
  if (type === 'd') return value.trim().replace(/T00:00:00(\.0+)?Z?$/, '')
  if (type !== 'n') return unescaped(value)
  const number = value.trim() === '' ? Number.NaN : Number(value)
  return Number.isFinite(number) ? numberText(number, kinds[style] ?? 'number', from1904) : { key: 'cellFault' }
}

/** Collects cells into rows; a row or a cell that states no place follows the one before it. */
function rowCollector(book: Workbook) {
  const rows: RawRow[] = []
  let cellCount = 0
  let [number, cells, faults]: [number, string[], Map<number, CellFault>] = [0, [], new Map()]
  let formulas: number[] = []
  return {
    rows,
    begin(stated: string | undefined) {
      const next = Number(stated ?? 0)
      number = Number.isInteger(next) && next > number ? next : number + 1
      ;[cells, faults, formulas] = [[], new Map(), []]
    },
    width: () => cells.length,
    add(cell: Cell) {
      // Refused before the row is filled up: a cell may claim to stand sixteen thousand columns to the right.
      refuseLarge(rows.length, cellCount, { number, cells: { length: cell.column + 1 } as readonly string[] })
      while (cells.length < cell.column) cells.push('')
      const text = cell.formula && cell.value === null ? { key: 'notCalculated' } : cellText(cell, book)
      cells[cell.column] = typeof text === 'string' ? text : ''
      if (typeof text !== 'string') faults.set(cell.column, text)
      if (cell.formula) formulas.push(cell.column)
      cellCount += 1
    },
    end() {
      if (cells.length === 0) return
      rows.push({ number, cells, ...(faults.size > 0 ? { faults } : {}), ...(formulas.length > 0 ? { formulas } : {}) })
    },
  }
}

/** Reads the rows of one sheet: the last values of formulas, days as days, merged cells in their first place only. */
export function readSheet(part: string, bytes: Uint8Array, book: Workbook): SheetRows {
  const collector = rowCollector(book)
  let [formulas, merged, hiddenRows] = [0, 0, 0]
  let cell: Cell | null = null
  let [reading, aloud] = [false, false]
  walkXml(part, bytes, {
    open(name, attribute) {
      if (name === 'row') {
        collector.begin(attribute('r'))
        if (attribute('hidden') === '1' || attribute('hidden') === 'true') hiddenRows += 1
      } else if (name === 'c') {
        const reference = attribute('r')
        const column = reference === undefined ? collector.width() : columnOf(reference)
        const style = Number(attribute('s') ?? 0)
        cell = { type: attribute('t') ?? 'n', style, column: Math.max(0, column), value: null, formula: false }
      } else if (name === 'mergeCell') merged += 1
      else if (name === 'f' && cell) {
        cell.formula = true
        formulas += 1
      } else if (name === 'rPh') aloud = true
      reading = cell !== null && (name === 'v' || (name === 't' && !aloud))
    },
    text(piece) {
      if (reading && cell) cell.value = (cell.value ?? '') + piece
    },
    close(name) {
      if (name === 'rPh') aloud = false
      if (name === 'v' || name === 't') reading = false
      if (name === 'c' && cell) {
        collector.add(cell)
        cell = null
      }
      if (name === 'row') collector.end()
    },
  })
  return { rows: collector.rows, formulas, merged, hiddenRows }
}
