import { instantOf } from '#shared/base/calendar.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { memberRecord } from '#shared/modules/members/member.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { exportRecord } from '#shared/modules/reports/export.record.ts'
import { type TakenSignatures, type Vouching, vouchers } from '#shared/modules/reports/reports.contract.ts'
import { sealRecord } from '#shared/modules/reports/seal.record.ts'
import { openPlace, type SignaturePlace } from '#shared/modules/reports/signing.projection.ts'
import {
  againstJournal,
  type DocumentVerdict,
  type SignatureReport,
} from '#shared/modules/verification/verification.projection.ts'
import type { ReadContext, TaskContext } from '../../context.ts'
import { standingOf as journalStanding } from '../../journal/seal-standing.ts'
import { storeAttachment } from '../../lifecycle/attachment-store.ts'
import { namesOf } from '../../records/names-of.ts'
import { turnOf } from '../../reports/declining.ts'
import { digestOf } from '../../reports/records-json.ts'
import { newestFileOf, standingOf } from '../../reports/signed-files.ts'
import { fileBytes } from './reports.file-bytes.ts'
import { noteExport } from './reports.seal.ts'
import { verdictOn } from './reports.sign.ts'
import { stampIn } from './reports.stamping.ts'

type Turn = ReturnType<typeof turnOf>
type Input = { readonly ticket: string; readonly vouched: readonly Vouching[] }

const held: readonly DocumentVerdict['verdict'][] = ['genuine', 'genuine-unknown-authority']

function refused(name: string, parameters: Readonly<Record<string, string>> = {}): OperationError {
  return new OperationError('conflict', `errors.${name}`, { parameters })
}

/** The verdict on a file that this vault sealed; refuses any other, and what does not hold. */
async function judged(context: TaskContext, bytes: Buffer) {
  const { vault } = context
  const verdict = await verdictOn(context, bytes)
  const { seal } = verdict.journalProof
  if (verdict.verdict === 'not-sealbook') throw refused('signedNotSealbook')
  if (!held.includes(verdict.verdict) || seal === undefined) throw refused('signedNotGenuine')
  if (seal.vault !== vault.keys().vaultId) throw refused('signedOtherVault')
  if (!held.includes(againstJournal(verdict, journalStanding(vault.store.db, seal)).verdict))
    throw refused('signedNotGenuine')
  return { seal: seal.id, signatures: verdict.signatures, stamp: stampIn(verdict) }
}

/** Who is next to sign a report, by its newest file; refuses one that nobody signs any more. */
function waitingTurn(context: ReadContext, seal: string) {
  const { next, places } = standingOf(context, newestFileOf(context, seal))
  const waited = next === null ? undefined : places[next]
  return turnOf(context, seal, waited?.person ?? context.actor.person)
}

/** Refuses a file that does not go on from the newest one that is here, each by its own cause. */
export function refuseApart(newest: Buffer, bytes: Buffer): void {
  const shorter = Math.min(newest.length, bytes.length)
  if (!newest.subarray(0, shorter).equals(bytes.subarray(0, shorter))) throw refused('signedApart')
  if (bytes.length === newest.length) throw refused('signedKnown')
  if (bytes.length < newest.length) throw refused('signedOlder')
}

/** The signatures of places that were open, by place: the next and those that follow, none passed over. */
function addedTo(context: ReadContext, { places }: Turn, signatures: readonly SignatureReport[]) {
  const byField = new Map(signatures.map((one) => [one.field, one]))
  const open = places.flatMap(({ signedAt }, at) => (signedAt === null ? [at] : []))
  const added = open.flatMap((at) => {
    const signature = byField.get(`signature.${at + 1}`)
    return signature ? [[at, signature] as const] : []
  })
  const [next = -1] = open
  if (added.length === 0 || added.some(([at], index) => open[index] !== at))
    throw refused('signedOutOfOrder', { name: namesOf(context)(personRecord.name, places[next]?.person ?? '') })
  return new Map(added)
}

