import type { CborValue } from '#services/journal/cbor.ts'
import type { CborMap } from './cbor-fields.ts'
import type { DerivationParameters } from './derivation.ts'
import type { SealedMessage } from './hpke.ts'

/** A master key sealed to the owner of a slot, and the epoch it is the key of. */
export type SealedMasterKey = SealedMessage & { readonly epoch: number }

/** Opened by name and password: `identity` is sealed under the derived key, the master key to the identity. */
export type PasswordSlot = {
  readonly id: Uint8Array
  readonly kind: 'password'
  readonly label: Uint8Array
  readonly derivation: DerivationParameters
  readonly identity: Uint8Array
  readonly masterKey: SealedMasterKey
  readonly extra: CborMap
}

/** Opened by a code; holds the master key only, never somebody's identity. */
export type CodeSlot = {
  readonly id: Uint8Array
  readonly kind: 'recovery' | 'invitation'
  readonly masterKey: SealedMasterKey
  readonly extra: CborMap
}

/** A slot of a kind that this version does not open (`device` and `copy` are reserved); kept as it is. */
export type OtherSlot = { readonly id: Uint8Array; readonly kind: 'other'; readonly fields: CborMap }

export type Slot = PasswordSlot | CodeSlot | OtherSlot

/**
 * What anybody with the file can read. Identifiers: the vault's is 32 bytes, a slot's 16. `sequence` grows by one
 * with each writing, `minor` is the newest minor version that wrote the file.
 */
export type ClearHeader = {
  readonly minor: number
  readonly vaultId: Uint8Array
  readonly salt: Uint8Array
  readonly sequence: number
  readonly slots: readonly Slot[]
  readonly extra: CborMap
}

/** A member as the unlock screen and the crypto need it; the journal decides, this is a cache. */
export type HeaderMember = {
  readonly id: string
  readonly login: string
  readonly slot: Uint8Array | null
  readonly signing: Uint8Array
  readonly document: Uint8Array
  readonly exchange: Uint8Array
  readonly extra: CborMap
}

/** To whom a slot's master key is sealed; here, authenticated, since a rotation seals to it. */
export type SlotRecipient = {
  readonly slot: Uint8Array
  readonly exchange: Uint8Array
  /** The member record that an invitation is for. */
  readonly member: string | null
  /** Milliseconds since 1970; refused afterwards by the program, not by mathematics. */
  readonly expires: number | null
  readonly extra: CborMap
}

/** An epoch and, for all but the newest, its master key: whoever holds the newest key may read what is older. */
export type Epoch = {
  readonly number: number
  readonly since: number
  readonly masterKey: Uint8Array | null
  readonly extra: CborMap
}

/** What only a holder of the header key reads; `heads` are the newest journal heads in the journal's own form. */
export type SealedHeader = {
  readonly members: readonly HeaderMember[]
  readonly recipients: readonly SlotRecipient[]
  readonly epochs: readonly Epoch[]
  readonly heads: CborValue
  readonly extra: CborMap
}

/** The header of a vault, whole. */
export type Header = { readonly clear: ClearHeader; readonly sealed: SealedHeader }
