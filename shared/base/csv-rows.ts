/** Rows of a table of text as far as they are asked for. */
export type CsvRows = { readonly rows: readonly (readonly string[])[]; readonly isCut: boolean }

const delimiters = [',', ';', '\t', '|'] as const

/** What stands most often in the first line stands between the cells. */
function delimiterOf(text: string): string {
  const [line = ''] = text.split(/[\r\n]/u, 1)
  const count = (sign: string) => line.split(sign).length
  return delimiters.reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

/**
 * The first rows of comma separated values (RFC 4180) for a look: quotes may be left open at the end of what was read, and
 * rows may differ in length. What is taken over as records is read by the import, which refuses both.
 */
export function csvRows(text: string, mostRows: number): CsvRows {
  const delimiter = delimiterOf(text)
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  const endRow = () => {
    rows.push([...row, cell])
    row = []
    cell = ''
  }
  for (let at = 0; at < text.length; at += 1) {
    if (rows.length === mostRows) return { rows, isCut: true }
    const sign = text[at] ?? ''
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else isQuoted = false
    } else if (sign === '"' && cell === '') isQuoted = true
    else if (sign === delimiter) {
      row.push(cell)
      cell = ''
    } else if (sign === '\n') endRow()
    else if (sign !== '\r') cell += sign
  }
  if (cell !== '' || row.length > 0) endRow()
  return { rows, isCut: false }
}
