import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { invariant } from '#shared/base/assert.ts'
import { lastRevision, type PdfFile } from './pdf-file.ts'
import { array, dictionary, isKind, name, type PdfValue, serialize } from './pdf-value.ts'

/** An object to be written anew, by number. `body` is its bytes between `obj` and `endobj`. */
export type PdfChange = { readonly number: number; readonly body: Buffer }

/** The updated file, and where in it each changed object's body begins. */
export type PdfUpdate = { readonly bytes: Buffer; readonly bodyOffsets: ReadonlyMap<number, number> }

/** The first object number that the file has not used. */
export function nextObjectNumber(file: PdfFile): number {
  const size = lastRevision(file).trailer.entries.get('Size')
  invariant(typeof size === 'number', 'because a file without Size is refused when its catalogue is read')
  return size
}

/**
 * Appends an incremental update (ISO 32000-1, 7.5.6): every earlier byte stays, and the cross references are of the
 * same kind as before, for readers recompute a signature's range wrongly where the kinds are mixed.
 */
export function appendUpdate(file: PdfFile, changes: readonly PdfChange[]): PdfUpdate {
  const previous = lastRevision(file)
  const parts: Buffer[] = [file.bytes]
  let length = file.bytes.length
  const push = (part: Buffer) => {
    parts.push(part)
    length += part.length
  }
  if (file.bytes.at(-1) !== 0x0a) push(Buffer.from('\n'))
  const offsets = new Map<number, number>()
  const bodyOffsets = new Map<number, number>()
  const sorted = [...changes].sort((a, b) => a.number - b.number)
  for (const { number, body } of sorted) {
    offsets.set(number, length)
    push(Buffer.from(`${number} 0 obj\n`))
    bodyOffsets.set(number, length)
    push(body)
    push(Buffer.from('\nendobj\n'))
  }
  const highest = sorted.at(-1)?.number ?? 0
  const size = Math.max(nextObjectNumber(file), highest + 1)
  const start = length
  push(
    previous.kind === 'table'
      ? tableSection(offsets, trailer(file, size, changes))
      : streamSection(offsets, trailer(file, size + 1, changes), size, start),
  )
  push(Buffer.from(`startxref\n${start}\n%%EOF\n`))
  return { bytes: Buffer.concat(parts, length), bodyOffsets }
}

function trailer(file: PdfFile, size: number, changes: readonly PdfChange[]): Record<string, PdfValue> {
  const previous = lastRevision(file)
  const { entries } = previous.trailer
  const identity = entries.get('ID')
  const first = isKind(identity, 'array') ? identity.items[0] : undefined
  const digest = createHash('sha256')
  for (const { body } of changes) digest.update(body)
  const second: PdfValue = { kind: 'string', bytes: digest.update(String(previous.offset)).digest().subarray(0, 16) }
  return {
    Size: size,
    Root: entries.get('Root') ?? null,
    ...(entries.has('Info') ? { Info: entries.get('Info') ?? null } : {}),
    ...(first === undefined ? {} : { ID: array([first, second]) }),
    Prev: previous.offset,
  }
}

function tableSection(offsets: ReadonlyMap<number, number>, entries: Record<string, PdfValue>): Buffer {
  let text = 'xref\n'
  for (const run of runs([...offsets.keys()])) {
    text += `${run[0]} ${run.length}\n`
    for (const number of run) text += `${String(offsets.get(number)).padStart(10, '0')} 00000 n \n`
  }
  return Buffer.concat([Buffer.from(`${text}trailer\n`), serialize(dictionary(entries)), Buffer.from('\n')])
}

function streamSection(
  offsets: ReadonlyMap<number, number>,
  entries: Record<string, PdfValue>,
  ownNumber: number,
  ownOffset: number,
): Buffer {
  const all = new Map([...offsets, [ownNumber, ownOffset]])
  const rows = Buffer.alloc(all.size * 7)
  let at = 0
  for (const offset of all.values()) {
    rows[at] = 1
    rows.writeUInt32BE(offset, at + 1)
    at += 7
  }
  const index = runs([...all.keys()]).flatMap((run) => [run[0] ?? 0, run.length])
  const head = dictionary({
    Type: name('XRef'),
    ...entries,
    W: array([1, 4, 2]),
    Index: array(index),
    Filter: name('FlateDecode'),
  })
  const stream = serialize({ kind: 'stream', dictionary: head, raw: deflateSync(rows) })
  return Buffer.concat([Buffer.from(`${ownNumber} 0 obj\n`), stream, Buffer.from('\nendobj\n')])
}

function runs(numbers: readonly number[]): number[][] {
  const found: number[][] = []
  for (const number of numbers) {
    const open = found.at(-1)
    if (open !== undefined && open.at(-1) === number - 1) open.push(number)
    else found.push([number])
  }
  return found
}
