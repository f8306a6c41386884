import path from 'node:path'
import { type CborValue, decodeCbor, encodeCbor } from '#services/journal/cbor.ts'
import { invariant } from '#shared/base/assert.ts'
import { asCount, asMap } from './cbor-fields.ts'
import { makePrivateFolder, readIfPresent, writeDurably } from './durable-file.ts'
import { unwrap, wrap } from './keys.ts'
import type { OpenedVault } from './unlock.ts'

/** What this installation last saw of a vault: heads in the journal's form, `at` in milliseconds since 1970. */
export type Anchor = { readonly at: number; readonly heads: CborValue }

/** The part of an opened vault that its anchor needs. */
export type AnchoredVault = Pick<OpenedVault, 'vaultId' | 'keys'>

/** `damaged` also where the file is of another epoch's key or another vault: it proves nothing then. */
export type AnchorState =
  | { readonly state: 'none' }
  | { readonly state: 'damaged' }
  | { readonly state: 'known'; readonly anchor: Anchor }

/** Replaces the anchor; call after COMMIT only, or a crash between would show a whole vault as rolled back. */
export function saveAnchor(dataFolder: string, vault: AnchoredVault, anchor: Anchor): void {
  const file = anchorFile(dataFolder, vault.vaultId)
  makePrivateFolder(path.dirname(file))
  const plain = encodeCbor({ at: anchor.at, heads: anchor.heads })
  writeDurably(file, wrap(vault.keys.anchor, plain, associatedData(vault.vaultId)))
}

/** Reads the anchor in `anchors/<vaultId>` of the person's data folder. */
export function loadAnchor(dataFolder: string, vault: AnchoredVault): AnchorState {
  const wrapped = readIfPresent(anchorFile(dataFolder, vault.vaultId))
  if (wrapped === null) return { state: 'none' }
  const plain = unwrap(vault.keys.anchor, wrapped, associatedData(vault.vaultId))
  if (plain === null) return { state: 'damaged' }
  const map = asMap(decodeCbor(plain))
  return { state: 'known', anchor: { at: asCount(map.at), heads: map.heads ?? null } }
}

function anchorFile(dataFolder: string, vaultId: string): string {
  invariant(/^[0-9a-f]{64}$/.test(vaultId), 'a vault id names a file')
  return path.join(dataFolder, 'anchors', vaultId)
}

function associatedData(vaultId: string): Uint8Array {
  return encodeCbor(['sealbook/v1/anchor', vaultId])
}
