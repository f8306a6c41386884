import type Database from 'better-sqlite3'
import { invariant } from '#shared/base/assert.ts'
import { ownStart } from './places.ts'
import { nodeHash, rootOf, type SubtreeReader } from './tree.ts'

// Tiles as in C2SP tlog-tiles: height 8, so 256 hashes each; level n holds roots of subtrees of 256 ** n leaves.
// Level 0 is stored when full (before that its hashes are in changeSets), higher levels as far as they go.

const width = 256
const tileHeight = 8
const hashLength = 32

/** The leaves of a feed of a device after one number up to another, without the entries themselves. */
export const leavesOfFeed = `SELECT leafHash FROM feeds CROSS JOIN changeSets INDEXED BY changeSets_by_leaf
  WHERE device = ? AND place > ${ownStart} + ? AND place <= ${ownStart} + ? ORDER BY place`

/** The tiles of one feed. `grow` is called after each entry; `reader` answers any complete subtree of stored leaves. */
export type Tiles = { grow(size: number): void; reader(): SubtreeReader }

/** Tiles of the feed of one device; statements are prepared once, so hold on to it where many entries are written. */
export function openTiles(db: Database.Database, device: string): Tiles {
  const stored = db
    .prepare<[string, number, number], Buffer>(
      'SELECT hashes FROM tiles WHERE device = ? AND level = ? AND position = ?',
    )
    .pluck()
  const leaves = db.prepare<[string, number, number], Buffer>(leavesOfFeed).pluck()
  const save = db.prepare<[string, number, number, Uint8Array]>(
    `INSERT INTO tiles (device, level, position, hashes) VALUES (?, ?, ?, ?)
     ON CONFLICT (device, level, position) DO UPDATE SET hashes = excluded.hashes`,
  )

  const tile = (level: number, position: number): readonly Buffer[] => {
    const bytes = stored.get(device, level, position)
    if (bytes !== undefined) return splitHashes(bytes)
    return level === 0 ? leaves.all(device, position * width, (position + 1) * width) : []
  }

  return {
    grow(size) {
      let level = 0
      let count = size
      while (count > 0 && count % width === 0) {
        const position = count / width - 1
        const full = tile(level, position)
        invariant(full.length === width, 'entries are stored in order, so a tile ends when its last one is stored')
        if (level === 0) save.run(device, 0, position, Buffer.concat(full))
        const parent = Math.floor(position / width)
        const siblings = position % width === 0 ? [] : tile(level + 1, parent)
        save.run(device, level + 1, parent, Buffer.concat([...siblings, rootOf(full)]))
        count = position + 1
        level += 1
      }
    },
    reader() {
      const tiles = new Map<string, readonly Buffer[]>()
      const nodes = new Map<string, Uint8Array>()
      const entry = (level: number, place: number): Uint8Array => {
        const position = Math.floor(place / width)
        const name = `${level}/${position}`
        const hashes = tiles.get(name) ?? tile(level, position)
        tiles.set(name, hashes)
        const hash = hashes[place % width]
        invariant(hash !== undefined, 'only complete subtrees are asked for')
        return hash
      }
      // Nodes are remembered because the paths of many proofs run together towards the root.
      const read: SubtreeReader = (height, index) => {
        if (height % tileHeight === 0) return entry(height / tileHeight, index)
        const name = `${height}/${index}`
        const node = nodes.get(name) ?? nodeHash(read(height - 1, 2 * index), read(height - 1, 2 * index + 1))
        nodes.set(name, node)
        return node
      }
      return read
    },
  }
}

function splitHashes(bytes: Buffer): readonly Buffer[] {
  return Array.from({ length: bytes.length / hashLength }, (_, index) =>
    bytes.subarray(index * hashLength, (index + 1) * hashLength),
  )
}
