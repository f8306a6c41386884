/** How many bytes of the end of a pack are looked at for where its directory begins: the longest comment and what stands before it. */
const tailSearched = 131_072

/** The largest directory that is read, in bytes: one of so many files with long names as a pack may hold. */
export const longestDirectory = 33_554_432

const endMark = 0x06054b50
const endBytes = 22
const largeLocatorMark = 0x07064b50
const largeLocatorBytes = 20
const largeEndMark = 0x06064b50
const largeEndBytes = 56

/**
 * How many bytes from the end of a ZIP hold its whole directory, found in its last bytes (PKWARE APPNOTE 6.3.10, 4.3).
 * Whoever sends a pack sends them first, so that what is announced is known before the files come. Where no directory is
 * found, the last bytes themselves, in which the reader misses it as well.
 */
function packTail(last: Uint8Array, size: number): number {
  const begin = directoryStart(last, size)
  const wanted = begin === null ? last.length : size - begin
  return Math.min(Math.max(wanted, last.length), longestDirectory, size)
}

/** Where the directory of a ZIP of `size` bytes begins, as its last bytes say; null where they do not say it. */
export function directoryStart(last: Uint8Array, size: number): number | null {
  const begin = statedStart(new DataView(last.buffer, last.byteOffset, last.byteLength), size)
  return begin === null || begin > size ? null : begin
}

function statedStart(view: DataView, size: number): number | null {
  for (let at = view.byteLength - endBytes; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== endMark) continue
    return largeStart(view, at - largeLocatorBytes, size) ?? view.getUint32(at + 16, true)
  }
  return null
}

/** The same of a pack above 4 GB, whose end names another end. */
function largeStart(view: DataView, locator: number, size: number): number | null {
  if (locator < 0 || view.getUint32(locator, true) !== largeLocatorMark) return null
  const end = Number(view.getBigUint64(locator + 8, true)) - (size - view.byteLength)
  if (end < 0 || end + largeEndBytes > view.byteLength || view.getUint32(end, true) !== largeEndMark) return null
  return Number(view.getBigUint64(end + 48, true))
}

/** Where the bytes of a pack are read from: those from `start` up to `end`, which is not among them. */
export type PackSource = { readonly size: number; read(start: number, end: number): AsyncIterable<Uint8Array> }

/** How many bytes of the end of a pack are to be sent before it. */
export async function tailOf({ size, read }: PackSource): Promise<number> {
  const last = new Uint8Array(Math.min(size, tailSearched))
  let filled = 0
  for await (const part of read(size - last.length, size)) {
    last.set(part, filled)
    filled += part.length
  }
  return packTail(last, size)
}

/** A pack as it is sent: its end, by which what is announced is known, and then all of it. */
export async function* sentPack({ size, read }: PackSource, tail: number): AsyncGenerator<Uint8Array, void> {
  yield* read(size - tail, size)
  yield* read(0, size)
}
