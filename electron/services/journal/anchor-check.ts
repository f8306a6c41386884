import { randomInt } from 'node:crypto'
import type Database from 'better-sqlite3'
import { readUnchanged } from './audit-feed.ts'
import type { Finding } from './audit-finding.ts'
import { checkValues } from './audit-values.ts'
import type { Head } from './checkpoint.ts'
import { feedStart, newestSeq, ownEnd, ownStart } from './places.ts'
import { extendsCheckpoint } from './proof.ts'
import { entryIsSigned, type Verify } from './signed-entry.ts'
import { openTiles } from './tiles.ts'
import { inclusionProof, leafHash, treeRoot } from './tree.ts'
import { inclusionHolds } from './tree-proof.ts'

/**
 * How the vault stands to heads seen earlier. `behind`: it was rolled back; `lastWall` is the time of its newest entry
 * of that feed in milliseconds, or null. `forked`: it holds another history. The worst of all feeds decides.
 */
export type AnchorVerdict =
  | { readonly state: 'equal' }
  | { readonly state: 'ahead' }
  | {
      readonly state: 'behind'
      readonly device: string
      readonly size: number
      readonly anchored: number
      readonly lastWall: number | null
    }
  | { readonly state: 'forked'; readonly device: string; readonly size: number; readonly anchored: number }

/** A head with the leaf hash of its newest entry, where it is known. */
export type AnchoredHead = Head & { readonly leaf?: Uint8Array | null }

/**
 * Compares the stored feeds with anchored heads: by the newest entry where a feed has not grown, since each entry names
 * the hash of the one before it and the same newest entry therefore ends the same history; else by a consistency proof.
 */
export function anchorCheck(db: Database.Database, anchored: readonly AnchoredHead[]): AnchorVerdict {
  const newest = db.prepare<[string], { seq: number; wall: number; bytes: Buffer }>(
    `SELECT seq, wall, bytes FROM feeds CROSS JOIN changeSets
     WHERE device = ? AND place >= ${ownStart} AND place < ${ownEnd} ORDER BY place DESC LIMIT 1`,
  )
  const isSame = (head: AnchoredHead, last: { readonly seq: number; readonly bytes: Uint8Array } | undefined) =>
    last?.seq === head.size && head.leaf != null && leafHash(last.bytes).equals(head.leaf)
  let ahead = false
  let behind: AnchorVerdict | null = null
  const known = new Set(anchored.map(({ device }) => device))
  for (const head of anchored) {
    const last = newest.get(head.device)
    const size = last?.seq ?? 0
    const place = { device: head.device, size, anchored: head.size }
    if (size < head.size) behind ??= { state: 'behind', ...place, lastWall: last?.wall ?? null }
    else if (!isSame(head, last) && !extendsCheckpoint(db, head)) return { state: 'forked', ...place }
    else if (size > head.size) ahead = true
  }
  if (behind !== null) return behind
  const feeds = db.prepare<[], string>('SELECT device FROM feeds').pluck().all()
  const fresh = feeds.some((device) => !known.has(device) && newest.get(device) !== undefined)
  return { state: ahead || fresh ? 'ahead' : 'equal' }
}

/**
 * Looks closely at `count` entries drawn at random over all feeds, for the moment of opening: hash, place in the tree,
 * values. A signature is verified with the key in `feeds`. Finds a change of one entry in n with probability count / n.
 * Each step is one entry; entries appended meanwhile do no harm.
 */
export function* spotCheck(
  db: Database.Database,
  count: number,
  verify: Verify,
): Generator<void, readonly Finding[], undefined> {
  const feeds = db
    .prepare<[], { device: string; publicKey: Buffer; size: number }>(
      `SELECT device, publicKey, coalesce(${newestSeq}, 0) AS size FROM feeds ORDER BY device`,
    )
    .all()
  const total = feeds.reduce((sum, { size }) => sum + size, 0)
  const drawn = new Set<number>()
  if (total <= count) for (let place = 0; place < total; place += 1) drawn.add(place)
  else while (drawn.size < count) drawn.add(randomInt(total))
  const found: Finding[] = []
  let start = 0
  for (const feed of feeds) {
    const checkOne = entryChecker(db, feed, verify, found)
    for (const place of drawn) {
      if (place < start || place >= start + feed.size) continue
      checkOne(place - start + 1)
      yield
    }
    start += feed.size
  }
  return found
}

function entryChecker(
  db: Database.Database,
  feed: { readonly device: string; readonly publicKey: Uint8Array; readonly size: number },
  verify: Verify,
  found: Finding[],
): (seq: number) => void {
  const { device, size } = feed
  const read = openTiles(db, device).reader()
  const root = treeRoot(size, read)
  const select = db.prepare<[string, number], { bytes: Buffer; leafHash: Buffer; openings: Buffer | null }>(
    `SELECT changeSets.bytes AS bytes, leafHash, changeValues.bytes AS openings
     FROM changeSets LEFT JOIN changeValues USING (place) WHERE changeSets.place = ${feedStart} + ?`,
  )
  return (seq) => {
    const report = (kind: Finding['kind'], detail: string) => found.push({ kind, device, seq, detail })
    const row = select.get(device, seq)
    if (row === undefined) {
      report('gap', 'no such entry')
      return
    }
    const entry = readUnchanged(row, report)
    if (entry === null) return
    if (!inclusionHolds(row.leafHash, seq - 1, size, inclusionProof(seq - 1, size, read), root)) {
      report('tile-changed', 'does not lead to the root')
    }
    if (!entryIsSigned(entry, feed.publicKey, verify)) report('signature', 'not signed by its feed')
    // Values that are gone may have been redacted later on, which only the full pass can tell.
    checkValues(entry.change, row.openings, { missing: [], redactions: [] }, report)
  }
}
