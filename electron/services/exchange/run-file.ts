import { OperationError } from '#shared/contract/errors.ts'
import { isAtomicIndex, readAtomicIndex } from '#shared/modules/exercises/atomic-reading.ts'
import { isAtomicTree, readAtomicTree } from '#shared/modules/exercises/atomic-tree-reading.ts'
import { type AttackCatalogue, type AttackIndex, indexCatalogue } from '#shared/modules/exercises/attack-catalogue.ts'
import { readAttire } from '#shared/modules/exercises/attire-reading.ts'
import { isCaldera, readCaldera } from '#shared/modules/exercises/caldera-reading.ts'
import type { ForeignRun } from '#shared/modules/exercises/foreign-run.ts'
import { isPurpleOps, readPurpleOps } from '#shared/modules/exercises/purpleops-reading.ts'
import { isStix, readStixSteps } from '#shared/modules/exercises/stix-steps-reading.ts'
import { readVectr } from '#shared/modules/exercises/vectr-reading.ts'
import type { AnyValue } from '#shared/record/values.ts'
import { readCsv } from './csv.ts'
import { decodeText } from './encoding.ts'
import { parsedJson } from './json.ts'
import { isYaml, parsedYaml } from './yaml.ts'
import { unpack } from './zip.ts'

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
  const read = isAtomicIndex(heads) ? readAtomicIndex(table, index) : readVectr(heads, table, index)
  return { ...read, faults: [...faults, ...read.faults] }
}

/** A value of JSON or YAML, whichever it was written in. */
function readValue(value: AnyValue, index: AttackIndex): ForeignRun {
  if (isCaldera(value)) return readCaldera(value, index, mostRows)
  if (isStix(value)) return readStixSteps(value, index, mostRows)
  if (isPurpleOps(value)) return readPurpleOps(value, index, mostRows)
  if (typeof value === 'object' && value !== null && 'execution-data' in value)
    return readAttire(value, index, mostRows)
  if (isAtomicTree(value)) return readAtomicTree(value, index, mostRows)
  throw new OperationError('invalid', 'errors.runShape')
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4
const isExport = (name: string) => /^(?:[^/]+\/)?export\.json$/u.test(name)

/** The files of evidence that stay behind in an archive: they are beside what it says of itself. */
function leftIn(names: readonly string[]): ForeignRun['losses'] {
  const own = /^(?:[^/]+\/)?(?:export\.(?:json|csv)|campaign\.json|testcases\.json|navigator\.json|meta\.json)$/u
  return names.filter((name) => !own.test(name) && !name.endsWith('/')).map((what) => ({ kind: 'leftOut', what }))
}

function readArchive(bytes: Uint8Array, index: AttackIndex): ForeignRun {
  const { names, parts } = unpack(bytes, isExport)
  const part = [...parts.values()][0]
  if (!part) throw new OperationError('invalid', 'errors.purpleopsArchive')
  // What a small archive swells to is refused like a file of that size.
  if (part.length > mostRunBytes) throw tooLarge()
  const read = readPurpleOps(parsedJson(decodeText(part).text), index, mostRows)
  return { ...read, losses: [...read.losses, ...leftIn(names)] }
}

const megabytes = 50
/** A file of a run that is larger is not read. */
export const mostRunBytes = megabytes * 1_000_000

export function tooLarge(): OperationError {
  return new OperationError('invalid', 'errors.runLarge', { parameters: { megabytes } })
}

/** Reads what another program tells of a run; refuses as the readers of the formats, `unpack`, `parsedJson` and `parsedYaml`, and `errors.runShape`. */
export function readRunFile({ bytes, catalogue }: RunInput): ForeignRun {
  const index = indexCatalogue(catalogue)
  if (isZip(bytes)) return readArchive(bytes, index)
  const { text } = decodeText(bytes)
  // No head of a table begins with a brace.
  if (/^[\s\u{feff}]*[{[]/u.test(text)) return readValue(parsedJson(text), index)
  if (isYaml(text)) return readValue(parsedYaml(text), index)
  return readTable(bytes, index)
}
