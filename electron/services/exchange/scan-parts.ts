import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { ScanFile, ScanHead, ScanKind, ScanRow } from './scan-shape.ts'

/** Rows of one part: as many as one change-set takes, of which even a busy machine writes several a second. */
export const partLength = 250

/** Rows of a file in their order, and the kinds among them that no part before has named. */
type ScanPart = { readonly kinds: readonly ScanKind[]; readonly rows: readonly ScanRow[] }

/** A part as it is handed over and kept: small, and outside of the heap. */
export function packPart(part: ScanPart): Uint8Array {
  return deflateRawSync(JSON.stringify(part), { level: 1 })
}

function unpackPart(packed: Uint8Array): ScanPart {
  // Only packPart makes these bytes.
  return JSON.parse(inflateRawSync(packed).toString('utf8')) as ScanPart
}

/** Gathers the parts of a file as they come; rows stay packed, since all of them would fill the memory. */
export function partCollector() {
  const packed: Uint8Array[] = []
  const kinds: ScanKind[] = []
  const perHost = new Map<number, number>()
  let rowCount = 0
  return {
    take(bytes: Uint8Array) {
      const part = unpackPart(bytes)
      for (const kind of part.kinds) kinds.push(kind)
      for (const { host } of part.rows) perHost.set(host, (perHost.get(host) ?? 0) + 1)
      rowCount += part.rows.length
      packed.push(bytes)
    },
    file({ places, ...head }: ScanHead): ScanFile {
      const hostRows = new Array<number>(head.hosts.length).fill(0)
      for (const [place, count] of perHost) {
        const host = places[place] ?? place
        hostRows[host] = (hostRows[host] ?? 0) + count
      }
      const placed = (row: ScanRow): ScanRow => ({ ...row, host: places[row.host] ?? row.host })
      return {
        ...head,
        ...{ kinds, hostRows, rowCount, partCount: packed.length },
        rowsOf: (part) => unpackPart(packed[part] ?? packPart({ kinds: [], rows: [] })).rows.map(placed),
      }
    },
  }
}
