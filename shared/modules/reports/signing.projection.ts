/**
 * One prepared field of a sealed document: who is to sign it, and when they did. `certifiedAs` names signer and authority by the
 * certificate of a key that no member has and that somebody vouched for, `fingerprint` is its SHA-256 in lower-case hex.
 */
export type SignaturePlace = {
  readonly person: string
  readonly signedAt: string | null
  readonly certifiedAs: string | null
  readonly fingerprint: string | null
}

/** Who declined to sign a document in which place, when by their own clock, and why. */
export type Declining = {
  readonly person: string
  readonly place: number
  readonly at: string
  readonly reason: string
}

/**
 * How far the signing of a document has come; `next` is the place to be signed now, null where all have signed or
 * somebody declined to.
 */
export type SigningStanding = {
  readonly places: readonly SignaturePlace[]
  readonly next: number | null
  readonly declined: Declining | null
}

/**
 * The standing by the fields of the newest file: they are signed in the order in which the document prints them, but for
 * the first signature, which whoever seals may put in a place of their own.
 */
export function signingStanding(places: readonly SignaturePlace[], declined: Declining | null = null): SigningStanding {
  const next = places.findIndex(({ signedAt }) => signedAt === null)
  return { places, next: next < 0 || declined ? null : next, declined }
}

/** The place of somebody who has not signed yet. */
export function openPlace(person: string): SignaturePlace {
  return { person, signedAt: null, certifiedAs: null, fingerprint: null }
}

/** The places with one more of them signed. */
export function signedPlaces(places: readonly SignaturePlace[], place: number, at: string): readonly SignaturePlace[] {
  return places.map((one, index) => (index === place ? { ...one, signedAt: at } : one))
}

/** Why somebody may not sign now, as an error key; null where they may. */
export function signingRefusal({ places, next, declined }: SigningStanding, person: string): string | null {
  if (declined) return 'errors.reportDeclined'
  if (places.length === 0) return 'errors.signersUnknown'
  if (next === null) return 'errors.signedByAll'
  if (places[next]?.person === person) return null
  return places.some((place) => place.person === person) ? 'errors.notTheirTurn' : 'errors.notASignatory'
}
