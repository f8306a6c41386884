import type Database from 'better-sqlite3'
import type { Finding } from './audit-finding.ts'
import { rootOf } from './tree.ts'

const width = 256

/** Rebuilds the tiles of a feed from its leaves, fed in order, and compares them with the stored ones. */
export function auditTiles(
  db: Database.Database,
  device: string,
  found: Finding[],
): { add(leaf: Uint8Array): void; end(): void } {
  const stored = db
    .prepare<[string, number, number], Buffer>(
      'SELECT hashes FROM tiles WHERE device = ? AND level = ? AND position = ?',
    )
    .pluck()
  const count = db.prepare<[string], number>('SELECT count(*) FROM tiles WHERE device = ?').pluck()
  const levels: { position: number; hashes: Uint8Array[] }[] = []
  let compared = 0

  const compare = (level: number, position: number, hashes: readonly Uint8Array[]) => {
    const bytes = stored.get(device, level, position)
    if (bytes !== undefined) compared += 1
    if (bytes === undefined || !bytes.equals(Buffer.concat(hashes))) {
      const detail = bytes === undefined ? 'missing' : 'differs'
      found.push({ kind: 'tile-changed', device, seq: 0, detail: `tile ${level}/${position} ${detail}` })
    }
  }
  const push = (level: number, hash: Uint8Array) => {
    const open = levels[level] ?? { position: 0, hashes: [] }
    levels[level] = open
    open.hashes.push(hash)
    if (open.hashes.length < width) return
    compare(level, open.position, open.hashes)
    push(level + 1, rootOf(open.hashes))
    levels[level] = { position: open.position + 1, hashes: [] }
  }

  return {
    add: (leaf) => push(0, leaf),
    end() {
      levels.forEach((open, level) => {
        if (level > 0 && open.hashes.length > 0) compare(level, open.position, open.hashes)
      })
      const kept = count.get(device) ?? 0
      if (kept > compared) {
        found.push({ kind: 'tile-changed', device, seq: 0, detail: `${kept - compared} tiles beyond the leaves` })
      }
    },
  }
}
