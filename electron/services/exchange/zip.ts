import { unzipSync, type Zippable, zipSync } from 'fflate'
import { megabytes } from '#shared/base/megabytes.ts'
import { OperationError } from '#shared/contract/errors.ts'

const mostEntries = 10_000
/** Bytes of one part, unpacked, and of all that is unpacked: what a small file swells to must fit the helper. */
const largestPart = 256 * 1024 * 1024
const largestWhole = 384 * 1024 * 1024

/** The names of all parts of a packed file, and the parts asked for, unpacked. */
export type Unpacked = { readonly names: readonly string[]; readonly parts: ReadonlyMap<string, Uint8Array> }

/**
 * Unpacks the parts that are wanted. A part gets the room that it announces and not a byte more, and what is announced is
 * bounded. `invalid`: `errors.fileTooDense` with the limit in megabytes, `errors.workbookDamaged` where the packing is broken.
 */
export function unpack(bytes: Uint8Array, wanted: (name: string) => boolean): Unpacked {
  const names: string[] = []
  let whole = 0
  const filter = ({ name, originalSize }: { readonly name: string; readonly originalSize: number }) => {
    names.push(name)
    if (names.length > mostEntries) throw tooDense()
    if (!wanted(name)) return false
    whole += originalSize
    if (originalSize > largestPart || whole > largestWhole) throw tooDense()
    return true
  }
  try {
    return { names, parts: new Map(Object.entries(unzipSync(bytes, { filter }))) }
  } catch (cause) {
    if (cause instanceof OperationError) throw cause
    throw new OperationError('invalid', 'errors.workbookDamaged', { parameters: { part: 'ZIP' }, cause })
  }
}

function tooDense(): OperationError {
  return new OperationError('invalid', 'errors.fileTooDense', { parameters: { max: megabytes(largestWhole, 'down') } })
}

/** Packs parts by name; the same parts give the same bytes. */
export function pack(parts: Readonly<Record<string, string>>): Uint8Array {
  const encoder = new TextEncoder()
  const files: Zippable = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, encoder.encode(text)]))
  // A packed file states a time for each part; what is exported twice should be the same file twice.
  return zipSync(files, { level: 6, mtime: new Date(1980, 0, 1) })
}
