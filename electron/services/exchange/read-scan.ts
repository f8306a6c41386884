import { setImmediate as breathe } from 'node:timers/promises'
import { OperationError } from '#shared/contract/errors.ts'
import type { Progress } from '#shared/contract/operation.ts'
import type { ChosenColumns } from '#shared/modules/assets/assets.scan-columns.ts'
import type { ScanFormat } from '#shared/modules/assets/scan.record.ts'
import { readNessus } from './nessus.ts'
import { readOpenvas } from './openvas.ts'
import { readSarif } from './sarif.ts'
import { readScanCsv } from './scan-csv.ts'
import { scanBuilder } from './scan-file.ts'
import type { ScanHead } from './scan-shape.ts'

/** What is to be read; `size` is that of the file in bytes, whose pieces come one by one. */
export type ScanInput = {
  readonly format: ScanFormat | 'auto'
  readonly size: number
  /** What a person said of the columns of a table; null where nobody was asked. */
  readonly columns: ChosenColumns | null
}

/** Where a scan comes from and goes to: pieces of the file in, parts of its rows out. */
type ScanWatch = {
  readonly pieces: AsyncIterable<Uint8Array>
  part(packed: Uint8Array): void
  progress(progress: Progress): void
}

/** Enough to see the format, the encoding without a mark and the delimiter in. */
const startLength = 262_144
const stepLength = 1 << 20

/** Which format a file is in, by how it begins. `invalid`, `errors.scanUnknown`, where it begins like none. */
function scanFormatOf(bytes: Uint8Array): ScanFormat {
  const start = new TextDecoder()
    .decode(bytes.subarray(0, 4096))
    .replace(/^\u{feff}/u, '')
    .trimStart()
  if (start.startsWith('{')) return 'sarif'
  if (!start.startsWith('<')) return 'scan-csv'
  const root = /<([A-Za-z_][\w.-]*)[\s>/]/.exec(start.replaceAll(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, ''))?.[1]
  if (root === 'NessusClientData_v2') return 'nessus'
  if (root === 'report' || root === 'get_reports_response') return 'openvas'
  throw new OperationError('invalid', 'errors.scanUnknown')
}

/** The beginning of a file as one piece, and after it the rest. */
async function begun(pieces: AsyncIterable<Uint8Array>) {
  const rest = pieces[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  for (let length = 0; length < startLength; ) {
    const next = await rest.next()
    if (next.done) break
    first.push(next.value)
    length += next.value.length
  }
  const start = Buffer.concat(first)
  const all = (async function* () {
    yield start
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  })()
  return { start, all }
}

/**
 * Takes a scanner's file apart as its pieces come and tells how far it is; its rows leave in parts. `invalid`: what the
 * reader of its format refuses.
 */
export async function readScan({ format, size, columns }: ScanInput, watch: ScanWatch): Promise<ScanHead> {
  const { start, all } = await begun(watch.pieces)
  const known = format === 'auto' ? scanFormatOf(start) : format
  // A CSV file is gone through twice: only its end says in which encoding it is.
  const total = known === 'scan-csv' ? size * 2 : size
  let done = 0
  const passed = async (length: number) => {
    done += length
    watch.progress({ done: Math.min(done, total), total, stage: 'reading' })
    await breathe()
  }
  const pieces = (async function* () {
    for await (const piece of all) {
      for (let at = 0; at < piece.length; at += stepLength) {
        const step = piece.subarray(at, at + stepLength)
        yield step
        await passed(step.length)
      }
    }
  })()
  const builder = scanBuilder(watch.part)
  if (known === 'sarif') return await readSarif(pieces, builder)
  if (known === 'scan-csv') return await readScanCsv(pieces, builder, { chosen: columns, passed })
  return await (known === 'nessus' ? readNessus : readOpenvas)(pieces, builder)
}
