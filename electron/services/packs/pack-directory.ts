import { type Entry, fromRandomAccessReader, getFileNameLowLevel, RandomAccessReader, type ZipFile } from 'yauzl'
import { mostPackFiles } from '#shared/modules/packs/pack-manifest.ts'
import { isSafePath, sameNameKey, shownPath } from '#shared/modules/packs/pack-names.ts'
import { longestDirectory } from '#shared/modules/packs/pack-tail.ts'
import { packRefused } from './pack-refused.ts'

/** A file of a pack as its directory announces it: where its head begins in the pack, and how many bytes follow that. */
export type PackEntry = {
  readonly path: string
  readonly name: Buffer
  readonly head: number
  readonly size: number
  /** Whether its digest of 32 bits and its size stand behind it once more. */
  readonly isDescribed: boolean
}

/** Reads within the end of a pack alone; the library has no other way to be told where bytes come from. */
class EndReader extends RandomAccessReader {
  readonly #end: Buffer
  readonly #begin: number

  constructor(end: Buffer, begin: number) {
    super()
    this.#end = end
    this.#begin = begin
  }

  override read(
    into: Buffer,
    offset: number,
    length: number,
    position: number,
    done: (error: Error | null) => void,
  ): void {
    const from = position - this.#begin
    const isWithin = from >= 0 && from + length <= this.#end.length
    if (isWithin) this.#end.copy(into, offset, from, from + length)
    // Later: answered at once, the library would call itself once for each file.
    queueMicrotask(() => done(isWithin ? null : new RangeError('outside the end of the pack')))
  }
}

/**
 * The files that a pack of `size` bytes announces in its directory, in the order in which they lie in it. Refused by name are
 * paths that could leave the folder, twins, packing, encryption, and more files or bytes than a pack can hold.
 */
export async function readPackDirectory(end: Buffer, size: number): Promise<readonly PackEntry[]> {
  if (end.length > longestDirectory || end.length > size) throw packRefused('verify.packDense')
  const zip = await opened(end, size)
  const entries = await entriesOf(zip, size)
  return entries.toSorted((one, other) => one.head - other.head)
}

async function opened(end: Buffer, size: number): Promise<ZipFile> {
  const reader = new EndReader(end, size - end.length)
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: false }
  return await new Promise((resolve, reject) => {
    fromRandomAccessReader(reader, size, options, (error, zip) => {
      if (error) reject(packRefused('verify.packDamaged', {}, error))
      else resolve(zip)
    })
  })
}

/** Looks at one announced file after another, and remembers what they come to together. */
function openChecks(size: number) {
  const keys = new Set<string>()
  let announced = 0
  return (entry: Entry, name: Buffer): PackEntry => {
    const path = getFileNameLowLevel(entry.generalPurposeBitFlag, name, entry.extraFields, true)
    const refused = (key: string) => packRefused(key, { path: shownPath(path) })
    if (!isSafePath(path) || keys.has(sameNameKey(path))) throw refused('verify.packPath')
    if (entry.compressionMethod !== 0 || entry.isEncrypted()) throw refused('verify.packPacked')
    if (entry.compressedSize !== entry.uncompressedSize) throw refused('verify.packTwofold')
    announced += entry.uncompressedSize
    if (announced > size || keys.size >= mostPackFiles) throw packRefused('verify.packDense')
    keys.add(sameNameKey(path))
    const isDescribed = (entry.generalPurposeBitFlag & 8) !== 0
    return { path, name, head: entry.relativeOffsetOfLocalHeader, size: entry.uncompressedSize, isDescribed }
  }
}

async function entriesOf(zip: ZipFile, size: number): Promise<readonly PackEntry[]> {
  const entries: PackEntry[] = []
  const check = openChecks(size)
  return await new Promise((resolve, reject) => {
    zip.on('error', (error) => reject(packRefused('verify.packDamaged', {}, error)))
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      try {
        entries.push(check(entry, entry.fileNameRaw))
        zip.readEntry()
      } catch (error) {
        reject(error)
      }
    })
    zip.readEntry()
  })
}
