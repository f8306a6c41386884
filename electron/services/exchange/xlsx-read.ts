import { OperationError } from '#shared/contract/errors.ts'
import type { SourceChoice } from '#shared/modules/exchange/exchange.contract.ts'
import type { IgnoredKind } from '#shared/modules/exchange/exchange.source.ts'
import type { ForeignRow, ForeignTable } from './format.ts'
import { type RawRow, splitHeads } from './heads.ts'
import { isCut } from './long-text.ts'
import { refuseOtherDocuments } from './other-kinds.ts'
import { readSheet } from './sheet.ts'
import { isReadPart, readWorkbook, type Workbook, type WorkbookSheet } from './workbook.ts'
import { unpack } from './zip.ts'

function chosenSheet({ sheets }: Workbook, name: string | undefined): WorkbookSheet {
  const found =
    name === undefined
      ? (sheets.find((sheet) => !sheet.hidden) ?? sheets[0])
      : sheets.find((sheet) => sheet.name === name)
  if (found) return found
  if (name !== undefined) throw new OperationError('missing', 'errors.sheetMissing', { parameters: { sheet: name } })
  throw new OperationError('invalid', 'errors.fileNotWorkbook', { parameters: { part: 'xl/worksheets' } })
}

function rowOf({ number, cells, faults, formulas }: RawRow): ForeignRow {
  return {
    where: String(number),
    cells: cells.map((cell) => (isCut(cell) ? undefined : cell)),
    ...(faults ? { faults } : {}),
    ...(formulas ? { formulas } : {}),
  }
}

/**
 * Takes a workbook apart: the sheet chosen or its first visible one. Nothing in it is run or followed, and what is left
 * alone is counted. `invalid`: `errors.fileNotWorkbook`, `errors.fileOtherKind`, `errors.workbookDamaged`, `errors.fileTooDense`,
 * `errors.fileTooLong`, `errors.fileTooWide`, `errors.fileEmpty`; `missing`: `errors.sheetMissing`.
 */
export function readXlsx(bytes: Uint8Array, choice: SourceChoice = {}): ForeignTable {
  const unpacked = unpack(bytes, isReadPart)
  refuseOtherDocuments(unpacked.names)
  const book = readWorkbook(unpacked)
  const sheet = chosenSheet(book, choice.sheet)
  const part = unpacked.parts.get(sheet.part)
  if (!part) throw new OperationError('invalid', 'errors.fileNotWorkbook', { parameters: { part: sheet.part } })
  const { rows: all, formulas, merged, hiddenRows } = readSheet(sheet.part, part, book)
  const { headerRow, heads, rows } = splitHeads(all, choice.headerRow)
  const named = (pattern: RegExp) => unpacked.names.filter((name) => pattern.test(name)).length
  const counts: Readonly<Record<IgnoredKind, number>> = {
    formulas,
    merged,
    hiddenRows,
    macros: named(/vbaProject\.bin$|^xl\/macrosheets\//i),
    externalLinks: named(/^xl\/externalLinks\/[^/]+\.xml$/i),
    hiddenSheets: book.sheets.filter((other) => other.hidden && other !== sheet).length,
    cutTexts: rows.reduce((sum, { cells }) => sum + cells.filter(isCut).length, 0),
    otherSheets: book.sheets.filter((other) => !other.hidden && other !== sheet).length,
  }
  const ignored = Object.entries(counts).flatMap(([kind, count]) =>
    count > 0 ? [{ kind: kind as IgnoredKind, count }] : [],
  )
  const source = {
    ...{ format: 'xlsx' as const, encoding: null, delimiter: null, headerRow, heads, ignored },
    ...{ sheet: sheet.name, sheets: book.sheets.map(({ name, hidden }) => ({ name, hidden })) },
  }
  return { source, record: null, rows: rows.map(rowOf) }
}
