import { neutralise } from '#shared/base/formula.ts'

const isNumber = (text: string) => /^[-+]?[\d.,]+$/.test(text)

/** One line, which a sheet does not take for a formula. */
function harmless(text: string): string {
  const line = text.replaceAll(/[\t\r\n]+/g, ' ')
  return isNumber(line) ? line : neutralise(line)
}

/** Rows as lines of cells between tabs, as spreadsheets paste them; no cell is a formula. */
export function tabSeparated(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(harmless).join('\t')).join('\n')
}
