import { OperationError } from '#shared/contract/errors.ts'
import { type AttackCatalogue, type AttackIndex, indexCatalogue } from '#shared/modules/exercises/attack-catalogue.ts'
import { readAttire } from '#shared/modules/exercises/attire-reading.ts'
import type { ForeignRun } from '#shared/modules/exercises/foreign-run.ts'
import { readVectr } from '#shared/modules/exercises/vectr-reading.ts'
import { readCsv } from './csv.ts'
import { decodeText } from './encoding.ts'
import { parsedJson } from './json.ts'

export type RunInput = { readonly bytes: Uint8Array; readonly catalogue: AttackCatalogue }

const mostRows = 20_000

function readTable(bytes: Uint8Array, index: AttackIndex): ForeignRun {
  const { source, rows } = readCsv(bytes)
  if (rows.length > mostRows)
    throw new OperationError('invalid', 'errors.runSteps', { parameters: { count: rows.length, most: mostRows } })
  const heads = source.heads.map((head) => head.trim())
  const faults = rows.flatMap(({ where, fault }) =>
    fault ? [{ where, field: '', message: `errors.field.${fault.key}`, parameters: fault.parameters ?? {} }] : [],
  )
  const table = rows.map(({ where, cells }) => ({
    where,
    cells: new Map(heads.map((head, place) => [head, String(cells[place] ?? '')])),
  }))
  const read = readVectr(heads, table, index)
  return { ...read, faults: [...faults, ...read.faults] }
}

/** Reads what another program tells of a run; refuses as `readCsv`, `readVectr`, `parsedJson` and `readAttire`, and `errors.runSteps`. */
export function readRunFile({ bytes, catalogue }: RunInput): ForeignRun {
  const index = indexCatalogue(catalogue)
  const { text } = decodeText(bytes)
  // No head of a table begins with a brace.
  if (/^[\s\u{feff}]*[{[]/u.test(text)) return readAttire(parsedJson(text), index, mostRows)
  return readTable(bytes, index)
}
