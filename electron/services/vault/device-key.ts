import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import path from 'node:path'
import { encodeCbor } from '#services/journal/cbor.ts'
import { invariant } from '#shared/base/assert.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { makePrivateFolder, readIfPresent, writeDurably } from './durable-file.ts'
import { type Identity, importPrivateKey, rawPrivateKey, rawPublicKey } from './identity.ts'
import { expandKey, unwrap, wrap } from './keys.ts'

/** The Ed25519 key that signs one member's change-sets on this installation; `created` if it was made just now. */
export type DeviceKey = {
  readonly key: KeyObject
  readonly publicKey: Uint8Array
  readonly created: boolean
}

/**
 * Reads or makes the feed key in `feeds/<vaultId>/<memberId>` of the person's data folder, wrapped under a key of the
 * identity. A key that does not open (`storage`, `errors.deviceKeyDamaged`, `file`) is not replaced silently: its feed
 * would end without a word; `replaceDeviceKey` starts another feed.
 */
export function loadDeviceKey(dataFolder: string, vaultId: string, identity: Identity): DeviceKey {
  const file = deviceKeyFile(dataFolder, vaultId, identity.memberId)
  const wrapped = readIfPresent(file)
  if (wrapped === null) return replaceDeviceKey(dataFolder, vaultId, identity)
  const raw = unwrap(wrappingKey(vaultId, identity), wrapped, associatedData(vaultId, identity))
  if (raw === null || raw.length !== 32) {
    throw new OperationError('storage', 'errors.deviceKeyDamaged', { parameters: { file } })
  }
  try {
    return describe(importPrivateKey('ed25519', raw), false)
  } finally {
    raw.fill(0)
  }
}

/** A feed key that is kept nowhere yet: the first entry of a vault is signed before the vault has an id. */
export function makeDeviceKey(): DeviceKey {
  return describe(generateKeyPairSync('ed25519').privateKey, true)
}

/** Makes a new feed key in the place of any older one: a new feed begins. */
export function replaceDeviceKey(dataFolder: string, vaultId: string, identity: Identity): DeviceKey {
  const made = makeDeviceKey()
  keepDeviceKey(dataFolder, vaultId, identity, made)
  return made
}

/** Keeps a feed key, wrapped, in the place of any older one. */
export function keepDeviceKey(dataFolder: string, vaultId: string, identity: Identity, device: DeviceKey): void {
  const file = deviceKeyFile(dataFolder, vaultId, identity.memberId)
  const raw = rawPrivateKey('ed25519', device.key)
  makePrivateFolder(path.dirname(file))
  writeDurably(file, wrap(wrappingKey(vaultId, identity), raw, associatedData(vaultId, identity)))
  raw.fill(0)
}

function deviceKeyFile(dataFolder: string, vaultId: string, memberId: string): string {
  invariant(/^[0-9a-f]{64}$/.test(vaultId), 'a vault id names a folder')
  invariant(/^[0-9A-Za-z-]{1,64}$/.test(memberId), 'a member id names a file')
  return path.join(dataFolder, 'feeds', vaultId, memberId)
}

function wrappingKey(vaultId: string, identity: Identity): Buffer {
  return expandKey(identity.local, Buffer.from(vaultId, 'hex'), 'device-key', [identity.memberId])
}

function associatedData(vaultId: string, identity: Identity): Uint8Array {
  return encodeCbor(['sealbook/v1/device', vaultId, identity.memberId])
}

function describe(key: KeyObject, created: boolean): DeviceKey {
  return { key, publicKey: rawPublicKey(createPublicKey(key)), created }
}
