import { Inflate } from 'pako'

// Stands in for `node:zlib` in the page of a recipient.

/**
 * Inflates a zlib stream (RFC 1950), its checksum included, as Node's function of that name does: what is damaged or breaks
 * off is an `Error`, what unfolds to more than `maxOutputLength` bytes a `RangeError`.
 */
export function inflateSync(bytes: Uint8Array, { maxOutputLength }: { readonly maxOutputLength: number }): Buffer {
  // Said here, only this wrapper is taken; otherwise gzip's would be too.
  const inflate = new Inflate({ windowBits: 15 })
  const chunks: Uint8Array[] = []
  let length = 0
  inflate.onData = (chunk) => {
    length += chunk.length
    if (length > maxOutputLength) throw new RangeError('it unfolds to more than is allowed')
    chunks.push(chunk)
  }
  inflate.push(bytes, true)
  if (!inflate.ended || inflate.err !== 0) throw new Error(inflate.msg || 'the stream breaks off')
  return Buffer.concat(chunks, length)
}
