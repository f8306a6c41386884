import type Database from 'better-sqlite3'
import { OperationError } from '#shared/contract/errors.ts'
import { type ChangeSet, unreadable } from './change-set.ts'
import { type Checkpoint, checkpointIsSigned, fromBase64, parseCheckpoint } from './checkpoint.ts'
import { feedStart, newestSeq } from './places.ts'
import { entryIsSigned, readEntry, type Verify } from './signed-entry.ts'
import { openTiles } from './tiles.ts'
import { consistencyProof, inclusionProof, leafHash, treeRoot } from './tree.ts'
import { consistencyHolds, inclusionHolds } from './tree-proof.ts'

const firstLine = 'c2sp.org/tlog-proof@v1'

/** Longest proof that is read; 64 hashes and a checkpoint with sixteen signatures fit. */
const maximumProofLength = 32_768

/** What goes into a PDF about one entry: `proof` is a tlog-proof file and ends with the text of `checkpoint`. */
export type EntryProof = { readonly proof: string; readonly checkpoint: string; readonly entry: Uint8Array }

/** A tlog-proof file taken apart; `index` counts from 0, so it is the sequence number less one. */
export type ProofFile = {
  readonly index: number
  readonly path: readonly Uint8Array[]
  readonly checkpoint: Checkpoint
}

/** The proof file of C2SP tlog-proof, without extra data. */
function writeProof(index: number, path: readonly Uint8Array[], checkpoint: string): string {
  const lines = [firstLine, `index ${index}`, ...path.map((node) => Buffer.from(node).toString('base64'))]
  return `${lines.join('\n')}\n\n${checkpoint}`
}

/** Reads a proof file; extra data is skipped, since nothing vouches for it. Refuses (`storage`) any other form. */
export function parseProof(text: string): ProofFile {
  const split = text.indexOf('\n\n')
  if (text.length > maximumProofLength || split < 0) throw unreadable('proof', 'too long or without checkpoint')
  const [first, ...rest] = text.slice(0, split).split('\n')
  if (first !== firstLine) throw unreadable('proof', 'not a tlog-proof of version 1')
  const [indexLine = '', ...nodes] = rest[0]?.startsWith('extra ') === true ? rest.slice(1) : rest
  const [, digits = ''] = /^index (0|[1-9][0-9]{0,15})$/.exec(indexLine) ?? []
  if (digits === '' || !Number.isSafeInteger(Number(digits))) throw unreadable('proof.index', 'not an index')
  const path = nodes.map((node, at) => {
    const bytes = fromBase64(node, `proof.path.${at}`)
    if (bytes.length !== 32) throw unreadable(`proof.path.${at}`, 'not 32 bytes')
    return bytes
  })
  return { index: Number(digits), path, checkpoint: parseCheckpoint(text.slice(split + 2)) }
}

/** Proves an entry under a checkpoint of its feed that is at least as new; `missing` where there is no such entry. */
export function proofOf(db: Database.Database, device: string, seq: number, checkpoint: string): EntryProof {
  const { size } = parseCheckpoint(checkpoint)
  const entry = db
    .prepare<[string, number], Buffer>(`SELECT bytes FROM changeSets WHERE place = ${feedStart} + ?`)
    .pluck()
    .get(device, seq)
  if (entry === undefined || seq > size) {
    throw new OperationError('missing', 'errors.entryMissing', { parameters: { device, seq } })
  }
  const path = inclusionProof(seq - 1, size, openTiles(db, device).reader())
  return { proof: writeProof(seq - 1, path, checkpoint), checkpoint, entry }
}

/** What a proof turned out to be worth: the first check that failed, or the entry. */
export type ProofVerdict =
  | { readonly holds: true; readonly change: ChangeSet; readonly checkpoint: Checkpoint }
  | { readonly holds: false; readonly failed: 'proof' | 'checkpoint' | 'inclusion' | 'entry' | 'signature' }

/** Checks a proof with nothing but the public key of the feed: form, checkpoint, path, and the entry's own signature. */
export function verifyProof(
  given: { readonly proof: string; readonly entry: Uint8Array },
  publicKey: Uint8Array,
  verify: Verify,
): ProofVerdict {
  const file = attempt(() => parseProof(given.proof))
  if (file === null) return { holds: false, failed: 'proof' }
  const { index, path, checkpoint } = file
  if (!checkpointIsSigned(checkpoint, publicKey, verify)) return { holds: false, failed: 'checkpoint' }
  const leaf = leafHash(given.entry)
  if (!inclusionHolds(leaf, index, checkpoint.size, path, checkpoint.root)) return { holds: false, failed: 'inclusion' }
  const entry = attempt(() => readEntry(given.entry))
  const named = entry !== null && entry.change.device === checkpoint.device && entry.change.seq === index + 1
  if (!named) return { holds: false, failed: 'entry' }
  if (!entryIsSigned(entry, publicKey, verify)) return { holds: false, failed: 'signature' }
  return { holds: true, change: entry.change, checkpoint }
}

/** Whether the stored feed still begins with the tree of an older checkpoint, shown by an RFC 6962 consistency proof. */
export function extendsCheckpoint(
  db: Database.Database,
  checkpoint: Pick<Checkpoint, 'device' | 'size' | 'root'>,
): boolean {
  const { device, size: older, root } = checkpoint
  const size = db.prepare<[string], number>(`SELECT ${newestSeq} FROM feeds WHERE device = ?`).pluck().get(device) ?? 0
  if (older > size) return false
  const read = openTiles(db, device).reader()
  return consistencyHolds(older, root, size, treeRoot(size, read), consistencyProof(older, size, read))
}

function attempt<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    return null
  }
}
