import { createHmac, randomBytes } from 'node:crypto'
import { type CborValue, encodeCbor } from '#services/journal/cbor.ts'
import { type DerivationCost, type DerivationParameters, deriveKey, makeParameters } from './derivation.ts'
import type { ClearHeader, CodeSlot, PasswordSlot, SealedMasterKey } from './header.ts'
import { derivationToCbor } from './header-clear.ts'
import { openMessage, sealMessage } from './hpke.ts'
import { type Identity, openIdentity, publicIdentity, rawPublicKey, sealIdentity } from './identity.ts'
import { memberKey } from './keys.ts'
import { codeKey } from './recovery-key.ts'

/** A name and password to be, and how slow the password is to try. */
export type Credentials = { readonly login: string; readonly password: string; readonly cost: DerivationCost }

/** The master key of an epoch, as it is handed to the making of slots. */
export type EpochKey = { readonly epoch: number; readonly masterKey: Uint8Array }

/** What a slot gives to whoever opens it. */
export type OpenedSlot = { readonly masterKey: Buffer; readonly epoch: number; readonly identity: Identity | null }

/** How a login name is recognised without being readable: HMAC-SHA-256 of its NFKC lower-case form. */
export function loginLabel(salt: Uint8Array, login: string): Buffer {
  return createHmac('sha256', salt).update(login.trim().normalize('NFKC').toLowerCase()).digest()
}

/** A slot for this name and password; it holds the identity and the master key of the epoch. */
export async function createPasswordSlot(
  clear: Pick<ClearHeader, 'vaultId' | 'salt'>,
  credentials: Credentials,
  identity: Identity,
  epochKey: EpochKey,
  id: Uint8Array = createSlotId(),
): Promise<PasswordSlot> {
  const derivation = makeParameters(credentials.cost)
  const binding = slotBinding(clear.vaultId, 'password', id, derivation)
  const key = await slotKey(credentials.password, derivation, clear.vaultId, id)
  try {
    return {
      id,
      kind: 'password',
      label: new Uint8Array(loginLabel(clear.salt, credentials.login)),
      derivation,
      identity: new Uint8Array(sealIdentity(identity, key, binding)),
      masterKey: await sealMasterKey(publicIdentity(identity).exchange, epochKey, binding),
      extra: {},
    }
  } finally {
    key.fill(0)
  }
}

/** A slot for a recovery key or an invitation code, and the public key that it is sealed to. */
export async function createCodeSlot(
  vaultId: Uint8Array,
  kind: CodeSlot['kind'],
  secret: Uint8Array,
  epochKey: EpochKey,
): Promise<{ readonly slot: CodeSlot; readonly exchange: Uint8Array }> {
  const id = createSlotId()
  const exchange = new Uint8Array(rawPublicKey(codeKey(secret, vaultId, id)))
  const masterKey = await sealMasterKey(exchange, epochKey, slotBinding(vaultId, kind, id, null))
  return { slot: { id, kind, masterKey, extra: {} }, exchange }
}

/** Opens a password slot; null for a wrong password, and for a slot of another vault or with other parameters. */
export async function openPasswordSlot(
  vaultId: Uint8Array,
  slot: PasswordSlot,
  password: string,
): Promise<OpenedSlot | null> {
  const binding = slotBinding(vaultId, 'password', slot.id, slot.derivation)
  const key = await slotKey(password, slot.derivation, vaultId, slot.id)
  const identity = openIdentity(slot.identity, key, binding)
  key.fill(0)
  if (identity === null) return null
  const masterKey = openMessage(identity.exchange, slot.masterKey, masterInfo(slot.masterKey.epoch), binding)
  return masterKey === null ? null : { masterKey, epoch: slot.masterKey.epoch, identity }
}

/** Opens a recovery or invitation slot; null for another code. */
export function openCodeSlot(vaultId: Uint8Array, slot: CodeSlot, secret: Uint8Array): OpenedSlot | null {
  const binding = slotBinding(vaultId, slot.kind, slot.id, null)
  const key = codeKey(secret, vaultId, slot.id)
  const masterKey = openMessage(key, slot.masterKey, masterInfo(slot.masterKey.epoch), binding)
  return masterKey === null ? null : { masterKey, epoch: slot.masterKey.epoch, identity: null }
}

/** A new slot's identifier: 16 random bytes. */
function createSlotId(): Uint8Array {
  return new Uint8Array(randomBytes(16))
}

/** What every wrap of a slot is bound to: without it a slot could be moved to another vault or made cheap to guess. */
function slotBinding(
  vaultId: Uint8Array,
  kind: string,
  slotId: Uint8Array,
  derivation: DerivationParameters | null,
): Uint8Array {
  const parameters: CborValue = derivation === null ? null : derivationToCbor(derivation)
  return encodeCbor(['sealbook/v1/slot', vaultId, kind, slotId, parameters])
}

function masterInfo(epoch: number): Uint8Array {
  return encodeCbor(['sealbook/v1/master-key', epoch])
}

async function sealMasterKey(recipient: Uint8Array, key: EpochKey, binding: Uint8Array): Promise<SealedMasterKey> {
  return { epoch: key.epoch, ...(await sealMessage(recipient, key.masterKey, masterInfo(key.epoch), binding)) }
}

async function slotKey(
  password: string,
  derivation: DerivationParameters,
  vaultId: Uint8Array,
  slotId: Uint8Array,
): Promise<Buffer> {
  const passwordKey = await deriveKey(password, derivation)
  try {
    return memberKey(passwordKey, vaultId, slotId)
  } finally {
    passwordKey.fill(0)
  }
}
