import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { chunkBytes, chunkOverhead, headBytes, sealChunk } from './attachment-codec.ts'

const sealedBytes = chunkBytes + chunkOverhead
/** So many sealed chunks are written at once: one megabyte per call of the system instead of sixteen calls. */
const chunksPerWrite = 16

/** Writes sealed chunks one after another; one block is on its way to the disk while the next one is filled. */
function openWriter(handle: FileHandle) {
  const block = () => Buffer.allocUnsafe(chunksPerWrite * sealedBytes)
  let [filling, waiting] = [block(), block()]
  let [filled, position] = [0, headBytes]
  let writing: Promise<void> = Promise.resolve()
  const flush = async () => {
    await writing
    writing = writeAt(handle, filling.subarray(0, filled), position)
    // Told where it is awaited: by the next block or at the end.
    writing.catch(() => undefined)
    position += filled
    filled = 0
    ;[filling, waiting] = [waiting, filling]
  }
  return {
    async add(sealed: Buffer) {
      filling.set(sealed, filled)
      filled += sealed.length
      if (filled + sealedBytes > filling.length) await flush()
    },
    async end() {
      await flush()
      await writing
    },
    /** Waits for what is on its way, whatever becomes of it. */
    settled: () => writing.catch(() => undefined),
  }
}

/**
 * Seals what the source yields behind the place of the head, whatever the sizes of its pieces; answers size and SHA-256
 * of the plaintext. However long the source, it takes two blocks of memory.
 */
export async function sealChunks(
  handle: FileHandle,
  fileKey: Buffer,
  source: AsyncIterable<Uint8Array>,
): Promise<{ readonly size: number; readonly digest: Buffer }> {
  const hash = createHash('sha256')
  const writer = openWriter(handle)
  const chunk = Buffer.allocUnsafe(chunkBytes)
  let [filled, size, index] = [0, 0, 0]
  const seal = (isFinal: boolean) => writer.add(sealChunk(fileKey, index++, isFinal, chunk.subarray(0, filled)))
  try {
    for await (const piece of source) {
      hash.update(piece)
      size += piece.length
      for (let at = 0; at < piece.length; ) {
        // A full chunk waits until more comes, since the last one has to be marked as final.
        if (filled === chunkBytes) {
          await seal(false)
          filled = 0
        }
        const part = piece.subarray(at, at + chunkBytes - filled)
        chunk.set(part, filled)
        filled += part.length
        at += part.length
      }
    }
    await seal(true)
    await writer.end()
    return { size, digest: hash.digest() }
  } finally {
    // Whatever happened, nothing is written any more once the file is let go of.
    await writer.settled()
    chunk.fill(0)
  }
}

/** Writes all bytes at a place of a file. */
export async function writeAt(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  let written = 0
  while (written < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, position + written)
    written += bytesWritten
  }
}
