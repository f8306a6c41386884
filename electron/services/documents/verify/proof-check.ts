import type { CborValue } from '#services/journal/cbor.ts'
import type { ChangeSet } from '#services/journal/change-set.ts'
import { commitTo, valueIn } from '#services/journal/commitment.ts'
import { verifyProof } from '#services/journal/proof.ts'
import { isSignatureOf } from '#shared/base/ed25519.ts'
import {
  cannotJudge,
  changed,
  finding,
  type ProofReport,
  type SealFacts,
} from '#shared/modules/verification/verification.projection.ts'
import { attachmentNames } from './attachments.ts'
import { readSealValues } from './seal-attachments.ts'

/**
 * Judges the attached journal proof: the seal is in the tree of the attached checkpoint, both are signed by the feed,
 * and the seal froze the records with this digest (lower-case hex). The facts let a vault compare its own history.
 */
export function checkProof(attachments: ReadonlyMap<string, Buffer>, recordsSha256: string | undefined): ProofReport {
  const entry = attachments.get(attachmentNames.seal)
  const checkpoint = attachments.get(attachmentNames.checkpoint)
  const proof = attachments.get(attachmentNames.proof)
  const values = attachments.get(attachmentNames.values)
  if (entry === undefined || checkpoint === undefined || proof === undefined || values === undefined) {
    const missing = [entry, checkpoint, proof, values].indexOf(undefined)
    const names = [attachmentNames.seal, attachmentNames.checkpoint, attachmentNames.proof, attachmentNames.values]
    return cannotJudge(finding('verify.attachmentMissing', { name: names[missing] ?? '' }))
  }
  const text = proof.toString('utf8')
  if (!text.endsWith(`\n\n${checkpoint.toString('utf8')}`)) return changed(finding('verify.checkpointDiffers'))
  const { feedKey, openings } = readSealValues(values)
  const verdict = verifyProof({ proof: text, entry }, feedKey, isSignatureOf)
  if (!verdict.holds) return changed(finding('verify.proofFails', { part: verdict.failed }))
  if (verdict.change.vault !== verdict.checkpoint.vault) return changed(finding('verify.proofFails', { part: 'vault' }))
  const sealed = sealedValues(verdict.change, openings)
  if (sealed === undefined) return changed(finding('verify.notASeal'))
  if (sealed.fields.get('recordsSha256') !== recordsSha256 || recordsSha256 === undefined) {
    return changed(finding('verify.sealOfOtherRecords'))
  }
  const { vault, device, size, root } = verdict.checkpoint
  const seal: SealFacts = {
    id: sealed.id,
    vault,
    device,
    sequence: verdict.change.seq,
    sealedAt: verdict.change.wall,
    feedKey: Buffer.from(feedKey).toString('hex'),
    checkpoint: { size, root: Buffer.from(root).toString('hex') },
  }
  return { state: 'genuine', findings: [], seal }
}

/** The fields of the one seal that the entry creates, each opened only where it fits its commitment. */
function sealedValues(
  change: ChangeSet,
  openings: readonly (Uint8Array | null)[],
): { readonly id: string; readonly fields: ReadonlyMap<string, CborValue> } | undefined {
  const created = change.operations.filter((operation) => operation.kind === 'create' && operation.record === 'seal')
  const [seal] = created
  if (seal === undefined || created.length !== 1) return undefined
  const fields = new Map<string, CborValue>()
  for (const [index, operation] of change.operations.entries()) {
    const opening = openings[index] ?? null
    const isField = operation.kind === 'set' && operation.record === 'seal' && operation.id === seal.id
    if (!isField || operation.field === undefined || operation.commit === null || opening === null) continue
    // A field that is set twice has no one value.
    if (fields.has(operation.field) || !commitTo(opening).equals(operation.commit)) return undefined
    fields.set(operation.field, valueIn(opening))
  }
  return { id: seal.id, fields }
}
