import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { type FileKind, fileKind } from '#shared/base/file-kind.ts'
import { receiveAttachment } from '../lifecycle/attachment-store.ts'
import type { OpenVault } from '../open-vault.ts'
import type { UnfinishedAttachment } from '../vault/attachments.ts'
import { packRefused } from './pack-refused.ts'

/** Where a file lies in what arrives. */
export type Cut = { readonly at: number; readonly size: number }

/** A file that was cut out: encrypted in the vault's folder, not yet kept, with the kind that its first bytes tell. */
export type CutFile = { readonly kind: FileKind; readonly stored: UnfinishedAttachment }

/** So many bytes tell the kind of a file. */
const headBytes = 65_536
/** So many bytes of a file wait for the disk. */
const waiting = 1_048_576

function beginFile(vault: OpenVault) {
  const stream = new PassThrough({ highWaterMark: waiting })
  const stored = receiveAttachment(vault, stream)
  // Told where the file is ended or written to; nobody may be waiting when the disk refuses.
  stored.catch(() => stream.destroy())
  const heads: Buffer[] = []
  let [kept, size] = [0, 0]
  return {
    async write(bytes: Uint8Array): Promise<void> {
      // A copy: what arrives is handed on to another process meanwhile.
      const copy = Buffer.from(bytes)
      if (kept < headBytes) heads.push(copy.subarray(0, headBytes - kept))
      kept = Math.min(headBytes, kept + copy.length)
      size += copy.length
      if (!stream.write(copy)) await Promise.race([once(stream, 'drain'), stored])
    },
    async end(): Promise<CutFile> {
      stream.end()
      // The bytes themselves are let go of: a pack may bring thousands of files.
      return { kind: fileKind(Buffer.concat(heads), size), stored: await stored }
    },
    async abandon(): Promise<void> {
      stream.destroy()
      await stored.then(
        (file) => file.drop(),
        () => undefined,
      )
    },
  }
}

/**
 * Cuts files out of what arrives, by their places alone, and encrypts each on its way: nothing of what lies there is understood
 * here. Whoever asked for them judges the whole meanwhile and keeps or drops them. `verify.packDense` where two overlap.
 */
export function cutFiles(vault: OpenVault, cuts: readonly Cut[]) {
  const rest = cuts.toSorted((one, other) => one.at - other.at)
  const done: CutFile[] = []
  let open: ReturnType<typeof beginFile> | null = null
  let isGivenUp = false
  const takeFirst = async (bytes: Uint8Array, place: number): Promise<number> => {
    const [cut] = rest
    if (!cut || place + bytes.length <= cut.at) return bytes.length
    if (!open && cut.at < place) throw packRefused('verify.packDense')
    const begin = Math.max(0, cut.at - place)
    const part = bytes.subarray(begin, cut.at + cut.size - place)
    open ??= beginFile(vault)
    await open.write(part)
    if (place + begin + part.length === cut.at + cut.size) {
      done.push(await open.end())
      open = null
      rest.shift()
    }
    return begin + part.length
  }
  return {
    files: done,
    async take(chunk: Uint8Array, at: number): Promise<void> {
      // Given up meanwhile, the rest of a chunk begins no further file: nobody would take it away.
      for (let passed = 0; passed < chunk.length && !isGivenUp; )
        passed += await takeFirst(chunk.subarray(passed), at + passed)
    },
    /** Whether every file arrived whole. */
    isWhole: () => rest.length === 0,
    async drop(): Promise<void> {
      isGivenUp = true
      await open?.abandon()
      for (const { stored } of done) stored.drop()
    },
  }
}
