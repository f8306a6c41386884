import type Database from 'better-sqlite3'
import type { Host } from '../host.ts'
import type { AnchoredHead } from '../journal/anchor-check.ts'
import type { CborValue } from '../journal/cbor.ts'
import type { Head } from '../journal/checkpoint.ts'
import { feedStart, newestSeq } from '../journal/places.ts'
import { openTiles } from '../journal/tiles.ts'
import { treeRoot } from '../journal/tree.ts'
import { saveAnchor } from '../vault/anchor.ts'
import { asArray, asBytes, asCount, asMap, asText } from '../vault/cbor-fields.ts'
import type { UnlockedVault } from '../vault/unlock.ts'
import { saveHeads } from '../vault/vault-header.ts'

/** Size and root of every feed that has entries. */
export function headsOf(db: Database.Database, vault: string): readonly Head[] {
  return db
    .prepare<[], { device: string; size: number }>(
      // One look at the end of each feed; grouping would read the index of every entry.
      `SELECT device, size FROM (
         SELECT device, ${newestSeq} AS size FROM feeds
       ) WHERE size IS NOT NULL ORDER BY device`,
    )
    .all()
    .map(({ device, size }) => ({ vault, device, size, root: treeRoot(size, openTiles(db, device).reader()) }))
}

/** Heads as the header keeps them. */
function headsToCbor(heads: readonly Head[]): CborValue {
  return heads.map(({ vault, device, size, root }) => ({ vault, device, size, root }))
}

/** Heads as the anchor keeps them: each with the leaf hash of its newest entry. */
function anchoredHeadsToCbor(db: Database.Database, heads: readonly Head[]): CborValue {
  const leaf = db
    .prepare<[string, number], Buffer>(`SELECT leafHash FROM changeSets WHERE place = ${feedStart} + ?`)
    .pluck()
  return heads.map((head) => ({ ...head, leaf: leaf.get(head.device, head.size) ?? null }))
}

/** Heads as they were kept; throws a FormatError where the value is not what headsToCbor wrote. */
export function headsFrom(value: CborValue): readonly Head[] {
  return asArray(value).map((entry) => {
    const map = asMap(entry)
    const { vault, device, size, root } = map
    return { vault: asText(vault), device: asText(device), size: asCount(size), root: asBytes(root, 32) }
  })
}

/** The same of an anchor; one that was written without leaf hashes is read as well. */
export function anchoredHeadsFrom(value: CborValue): readonly AnchoredHead[] {
  const leaves = asArray(value).map((entry) => asMap(entry).leaf ?? null)
  return headsFrom(value).map((head, index) => {
    const leaf = leaves[index] ?? null
    return { ...head, leaf: leaf === null ? null : asBytes(leaf, 32) }
  })
}

/** Writes the present heads to the anchor and, where asked, to the header; answers the keys with the header as it is now. */
export function keepHeads(host: Host, unlocked: UnlockedVault, db: Database.Database, toHeader = false): UnlockedVault {
  const heads = headsOf(db, unlocked.vaultId)
  saveAnchor(host.dataFolder, unlocked, { at: host.now(), heads: anchoredHeadsToCbor(db, heads) })
  return toHeader ? saveHeads(unlocked, headsToCbor(heads)) : unlocked
}
