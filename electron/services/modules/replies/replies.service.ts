import { OperationError } from '#shared/contract/errors.ts'
import { vaultRecord } from '#shared/modules/journal/vault.record.ts'
import { attestationRecord } from '#shared/modules/policies/attestation.record.ts'
import { replyFault } from '#shared/modules/policies/policies.attestation-rules.ts'
import {
  decodeHex,
  encodeHex,
  keyFingerprint,
  type ReplyKind,
  readReply,
  type SignedReply,
} from '#shared/modules/replies/replies.codec.ts'
import type { AcceptedReply, repliesContract } from '#shared/modules/replies/replies.contract.ts'
import { replyKeyRecord } from '#shared/modules/replies/reply-key.record.ts'
import { declinationRecord } from '#shared/modules/reports/declination.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { WriteContext } from '../../context.ts'
import { isMembersKey, keepDecline } from '../../reports/declining.ts'
import type { Service } from '../../service.ts'

const faults = {
  replyForged: 'errors.replyForged',
  replyOtherVault: 'errors.replyOtherVault',
  replyOtherRequest: 'errors.replyOtherRequest',
  replyOtherPerson: 'errors.replyOtherPerson',
  replyOtherText: 'errors.replyOtherText',
} as const

function refused(key: string, parameters: Readonly<Record<string, string>> = {}): OperationError {
  return new OperationError('conflict', key, { parameters })
}

/** The record of the key that signed; a key that nobody has seen yet is kept as not confirmed. */
function keyOf(context: WriteContext, reply: SignedReply): AnyEntity {
  const { publicKey, statement } = reply
  const value = encodeHex(publicKey)
  const known = context.readEverything(replyKeyRecord).all([{ field: 'publicKey', comparison: 'is', value }])[0]
  const fingerprint = keyFingerprint(publicKey)
  if (!known) {
    const { name, person } = statement
    return context
      .write(replyKeyRecord)
      .create({ name: name.trim() || fingerprint, fingerprint, person, publicKey: value })
  }
  if (known.person !== statement.person) throw refused('errors.replyKeyOfOther', { fingerprint })
  if (known.state === 'revoked') throw refused('errors.replyKeyRevoked', { fingerprint })
  return known
}

/** Takes the attestation that a reply gives. */
function acceptAttestation(context: WriteContext, reply: SignedReply, bytes: string): AcceptedReply {
  const { statement } = reply
  const vault = context.readEverything(vaultRecord).all()[0]?.id ?? ''
  if (!reply.isSigned) throw refused(faults.replyForged)
  if (statement.vault !== vault) throw refused(faults.replyOtherVault)
  const attestation = context.readEverything(attestationRecord).find(statement.request)
  if (!attestation) throw refused('errors.replyUnknownRequest')
  const fault = replyFault(reply, attestation, vault)
  if (fault) throw refused(faults[fault], { person: statement.name })
  if (attestation.state === 'attested') throw refused('errors.replyTaken', { person: statement.name })
  if (attestation.state !== 'pending') throw refused('errors.replyLate', { person: statement.name })
  const key = keyOf(context, reply)
  const given = { changes: { reply: bytes, key: key.id } }
  context.write(attestationRecord).move(attestation.id, attestation.revision, 'acceptReply', given)
  return {
    kind: statement.kind,
    record: attestationRecord.name,
    id: attestation.id,
    title: attestation.title,
    person: statement.person,
    fingerprint: keyFingerprint(reply.publicKey),
    isConfirmed: key.state === 'confirmed',
  }
}

/** Takes the word of somebody who declines to sign a sealed report. */
function acceptDecline(context: WriteContext, reply: SignedReply, bytes: string): AcceptedReply {
  const { kept, key } = keepDecline(context, reply, {
    bytes,
    // A member's key is vouched for by the vault; any other is kept until somebody confirms whose it is.
    key: () => (isMembersKey(context, reply) ? null : keyOf(context, reply)),
  })
  return {
    kind: reply.statement.kind,
    record: declinationRecord.name,
    id: kept.id,
    title: kept.title,
    person: kept.person,
    fingerprint: kept.fingerprint,
    isConfirmed: key === null || key.state === 'confirmed',
  }
}

/** What takes each kind of reply. */
const takers: Readonly<Record<ReplyKind, typeof acceptAttestation>> = {
  attestation: acceptAttestation,
  decline: acceptDecline,
}

export const repliesService: Service<typeof repliesContract> = {
  reply: {
    accept({ reply: text }, context) {
      const hex = text.trim().toLowerCase()
      const bytes = decodeHex(hex)
      const reply = bytes ? readReply(bytes) : null
      if (!reply) throw new OperationError('invalid', 'errors.replyUnreadable')
      return takers[reply.statement.kind](context, reply, hex)
    },
  },
}