/** A name out of a foreign certificate, as a record holds text: bounded, in one line. */
function namedBy(text: string): string {
  const clean = text
    .toWellFormed()
    .replaceAll(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
  return [...clean].slice(0, 90).join('')
}

/** As whose a certificate was taken before: a key is one person's. */
function ownerOf(context: ReadContext, fingerprint: string, signed: readonly SignaturePlace[]): string | null {
  const files = context.readEverything(exportRecord).all()
  const noted = files.flatMap(({ signatures }) => signatures)
  return [...signed, ...noted].find((place) => place.fingerprint === fingerprint)?.person ?? null
}

type Given = { readonly signatures: readonly SignatureReport[]; readonly vouched: readonly Vouching[] }

/**
 * A place as it is signed. A certificate that this vault gave an active member says whose key it is; of any other somebody
 * who may has to vouch for whose it is. `signed` are the places before it.
 */
function placeSigned(
  context: ReadContext,
  { person }: SignaturePlace,
  {
    signature,
    vouched,
    signed,
  }: Pick<Given, 'vouched'> & { readonly signature: SignatureReport; readonly signed: readonly SignaturePlace[] },
): SignaturePlace {
  const { certificate: fingerprint, signer, authority, claimedAt } = signature
  const signedAt = instantOf(claimedAt ?? context.now)
  const members = authority?.standing === 'trusted' ? context.readEverything(memberRecord).all() : []
  const member = members.find(
    ({ certificate, status }) =>
      status === 'active' && digestOf(Buffer.from(certificate ?? '', 'base64')) === fingerprint,
  )
  const nameOf = (id: string) => namesOf(context)(personRecord.name, id)
  const owner = member?.person ?? ownerOf(context, fingerprint, signed)
  if (owner !== null && owner !== person)
    throw refused('signedByOther', { signer: nameOf(owner), person: nameOf(person) })
  if (member) return { ...openPlace(person), signedAt }
  const [named, under] = [namedBy(signer), namedBy(authority?.name ?? '')]
  if (!vouched.some((one) => one.fingerprint === fingerprint && one.person === person))
    throw refused('signerUnknown', {
      ...{ signer: named, authority: under, fingerprint, person: nameOf(person), personId: person },
    })
  return { person, signedAt, certifiedAs: `${named}, ${under}`, fingerprint }
}

/** All places with the signatures that were added, and who made these. */
function signedIn(context: ReadContext, turn: Turn, { signatures, vouched }: Given) {
  const added = addedTo(context, turn, signatures)
  const signed: SignaturePlace[] = []
  for (const [at, place] of turn.places.entries()) {
    const signature = added.get(at)
    signed.push(signature ? placeSigned(context, place, { signature, vouched, signed }) : place)
  }
  return { signed, signers: signed.flatMap(({ person }, at) => (added.has(at) ? [person] : [])) }
}

/**
 * Takes the file of a sealed report that its next signers signed elsewhere: on another copy of the vault, or with a key file.
 * It must be genuine, of a seal of this vault, and continue the newest file by signatures in their order. `conflict`:
 * `errors.signerUnknown` where no member has the key and nobody vouches for it, and each other cause by its name; `forbidden`
 * whoever vouches and may not.
 */
export async function takeSigned({ ticket, vouched }: Input, context: TaskContext): Promise<TakenSignatures> {
  const { vault, files, progress, actor } = context
  if (vouched.length > 0 && !vouchers.some((role) => actor.roles.includes(role)))
    throw new OperationError('forbidden', 'errors.vouchForbidden')
  const { name: given, bytes } = files.take(ticket)
  progress({ done: 0, total: 2, stage: 'checking' })
  const { seal, signatures, stamp } = await judged(context, bytes)
  const { file: newest } = context.query((reading) => waitingTurn(reading, seal))
  refuseApart(await fileBytes(context, newest), bytes)
  const takenIn = (reading: ReadContext) => {
    const turn = waitingTurn(reading, seal)
    if (turn.file.id !== newest.id) throw refused('signedMeanwhile')
    return signedIn(reading, turn, { signatures, vouched })
  }
  context.query(takenIn)
  progress({ done: 1, total: 2, stage: 'sealing' })
  const stored = await storeAttachment(vault, bytes)
  const title = newest.title || given
  const signers = context.command((writing) => {
    const { signed, signers: people } = takenIn(writing)
    if (vouched.length > 0) writing.because([...new Set(vouched.map(({ reason }) => reason))].join('; '))
    const file = { ...stored, name: title, mediaType: 'application/pdf' }
    noteExport(writing, {
      ...{ seal, title, sha256: digestOf(bytes), file, stamp },
      ...{ places: signed, signer: people.at(-1) ?? '', signedAt: instantOf(writing.now) },
    })
    return people
  })
  vault.saveHeads()
  return context.query((reading) => {
    const name = namesOf(reading)
    return {
      ...{ document: seal, title: reading.read(sealRecord).get(seal).title },
      signers: signers.map((person) => name(personRecord.name, person)),
    }
  })
}
