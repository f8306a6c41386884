import type Database from 'better-sqlite3'
import { instantOf } from '#shared/base/calendar.ts'
import type { AnyValue } from '#shared/record/values.ts'
import type { Host } from '../host.ts'
import { encodeCbor } from '../journal/cbor.ts'
import { openFeed, registerFeed } from '../journal/feed.ts'
import type { OwnFeed } from '../open-vault.ts'
import type { DeviceKey } from '../vault/device-key.ts'
import { type Identity, signChange } from '../vault/identity.ts'
import { feedIdOf, installationId, letterOf } from './installation.ts'

/** The bytes that a member signs to vouch for a feed of theirs; `vault` is '' for the feed of the genesis entry. */
export function deviceCertificateBytes(vault: string, member: string, publicKey: Uint8Array): Uint8Array {
  return encodeCbor(['sealbook/v1/device-certificate', vault, member, feedIdOf(publicKey), publicKey])
}

/** The fields of a device record. */
export function deviceValues(given: {
  readonly vault: string
  readonly identity: Identity
  readonly device: DeviceKey
  readonly installation: string
  readonly letter: string
  readonly now: number
}): Readonly<Record<string, AnyValue>> {
  const { vault, identity, device, installation, letter, now } = given
  const certificate = signChange(identity.signing, deviceCertificateBytes(vault, identity.memberId, device.publicKey))
  return {
    feed: feedIdOf(device.publicKey),
    member: identity.memberId,
    installation,
    signingKey: Buffer.from(device.publicKey).toString('hex'),
    certificate: certificate.toString('hex'),
    letter,
    since: instantOf(now),
  }
}

/** The letter of this installation in a vault: its own if it has one, else the next free one. */
function letterFor(db: Database.Database, installation: string): string {
  const known = db
    .prepare<[string], string>('SELECT "letter" FROM "devices" WHERE "installation" = ? LIMIT 1')
    .pluck()
    .get(installation)
  if (known !== undefined) return known
  const count = db.prepare<[], number>('SELECT count(DISTINCT "installation") FROM "devices"').pluck().get()
  return letterOf(count ?? 0)
}

type FeedOwner = { readonly vault: string; readonly identity: Identity; readonly device: DeviceKey }

/** A member's feed on this installation; `isNew` where the vault does not know it yet. */
export type DeviceFeed = OwnFeed & { readonly isNew: boolean; readonly installation: string }

/** The feed of this key, as it is or as it would be; nothing is written. */
export function feedOf(host: Host, db: Database.Database, { vault, identity, device }: FeedOwner): DeviceFeed {
  const id = feedIdOf(device.publicKey)
  const installation = installationId(host.dataFolder)
  const isNew = db.prepare<[string], string>('SELECT device FROM feeds WHERE device = ?').get(id) === undefined
  const over = (connection: Database.Database) =>
    openFeed(connection, {
      vault,
      device: id,
      member: identity.memberId,
      publicKey: device.publicKey,
      sign: (message) => signChange(device.key, message),
    })
  return { device: id, letter: letterFor(db, installation), feed: over(db), over, isNew, installation }
}

/** The feed of this member on this installation, registered where the vault does not know it yet. */
export function ownFeed(host: Host, db: Database.Database, owner: FeedOwner): DeviceFeed {
  const own = feedOf(host, db, owner)
  const { memberId } = owner.identity
  const { publicKey } = owner.device
  if (own.isNew) registerFeed(db, { device: own.device, member: memberId, publicKey, letter: own.letter })
  return own
}
