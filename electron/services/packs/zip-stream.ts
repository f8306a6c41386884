import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { invariant } from '#shared/base/assert.ts'
import { openInterruption } from '#shared/base/interruption.ts'

/** A file of a ZIP: what is in it is asked for when its turn comes, and has exactly `size` bytes. */
export type ZipPart = { readonly path: string; readonly size: number; open(): AsyncIterable<Uint8Array> }

type Opener = (answer: (error: null, stream: NodeJS.ReadableStream) => void) => void

/** The format of ZIP64 is taken where it is needed, and not before: old programs read all other packs. */
const whole = { forceZip64Format: false, comment: '' }

/** A ZIP of these parts in this order, stored and not packed: evidence is mostly packed already, and its size is known. */
function zipOf(parts: readonly ZipPart[], at: Date, opener: (part: ZipPart, zip: ZipFile) => Opener): ZipFile {
  const zip = new ZipFile()
  for (const part of parts) {
    // The time of DOS alone, without a zone: two packs of the same parts are the same bytes wherever they are made.
    const options = { size: part.size, compress: false, mtime: at, mode: 0o100644, forceDosTimestamp: true }
    zip.addReadStreamLazy(part.path, options, opener(part, zip))
  }
  return zip
}

/** How many bytes a ZIP of these parts has. */
export function zipSize(parts: readonly ZipPart[], at: Date): number {
  let size = -1
  // Nothing is opened, so nothing has to be closed: only the sum is wanted.
  zipOf(parts, at, () => () => undefined).end(whole, (...sizes: number[]) => {
    size = sizes[0] ?? -1
  })
  invariant(size >= 0, 'the size of every part is known')
  return size
}

/**
 * The bytes of a ZIP of these parts, above 4 GB in the format of ZIP64. One part after the other is opened and
 * read; an error of one ends the whole.
 */
export async function* zipChunks(parts: readonly ZipPart[], at: Date): AsyncGenerator<Uint8Array> {
  const { wait, interrupt } = openInterruption()
  let current: Readable | null = null
  const zip = zipOf(parts, at, (part) => (answer) => {
    current = Readable.from(part.open(), { objectMode: false })
    current.on('error', interrupt)
    answer(null, current)
  })
  zip.on('error', interrupt)
  zip.end(whole)
  const output = zip.outputStream[Symbol.asyncIterator]()
  try {
    for (;;) {
      const step = await wait(output.next())
      if (step.done) return
      invariant(Buffer.isBuffer(step.value), 'a ZIP is bytes')
      yield step.value
    }
  } finally {
    // Whoever stops in the middle leaves the file of an attachment open otherwise.
    closed(current)
  }
}

function closed(stream: Readable | null): void {
  stream?.destroy()
}
