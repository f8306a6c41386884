import { createHash } from 'node:crypto'
import { shownPath } from '#shared/modules/packs/pack-names.ts'
import type { ForwardReader } from './forward-reader.ts'
import type { PackEntry } from './pack-directory.ts'
import { packRefused } from './pack-refused.ts'

const headMark = 0x04034b50
const headBytes = 30

/** What the bytes of one file came to, and where in the pack they begin; `content` where it was asked for. */
export type WalkedFile = {
  readonly path: string
  readonly at: number
  readonly sha256: string
  readonly content: Buffer | null
}

/** How far behind a head its file begins. `verify.packTwofold` where the head calls it otherwise than the directory does. */
async function passHead(reader: ForwardReader, entry: PackEntry): Promise<number> {
  const head = await reader.take(headBytes)
  const [nameLength, extraLength] = [head.readUInt16LE(26), head.readUInt16LE(28)]
  const name = await reader.take(nameLength)
  await reader.pass(extraLength, () => undefined)
  const isAlike = head.readUInt32LE(0) === headMark && name.equals(entry.name) && head.readUInt16LE(8) === 0
  if (!isAlike) throw packRefused('verify.packTwofold', { path: shownPath(entry.path) })
  return headBytes + nameLength + extraLength
}

/** The most bytes that may stand between a file and what follows it: its size and digest once more, in the form of ZIP64. */
const describedBytes = 24

/**
 * Reads a pack from its first byte to its directory at `end` and answers the digest of each file as its turn comes. Nothing
 * is kept but the files that are wanted. `verify.packDense` where files overlap, `verify.packHidden` where bytes stand between them
 * that belong to none.
 */
export async function* walkPack(
  reader: ForwardReader,
  entries: readonly PackEntry[],
  end: number,
  isWanted: (entry: PackEntry) => boolean,
): AsyncGenerator<WalkedFile> {
  let [at, free] = [0, 0]
  const passTo = async (next: number) => {
    if (next < at) throw packRefused('verify.packDense')
    if (next - at > free) throw packRefused('verify.packHidden')
    await reader.pass(next - at, () => undefined)
    at = next
  }
  for (const entry of entries) {
    await passTo(entry.head)
    at += await passHead(reader, entry)
    const hash = createHash('sha256')
    const parts: Uint8Array[] = []
    const isKept = isWanted(entry)
    const begin = at
    await reader.pass(entry.size, (bytes) => {
      hash.update(bytes)
      if (isKept) parts.push(bytes)
    })
    at += entry.size
    free = entry.isDescribed ? describedBytes : 0
    yield { path: entry.path, at: begin, sha256: hash.digest('hex'), content: isKept ? Buffer.concat(parts) : null }
  }
  await passTo(end)
}
