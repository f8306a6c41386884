import type Database from 'better-sqlite3'
import type { Finding } from './audit-finding.ts'
import { appendLeaf, emptyFrontier, type Frontier } from './tree.ts'

const width = 256

/** Rebuilds a feed's tree from its leaves, fed in order, and compares the stored tiles with it on the way. */
export type TreeAudit = {
  add(leaf: Uint8Array): void
  /** The tree of the leaves so far. */
  frontier(): Frontier
  /** Compares the tiles that are not full, and looks for tiles beyond the leaves. */
  end(): void
}

/** One level of tiles: `within` is the tree over the hashes of the open tile, so that its root costs nothing more. */
type Level = { position: number; hashes: Uint8Array[]; within: Frontier }

/** Starts at an empty tree; what differs is added to `found`. */
export function auditTree(db: Database.Database, device: string, found: Finding[]): TreeAudit {
  const stored = db
    .prepare<[string, number, number], Buffer>(
      'SELECT hashes FROM tiles WHERE device = ? AND level = ? AND position = ?',
    )
    .pluck()
  const count = db.prepare<[string], number>('SELECT count(*) FROM tiles WHERE device = ?').pluck()
  const levels: Level[] = []
  let size = 0
  let compared = 0

  const compare = (level: number, { position, hashes }: Level) => {
    const bytes = stored.get(device, level, position)
    if (bytes !== undefined) compared += 1
    if (bytes === undefined || !bytes.equals(Buffer.concat(hashes))) {
      const detail = bytes === undefined ? 'missing' : 'differs'
      found.push({ kind: 'tile-changed', device, seq: 0, detail: `tile ${level}/${position} ${detail}` })
    }
  }
  const push = (level: number, hash: Uint8Array) => {
    const open = levels[level] ?? { position: 0, hashes: [], within: emptyFrontier }
    levels[level] = open
    open.hashes.push(hash)
    open.within = appendLeaf(open.within, hash)
    if (open.hashes.length < width) return
    compare(level, open)
    const [root] = open.within.peaks
    if (root !== undefined) push(level + 1, root)
    levels[level] = { position: open.position + 1, hashes: [], within: emptyFrontier }
  }

  return {
    add(leaf) {
      push(0, leaf)
      size += 1
    },
    frontier: () => ({ size, peaks: levels.toReversed().flatMap((level) => level.within.peaks) }),
    end() {
      levels.forEach((open, level) => {
        if (level > 0 && open.hashes.length > 0) compare(level, open)
      })
      const kept = count.get(device) ?? 0
      if (kept > compared) {
        found.push({ kind: 'tile-changed', device, seq: 0, detail: `${kept - compared} tiles beyond the leaves` })
      }
    },
  }
}
