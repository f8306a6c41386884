import * as nodeCrypto from 'node:crypto'
import * as nodeZlib from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Buffer as StandIn } from './buffer.ts'
import { createHash, hash, randomBytes } from './crypto.ts'
import { inflateSync } from './zlib.ts'

const bytes = fc.uint8Array({ maxLength: 3_000 })
const limit = { maxOutputLength: 2_000 }

/** What came of inflating: the bytes, that it was too much, or that it could not be read. */
function outcome(inflate: () => Uint8Array): string {
  try {
    return Buffer.from(inflate()).toString('hex')
  } catch (error) {
    return error instanceof RangeError ? 'too long' : 'damaged'
  }
}

describe('the digests of the page', () => {
  it('are those of Node', () => {
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        const whole = nodeCrypto.createHash('sha256').update(one).update(other)
        expect(createHash('sha256').update(one).update(other).digest('hex')).toBe(whole.digest('hex'))
        expect(hash('sha256', one, 'buffer')).toEqual(nodeCrypto.hash('sha256', one, 'buffer'))
      }),
    )
  })

  it('are SHA-256 and no other', () => {
    expect(() => createHash('sha1')).toThrow('sha1')
  })

  it('draws as many bytes as it is asked for', () => {
    expect(randomBytes(32)).toHaveLength(32)
    expect(randomBytes(32)).not.toEqual(randomBytes(32))
  })
})

describe('what the page inflates', () => {
  const same = (stream: Uint8Array): void => {
    expect(outcome(() => inflateSync(stream, limit))).toBe(outcome(() => nodeZlib.inflateSync(stream, limit)))
  }

  it('is what Node inflates, and too long where Node finds it so', () => {
    fc.assert(fc.property(bytes, (plain) => same(nodeZlib.deflateSync(plain))))
  })

  it('is refused where Node refuses it: broken off, with a changed bit, followed by others, or in another wrapper', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 1_500 }), fc.nat(), fc.nat(7), (plain, place, bit) => {
        const stream = nodeZlib.deflateSync(plain)
        same(stream.subarray(0, place % stream.length))
        const flipped = Buffer.from(stream)
        flipped[place % stream.length] = (stream[place % stream.length] ?? 0) ^ (1 << bit)
        same(flipped)
        same(Buffer.concat([stream, plain]))
        same(nodeZlib.gzipSync(plain))
        same(nodeZlib.deflateRawSync(plain))
        same(plain)
      }),
    )
  })
})

it('compares with any bytes, as Node does', () => {
  const own: { equals(other: Uint8Array): boolean } = StandIn.from([1, 2, 3])
  expect(own.equals(new Uint8Array([1, 2, 3]))).toBe(true)
  expect(own.equals(new Uint8Array([1, 2]))).toBe(false)
})
