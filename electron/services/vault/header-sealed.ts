import type { CborValue } from '#services/journal/cbor.ts'
import { asArray, asBytes, asCount, asMap, asText, type CborMap, unknownFields } from './cbor-fields.ts'
import type { Epoch, HeaderMember, SealedHeader, SlotRecipient } from './header.ts'

/** The sealed part in the form that is encoded. */
export function sealedToCbor(sealed: SealedHeader): CborMap {
  return {
    ...sealed.extra,
    members: sealed.members.map(({ extra, ...known }) => ({ ...extra, ...known })),
    recipients: sealed.recipients.map(({ extra, ...known }) => ({ ...extra, ...known })),
    epochs: sealed.epochs.map(({ extra, ...known }) => ({ ...extra, ...known })),
    heads: sealed.heads,
  }
}

/** The inverse of `sealedToCbor`. Throws a `FormatError`. */
export function readSealed(value: CborValue): SealedHeader {
  const map = asMap(value)
  return {
    members: asArray(map.members).map(readMember),
    recipients: asArray(map.recipients).map(readRecipient),
    epochs: asArray(map.epochs).map(readEpoch),
    heads: map.heads ?? null,
    extra: unknownFields(map, ['members', 'recipients', 'epochs', 'heads']),
  }
}

function readMember(value: CborValue): HeaderMember {
  const map = asMap(value)
  return {
    id: asText(map.id),
    login: asText(map.login),
    slot: readOptional(map.slot, (slot) => asBytes(slot, 16)),
    signing: asBytes(map.signing, 32),
    document: asBytes(map.document, 65),
    exchange: asBytes(map.exchange, 32),
    extra: unknownFields(map, ['id', 'login', 'slot', 'signing', 'document', 'exchange']),
  }
}

function readRecipient(value: CborValue): SlotRecipient {
  const map = asMap(value)
  return {
    slot: asBytes(map.slot, 16),
    exchange: asBytes(map.exchange, 32),
    member: readOptional(map.member, asText),
    expires: readOptional(map.expires, asCount),
    extra: unknownFields(map, ['slot', 'exchange', 'member', 'expires']),
  }
}

function readEpoch(value: CborValue): Epoch {
  const map = asMap(value)
  return {
    number: asCount(map.number),
    since: asCount(map.since),
    masterKey: readOptional(map.masterKey, (key) => asBytes(key, 32)),
    extra: unknownFields(map, ['number', 'since', 'masterKey']),
  }
}

function readOptional<T>(value: CborValue | undefined, read: (value: CborValue) => T): T | null {
  return value === null || value === undefined ? null : read(value)
}
