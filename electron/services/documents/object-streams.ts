import { deflateSync } from 'node:zlib'

/** Where an object is: at a byte of the file, or at a place in an object stream. */
export type ObjectPlace = { readonly offset: number } | { readonly stream: number; readonly index: number }

/** An indirect object without a stream, serialised: one character per byte. */
export type PackedObject = { readonly id: number; readonly body: string }

/** How many objects share a stream; readers inflate a whole stream for one object, so it is kept modest. */
export const objectsPerStream = 200

/** The bytes of one object stream (ISO 32000-1, 7.5.7) under the object number `id`. */
export function objectStream(id: number, objects: readonly PackedObject[]): Buffer {
  let offset = 0
  const places: string[] = []
  for (const object of objects) {
    places.push(`${object.id} ${offset}`)
    offset += object.body.length + 1
  }
  const head = `${places.join(' ')}\n`
  const plain = Buffer.from(head + objects.map((object) => `${object.body}\n`).join(''), 'latin1')
  return streamObject(id, `/Type /ObjStm /N ${objects.length} /First ${head.length}`, plain)
}

/**
 * The bytes of a cross-reference stream (ISO 32000-1, 7.5.8) that stands at `offset` under the object number `id`;
 * `places[n]` is the place of object n + 1, and `trailer` holds Root, Info and ID.
 */
export function crossReferenceStream(
  id: number,
  offset: number,
  places: readonly (ObjectPlace | undefined)[],
  trailer: string,
): Buffer {
  const rows = Buffer.alloc((id + 1) * 7)
  rows.writeUInt16BE(0xffff, 5)
  for (let number = 1; number <= id; number++) {
    const place = number === id ? { offset } : places[number - 1]
    if (!place) continue
    const at = number * 7
    rows.writeUInt8('offset' in place ? 1 : 2, at)
    rows.writeUInt32BE('offset' in place ? place.offset : place.stream, at + 1)
    rows.writeUInt16BE('offset' in place ? 0 : place.index, at + 5)
  }
  return streamObject(id, `/Type /XRef /Size ${id + 1} /W [1 4 2] ${trailer}`, rows)
}

function streamObject(id: number, entries: string, plain: Buffer): Buffer {
  const packed = deflateSync(plain)
  return Buffer.concat([
    Buffer.from(`${id} 0 obj\n<< ${entries} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`, 'latin1'),
    packed,
    Buffer.from('\nendstream\nendobj\n', 'latin1'),
  ])
}
