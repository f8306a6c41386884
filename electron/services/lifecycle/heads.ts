import type Database from 'better-sqlite3'
import type { Host } from '../host.ts'
import type { CborValue } from '../journal/cbor.ts'
import type { Head } from '../journal/checkpoint.ts'
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
      'SELECT device, max(seq) AS size FROM changeSets GROUP BY device ORDER BY device',
    )
    .all()
    .map(({ device, size }) => ({ vault, device, size, root: treeRoot(size, openTiles(db, device).reader()) }))
}

/** Heads as header and anchor keep them. */
function headsToCbor(heads: readonly Head[]): CborValue {
  return heads.map(({ vault, device, size, root }) => ({ vault, device, size, root }))
}

/** Heads as they were kept; throws a FormatError where the value is not what headsToCbor wrote. */
export function headsFrom(value: CborValue): readonly Head[] {
  return asArray(value).map((entry) => {
    const map = asMap(entry)
    const { vault, device, size, root } = map
    return { vault: asText(vault), device: asText(device), size: asCount(size), root: asBytes(root, 32) }
  })
}

/** Writes heads to the anchor and, where asked, to the header; answers the keys with the header as it is now. */
export function keepHeads(
  host: Host,
  unlocked: UnlockedVault,
  heads: readonly Head[],
  toHeader = false,
): UnlockedVault {
  const kept = headsToCbor(heads)
  saveAnchor(host.dataFolder, unlocked, { at: host.now(), heads: kept })
  return toHeader ? saveHeads(unlocked, kept) : unlocked
}
