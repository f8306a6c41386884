import { hash } from 'node:crypto'
import { type ChangeDraft, type SealedEntry, sealEntry } from './feed.ts'
import type { Sign } from './signed-entry.ts'

/** The first entry of a vault, made before there is a database to put it in; `vault` is the id that it gives rise to. */
export type Genesis = { readonly vault: string; readonly entry: SealedEntry }

/** Signs the first entry. The vault id is the SHA-256 of its bytes, in hex: nobody can choose it. */
export function buildGenesis(
  draft: ChangeDraft,
  writer: { readonly device: string; readonly member: string; readonly sign: Sign },
): Genesis {
  const { device, member, sign } = writer
  const entry = sealEntry(draft, { vault: '', device, member, seq: 1, prev: null, deps: {}, lamport: 1 }, sign)
  return { vault: hash('sha256', entry.bytes), entry }
}
