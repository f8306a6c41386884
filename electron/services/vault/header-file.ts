import { existsSync } from 'node:fs'
import path from 'node:path'
import { namingStorageErrors } from '#services/database/storage-error.ts'
import { encodeCbor } from '#services/journal/cbor.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { readIfPresent, writeDurably } from './durable-file.ts'
import { clearToCbor } from './header-clear.ts'
import { type HeaderCopy, type HeaderProblem, readHeaderCopy } from './header-codec.ts'

/** The two copies, written alternately. */
export const headerNames = ['header-a', 'header-b'] as const
export type HeaderName = (typeof headerNames)[number]

/** A usable copy with the bytes it was read from. */
export type FoundHeader = { readonly name: HeaderName; readonly copy: HeaderCopy; readonly bytes: Buffer }

/** Why a copy was written anew: what was wrong with it, or `outrun` where a change of slots was cut off before it. */
export type HealedHeader = { readonly name: HeaderName; readonly cause: HeaderProblem | 'missing' | 'outrun' }

/** What the folder holds: usable copies, newest first, and what is wrong with the others. */
export type HeaderFiles = {
  readonly found: readonly [FoundHeader, ...FoundHeader[]]
  readonly problems: readonly { readonly name: HeaderName; readonly problem: HeaderProblem | 'missing' }[]
}

/**
 * Reads both copies. Throws `storage`: `errors.newerVersion` if either was written by a version that this one must
 * not touch, `errors.notAVault` if there is none or a foreign one, `errors.headerMissing` if both are gone from beside a
 * database, `errors.headerDamaged` if none is usable.
 */
export function readHeaderFiles(folder: string): HeaderFiles {
  const found: FoundHeader[] = []
  const problems: { name: HeaderName; problem: HeaderProblem | 'missing' }[] = []
  for (const name of headerNames) {
    const bytes = namingStorageErrors(() => readIfPresent(path.join(folder, name)), name)
    const copy = bytes === null ? 'missing' : readHeaderCopy(bytes)
    if (typeof copy === 'string') problems.push({ name, problem: copy })
    else if (bytes !== null) found.push({ name, copy, bytes })
  }
  const parameters = { vault: path.basename(folder) }
  if (problems.some(({ problem }) => problem === 'newer')) {
    throw new OperationError('storage', 'errors.newerVersion', { parameters })
  }
  found.sort((left, right) => right.copy.clear.sequence - left.copy.clear.sequence)
  const [newest, ...older] = found
  if (newest !== undefined) return { found: [newest, ...older], problems }
  const hasNoHeader = problems.every(({ problem }) => problem === 'missing' || problem === 'foreign')
  // A vault whose headers were overwritten is a damaged vault and not some other folder.
  const isNone = hasNoHeader && !existsSync(path.join(folder, 'vault.db'))
  if (isNone) throw new OperationError('storage', 'errors.notAVault', { parameters })
  const file = headerNames.join(', ')
  if (problems.every(({ problem }) => problem === 'missing'))
    throw new OperationError('storage', 'errors.headerMissing', { parameters: { file } })
  throw new OperationError('storage', 'errors.headerDamaged', { parameters: { ...parameters, file } })
}

/** Writes the copy whose turn it is: even sequence numbers go to `header-a`, so the newest one is never touched. */
export function writeHeaderFile(folder: string, bytes: Uint8Array, sequence: number): void {
  writeDurably(path.join(folder, headerNames[sequence % 2 === 0 ? 0 : 1]), bytes)
}

/** Writes both copies, one after the other: for changed slots, so that no copy opens with what was withdrawn. */
export function writeBothHeaderFiles(folder: string, bytes: Uint8Array, sequence: number): void {
  writeHeaderFile(folder, bytes, sequence)
  writeHeaderFile(folder, bytes, sequence + 1)
}

/**
 * Brings the other copy to the state of `good`, if it is unusable or its slots are others than those of `good` (a
 * change of slots was cut off between the copies). Returns which copy was rewritten, and why.
 */
export function healHeaderFiles(folder: string, files: HeaderFiles, good: FoundHeader): HealedHeader | null {
  const name = good.name === 'header-a' ? 'header-b' : 'header-a'
  const other = files.found.find((candidate) => candidate.name === name)
  if (other !== undefined && sameSlots(other.copy, good.copy)) return null
  writeDurably(path.join(folder, name), good.bytes)
  const problem = files.problems.find((candidate) => candidate.name === name)?.problem
  // A newer copy is passed over only where it is not authentic.
  return { name, cause: problem ?? (files.found[0] === good ? 'outrun' : 'damaged') }
}

function sameSlots(left: HeaderCopy, right: HeaderCopy): boolean {
  return Buffer.from(slotBytes(left)).equals(slotBytes(right))
}

function slotBytes(copy: HeaderCopy): Uint8Array {
  return encodeCbor(clearToCbor({ ...copy.clear, sequence: 0 }))
}
