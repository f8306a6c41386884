import { randomBytes } from 'node:crypto'
import { invariant } from '#shared/base/assert.ts'

const counterLimit = 0x1000

/**
 * UUID version 7 (RFC 9562, 5.7): 48 bits of milliseconds, then 12 bits used as a counter within one millisecond
 * (6.2, method 1), then 62 random bits. Identifiers of one source sort in the order they were made, even when the clock
 * is set back.
 */
export function createIdentifiers(now: () => number, random: (size: number) => Buffer = randomBytes): () => string {
  let instant = 0
  let counter = 0
  return () => {
    const clock = now()
    const drawn = random(10)
    if (clock > instant) {
      instant = clock
      // The upper half is left free, so that a burst does not run ahead of the clock at once.
      counter = drawn.readUInt16BE() & 0x7ff
    } else if (++counter === counterLimit) {
      instant++
      counter = 0
    }
    return format(instant, counter, drawn.subarray(2))
  }
}

function format(instant: number, counter: number, tail: Buffer): string {
  invariant(instant >= 0 && instant < 2 ** 48, 'a UUID holds 48 bits of milliseconds')
  const bytes = Buffer.alloc(16)
  bytes.writeUIntBE(instant, 0, 6)
  bytes.writeUInt16BE(0x7000 | counter, 6)
  tail.copy(bytes, 8)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
