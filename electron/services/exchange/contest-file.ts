import { OperationError } from '#shared/contract/errors.ts'
import { readCtfdCsv } from '#shared/modules/competitions/ctfd-csv.ts'
import { readCtfd, rowsOf } from '#shared/modules/competitions/ctfd-reading.ts'
import { type ForeignContest, isRow } from '#shared/modules/competitions/foreign-contest.ts'
import { readCtfdScoreboard, readCtftime } from '#shared/modules/competitions/scoreboard-files.ts'
import { readCsv } from './csv.ts'
import { decodeText } from './encoding.ts'
import { parsedJson } from './json.ts'
import { unpack } from './zip.ts'

const tablePattern = /(?:^|\/)db\/([a-z_]{1,60})\.json$/

function readPacked(bytes: Uint8Array): ForeignContest {
  const { parts } = unpack(bytes, (name) => tablePattern.test(name))
  const tables = [...parts].map(([name, part]) => {
    const table = tablePattern.exec(name)?.[1] ?? name
    return [table, rowsOf(parsedJson(decodeText(part).text))] as const
  })
  const found = Object.fromEntries(tables)
  if (!('challenges' in found) || !('users' in found)) throw new OperationError('invalid', 'errors.contestShape')
  return readCtfd(found)
}

/**
 * Reads what another program tells of a contest: the export of CTFd, its scoreboard as CSV or JSON, or standings as CTFtime
 * takes them. Refuses as `unpack`, `readCsv` and `parsedJson`, and `errors.contestShape`.
 */
export function readContestFile({ bytes }: { readonly bytes: Uint8Array }): ForeignContest {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readPacked(bytes)
  const { text } = decodeText(bytes)
  if (!/^[\s\u{feff}]*[{[]/u.test(text)) {
    const { source, rows } = readCsv(bytes)
    return readCtfdCsv(
      source.heads.map((head) => head.trim()),
      rows.map(({ cells }) => cells.map((cell) => String(cell ?? ''))),
    )
  }
  const value = parsedJson(text)
  if (isRow(value) && Array.isArray(value.standings)) return readCtftime(value.standings.filter(isRow))
  if (isRow(value) && Array.isArray(value.data)) return readCtfdScoreboard(value.data.filter(isRow))
  throw new OperationError('invalid', 'errors.contestShape')
}
