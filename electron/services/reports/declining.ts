import { z } from 'zod'
import { OperationError } from '#shared/contract/errors.ts'
import { vaultRecord } from '#shared/modules/journal/vault.record.ts'
import { memberRecord } from '#shared/modules/members/member.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import {
  encodeHex,
  keyFingerprint,
  type ReplyStatement,
  type SignedReply,
} from '#shared/modules/replies/replies.codec.ts'
import { type Declination, declinationRecord } from '#shared/modules/reports/declination.record.ts'
import { sealRecord } from '#shared/modules/reports/seal.record.ts'
import { type SigningStanding, signingRefusal } from '#shared/modules/reports/signing.projection.ts'
import { cleanText } from '#shared/record/check.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { ReadContext, WriteContext } from '../context.ts'
import { namesOf } from '../records/names-of.ts'
import { newestFileOf, type SignedFile, standingOf } from './signed-files.ts'

const reasonCheck = cleanText(300, false)
/** As `declineStatement` writes it; what a foreign program writes otherwise is no moment of ours. */
const instantCheck = z.iso.datetime({ precision: 3 })

/** What is asked of whoever is next to sign a report: its newest file, and their place among all. */
type Turn = { readonly file: SignedFile; readonly place: number; readonly places: SigningStanding['places'] }

/** The turn of a person with a report; refuses whoever is not next, by name. */
export function turnOf(context: ReadContext, seal: string, person: string): Turn {
  const file = newestFileOf(context, seal)
  const standing = standingOf(context, file)
  const refusal = signingRefusal(standing, person)
  const { next } = standing
  if (refusal === null && next !== null) return { file, place: next, places: standing.places }
  const waited = next === null ? undefined : standing.places[next]
  throw new OperationError(refusal === 'errors.notASignatory' ? 'forbidden' : 'conflict', refusal ?? '', {
    parameters: { name: waited ? namesOf(context)(personRecord.name, waited.person) : '' },
  })
}

const vaultIdOf = (context: ReadContext) => context.readEverything(vaultRecord).all()[0]?.id ?? ''

/** What the caller states who declines to sign; refuses whoever is not next. */
export function declineStatement(context: ReadContext, seal: string, reason: string): ReplyStatement {
  const { person } = context.actor
  const { file, place } = turnOf(context, seal, person)
  return {
    ...{ kind: 'decline', vault: vaultIdOf(context), request: seal, person, subject: String(place) },
    ...{ hash: file.fileSha256, name: namesOf(context)(personRecord.name, person) },
    ...{ at: new Date(context.now).toISOString(), reason },
  }
}

/** Whether a key is that of a member who is this person: the vault vouches for it then. */
export function isMembersKey(context: ReadContext, { publicKey, statement }: SignedReply): boolean {
  const value = encodeHex(publicKey)
  return context
    .readEverything(memberRecord)
    .all([{ field: 'person', comparison: 'is', value: statement.person }])
    .some(({ signingKey, status }) => signingKey === value && status === 'active')
}

/**
 * Keeps the signed word of whoever declines to sign a report. `bytes` are the reply in hexadecimal, `key` the record of
 * its key, where it is not a member's own. Refuses by name what is forged, foreign, about another file or out of order.
 */
export function keepDecline(
  context: WriteContext,
  reply: SignedReply,
  { bytes, key }: { readonly bytes: string; readonly key: () => AnyEntity | null },
): { readonly kept: Declination; readonly key: AnyEntity | null } {
  const { statement, isSigned } = reply
  if (!isSigned) throw new OperationError('conflict', 'errors.replyForged')
  if (statement.vault !== vaultIdOf(context)) throw new OperationError('conflict', 'errors.replyOtherVault')
  const seal = context.read(sealRecord).find(statement.request)
  if (!seal) throw new OperationError('conflict', 'errors.replyUnknownRequest')
  const { person } = statement
  const { file, place } = turnOf(context, seal.id, person)
  if (statement.hash !== file.fileSha256 || statement.subject !== String(place))
    throw new OperationError('conflict', 'errors.replyOtherFile')
  const reason = reasonCheck.safeParse(statement.reason?.trim()).data ?? ''
  const declinedAt = instantCheck.safeParse(statement.at).data
  if (reason === '' || declinedAt === undefined) throw new OperationError('invalid', 'errors.replyUnreadable')
  const sameSeal = [{ field: 'seal', comparison: 'is', value: seal.id }] as const
  if (
    context
      .readEverything(declinationRecord)
      .all(sameSeal)
      .some((known) => known.reply === bytes)
  )
    throw new OperationError('conflict', 'errors.replyTaken')
  const signedWith = key()
  const values = {
    ...{ title: seal.title, seal: seal.id, person, place, reason, declinedAt },
    ...{ fileSha256: file.fileSha256, takenBy: context.actor.person, fingerprint: keyFingerprint(reply.publicKey) },
    ...{ key: signedWith?.id ?? null, reply: bytes },
  }
  const { id } = context.writeManaged(declinationRecord).create(values, context.newId())
  return { kept: context.read(declinationRecord).get(id), key: signedWith }
}
