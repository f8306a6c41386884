import type { CborValue } from '#services/journal/cbor.ts'
import { asArray, asBytes, asCount, asMap, asText, type CborMap, FormatError, unknownFields } from './cbor-fields.ts'
import type { DerivationParameters } from './derivation.ts'
import type { ClearHeader, SealedMasterKey, Slot } from './header.ts'

/** The clear part in the form that is encoded; fields of newer versions ride along in `extra`. */
export function clearToCbor(clear: ClearHeader): CborMap {
  return {
    ...clear.extra,
    vault: clear.vaultId,
    salt: clear.salt,
    sequence: clear.sequence,
    slots: clear.slots.map(slotToCbor),
  }
}

/** The inverse of `clearToCbor`; `minor` stands before the body. Throws a `FormatError`. */
export function readClear(value: CborValue, minor: number): ClearHeader {
  const map = asMap(value)
  return {
    minor,
    vaultId: asBytes(map.vault, 32),
    salt: asBytes(map.salt, 32),
    sequence: asCount(map.sequence),
    slots: asArray(map.slots).map(readSlot),
    extra: unknownFields(map, ['vault', 'salt', 'sequence', 'slots']),
  }
}

/** Derivation parameters in the form that is encoded and that wraps are bound to. */
export function derivationToCbor(derivation: DerivationParameters): CborMap {
  const { memory, passes, lanes, salt } = derivation
  return { algorithm: 'argon2id', memory, passes, lanes, salt }
}

function slotToCbor(slot: Slot): CborMap {
  if (slot.kind === 'other') return slot.fields
  const shared = { ...slot.extra, id: slot.id, kind: slot.kind, master: masterToCbor(slot.masterKey) }
  if (slot.kind !== 'password') return shared
  return { ...shared, label: slot.label, derivation: derivationToCbor(slot.derivation), identity: slot.identity }
}

function readSlot(value: CborValue): Slot {
  const fields = asMap(value)
  const id = asBytes(fields.id, 16)
  const kind = asText(fields.kind)
  if (kind === 'recovery' || kind === 'invitation') {
    const extra = unknownFields(fields, ['id', 'kind', 'master'])
    return { id, kind, masterKey: readMaster(fields.master), extra }
  }
  if (kind !== 'password') return { id, kind: 'other', fields }
  return {
    id,
    kind,
    label: asBytes(fields.label, 32),
    derivation: readDerivation(fields.derivation),
    identity: asBytes(fields.identity),
    masterKey: readMaster(fields.master),
    extra: unknownFields(fields, ['id', 'kind', 'master', 'label', 'derivation', 'identity']),
  }
}

function readDerivation(value: CborValue | undefined): DerivationParameters {
  const map = asMap(value)
  if (map.algorithm !== 'argon2id') throw new FormatError('expected argon2id')
  return {
    memory: asCount(map.memory),
    passes: asCount(map.passes),
    lanes: asCount(map.lanes),
    salt: asBytes(map.salt),
  }
}

function masterToCbor(masterKey: SealedMasterKey): CborMap {
  return { epoch: masterKey.epoch, key: masterKey.encapsulated, sealed: masterKey.ciphertext }
}

function readMaster(value: CborValue | undefined): SealedMasterKey {
  const map = asMap(value)
  return {
    epoch: asCount(map.epoch),
    encapsulated: asBytes(map.key, 32),
    ciphertext: asBytes(map.sealed, 32 + 16),
  }
}
