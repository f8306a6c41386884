import { OperationError } from '#shared/contract/errors.ts'
import type { Filter } from '#shared/contract/list.ts'
import { replyKeyRecord } from '#shared/modules/replies/reply-key.record.ts'
import { type Declination, declinationRecord } from '#shared/modules/reports/declination.record.ts'
import { exportRecord } from '#shared/modules/reports/export.record.ts'
import { sealRecord } from '#shared/modules/reports/seal.record.ts'
import {
  type Declining,
  type SigningStanding,
  signingRefusal,
  signingStanding,
} from '#shared/modules/reports/signing.projection.ts'
import type { Entity } from '#shared/record/record.ts'
import type { ReadContext } from '../context.ts'

/** A signed revision of a sealed report. */
export type SignedFile = Entity<typeof exportRecord>

/** Of so many files is looked who is to sign them next: older ones wait for nobody who still comes. */
const mostAwaited = 200

/** Of so many files is told whether they lack their time stamp; who asks for all of them has all looked at. */
const mostUnstamped = 500

function signedIn(file: SignedFile | undefined): number {
  return file?.signatures.filter(({ signedAt }) => signedAt !== null).length ?? 0
}

/** Whether somebody has signed a file, in whichever place. */
export function hasSigned({ signatures }: SignedFile, person: string): boolean {
  return signatures.some((place) => place.person === person && place.signedAt !== null)
}

/** The revision that most have signed; of several the one stamped last, and of those the last. */
export function newestFile(files: readonly SignedFile[]): SignedFile | undefined {
  return files.reduce<SignedFile | undefined>((most, file) => {
    const more = signedIn(file) - signedIn(most)
    return more > 0 || (more === 0 && (file.stampedAt ?? '') >= (most?.stampedAt ?? '')) ? file : most
  }, undefined)
}

/** Whether a file only lacks its time stamp: all have signed it. What is declined gets none, for nobody stands by it as a whole. */
export function lacksStamp(file: SignedFile, { places, next, declined }: SigningStanding): boolean {
  return file.stampedAt === null && places.length > 0 && next === null && declined === null
}

/** The files that lack their time stamp, of the newest `limit` of all, the oldest first. */
export function awaitingStamp(context: ReadContext, limit = mostUnstamped): readonly SignedFile[] {
  const sort = [{ field: 'signedAt', descending: true }]
  const files = context.read(exportRecord).first({ filters: [], sort, limit })
  const declined = declinedSeals(context)
  const newest = [...Map.groupBy(files, ({ seal }) => seal)].flatMap(([seal, revisions]) => {
    const file = newestFile(revisions.toReversed())
    return file && lacksStamp(file, standingWith(file, declined.get(seal))) ? [file] : []
  })
  return newest.toReversed()
}

/** The newest file of a sealed report. `missing`, `errors.sealWithoutFile` where it is not in this vault. */
export function newestFileOf(context: ReadContext, seal: string): SignedFile {
  const found = newestFile(
    context.read(exportRecord).all([{ field: 'seal', comparison: 'is', value: seal }], { field: 'signedAt' }),
  )
  if (!found) throw new OperationError('missing', 'errors.sealWithoutFile')
  return found
}

function decliningOf({ person, place, declinedAt: at, reason }: Declination): Declining {
  return { person, place, at, reason }
}

/**
 * The declinations that stand: under a member's own key, or under one of which somebody confirmed whose it is. Under any
 * other key a reply is nobody's word, and must not end a signing in somebody's name.
 */
function vouched(context: ReadContext, filters: readonly Filter[] = []): readonly Declination[] {
  const keys = context.readEverything(replyKeyRecord)
  return context
    .read(declinationRecord)
    .all(filters)
    .filter(({ key }) => key === null || keys.find(key)?.state === 'confirmed')
}

/**
 * What others declined to sign of the reports that the caller sealed or signed, if it was taken into the vault after
 * `since` and the report was not sealed anew.
 */
export function declinedOfOwn(
  context: ReadContext,
  since: string,
): readonly { readonly seal: Entity<typeof sealRecord>; readonly declination: Declination }[] {
  const { person } = context.actor
  return vouched(context, [{ field: 'createdAt', comparison: 'after', value: since }]).flatMap((declination) => {
    const seal = context.read(sealRecord).find(declination.seal)
    if (!seal || declination.person === person || successorOf(context, seal)) return []
    const files = context.read(exportRecord).all([{ field: 'seal', comparison: 'is', value: seal.id }])
    const isOwn = seal.sealedBy === person || files.some((file) => hasSigned(file, person))
    return isOwn ? [{ seal, declination }] : []
  })
}

/** Who declined to sign which sealed report, by the id of its seal. */
export function declinedSeals(context: ReadContext): ReadonlyMap<string, Declining> {
  return new Map(vouched(context).map((one) => [one.seal, decliningOf(one)]))
}

/** How far the signing of a file has come; the second is who declined to sign it, if anybody did. */
export function standingWith({ signatures }: SignedFile, declined: Declining | undefined): SigningStanding {
  const places = signatures.map(({ person, signedAt, certifiedAs, fingerprint }) => {
    // What was noted before anybody could vouch does not have it.
    return { person, signedAt, certifiedAs: certifiedAs ?? null, fingerprint: fingerprint ?? null }
  })
  return signingStanding(places, declined ?? null)
}

/** How far the signing of a file has come, asking the vault whether somebody declined. */
export function standingOf(context: ReadContext, file: SignedFile): SigningStanding {
  const [declined] = vouched(context, [{ field: 'seal', comparison: 'is', value: file.seal }])
  return standingWith(file, declined ? decliningOf(declined) : undefined)
}

/** The same report sealed again since a seal, in its language; null where it was not. */
export function successorOf(context: ReadContext, seal: Entity<typeof sealRecord>): Entity<typeof sealRecord> | null {
  const { kind, subject, language } = seal
  const [newest] = context.read(sealRecord).first({
    filters: [
      { field: 'kind', comparison: 'is', value: kind },
      { field: 'subject', comparison: 'is', value: subject },
      { field: 'language', comparison: 'is', value: language },
    ],
    sort: [{ field: 'sealedAt', descending: true }],
    limit: 1,
  })
  return newest && newest.id !== seal.id && newest.sealedAt >= seal.sealedAt ? newest : null
}

/** The sealed reports that the caller is to sign next. */
export function awaitedSignatures(context: ReadContext): readonly Entity<typeof sealRecord>[] {
  const sort = [{ field: 'signedAt', descending: true }]
  const files = context.read(exportRecord).first({ filters: [], sort, limit: mostAwaited })
  const declined = declinedSeals(context)
  return [...Map.groupBy(files, ({ seal }) => seal)].flatMap(([seal, revisions]) => {
    const file = newestFile(revisions.toReversed())
    if (!file || signingRefusal(standingWith(file, declined.get(seal)), context.actor.person) !== null) return []
    const found = context.read(sealRecord).find(seal)
    return found ? [found] : []
  })
}
