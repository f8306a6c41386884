import { decodeCbor, encodeCbor } from '#services/journal/cbor.ts'
import type { EntryProof } from '#services/journal/proof.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { attachmentNames } from './attachments.ts'

/** What opens the commitments of a seal for a reader without the vault. */
export type SealValues = {
  /** Raw Ed25519 public key of the feed that sealed, 32 bytes. */
  readonly feedKey: Uint8Array
  /** Salt and value of each operation of the seal, in its order; null where there is none or it stays hidden. */
  readonly openings: readonly (Uint8Array | null)[]
}

/**
 * The attachments that prove a seal, by file name. The journal holds only salted digests of values, so the document
 * brings the openings along: they prove themselves against the entry, and the feed's key is under the signature.
 */
export function sealAttachments(proof: EntryProof, values: SealValues): Readonly<Record<string, Buffer>> {
  return {
    [attachmentNames.seal]: Buffer.from(proof.entry),
    [attachmentNames.checkpoint]: Buffer.from(proof.checkpoint),
    [attachmentNames.proof]: Buffer.from(proof.proof),
    [attachmentNames.values]: Buffer.from(encodeCbor({ feedKey: values.feedKey, openings: values.openings })),
  }
}

/** Reads `seal-values.cbor`; anything else is refused as `verify.sealValuesUnreadable`. */
export function readSealValues(bytes: Uint8Array): SealValues {
  const value = attempt(() => decodeCbor(bytes))
  if (typeof value === 'object' && value !== null && 'feedKey' in value && 'openings' in value) {
    const { feedKey, openings } = value
    if (feedKey instanceof Uint8Array && feedKey.length === 32 && Array.isArray(openings)) {
      return { feedKey, openings: openings.map((opening) => (opening instanceof Uint8Array ? opening : null)) }
    }
  }
  throw new OperationError('invalid', 'verify.sealValuesUnreadable')
}

function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
