import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeError, encodeError } from './error-transport.ts'
import { OperationError } from './errors.ts'
import { decodeFrame, encodeFrame, frameCapacity } from './transfer-frame.ts'

const ticket = fc.stringMatching(/^[\x21-\x7e]{1,64}$/)
const kind = fc.constantFrom('data', 'end', 'ack', 'error', 'fetch')
const sequence = fc.integer({ min: 0, max: 0xffff_ffff })

describe('a transfer frame', () => {
  it('comes back as it was sent', () => {
    fc.assert(
      fc.property(ticket, kind, sequence, fc.uint8Array({ maxLength: 500 }), (name, what, order, bytes) => {
        const frame = { ticket: name, kind: what, sequence: order, bytes } as const
        expect(decodeFrame(encodeFrame(frame))).toEqual(frame)
      }),
    )
  })

  it('is never made of other bytes than those that encode it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const frame = decodeFrame(bytes)
        if (frame) expect(encodeFrame(frame)).toEqual(bytes)
      }),
      { numRuns: 2_000 },
    )
  })

  it('holds no more than its capacity', () => {
    const full = encodeFrame({ ticket: 't', kind: 'data', sequence: 0, bytes: new Uint8Array(frameCapacity) })
    expect(decodeFrame(full)?.bytes.length).toBe(frameCapacity)
    expect(decodeFrame(new Uint8Array([...full, 0]))).toBeNull()
    const oversized = new Uint8Array(frameCapacity + 1)
    expect(() => encodeFrame({ ticket: 't', kind: 'data', sequence: 0, bytes: oversized })).toThrow('invariant')
  })
})

describe('a refusal in a frame', () => {
  it('comes back as it was sent, whatever the words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer(), (text, count) => {
        const refusal = new OperationError('invalid', 'errors.invalid', {
          parameters: { text, count },
          fields: [{ path: text, key: 'tooLong', parameters: { max: count } }],
        })
        expect(decodeError(encodeError(refusal.shape)).shape).toEqual(refusal.shape)
      }),
    )
  })

  it.each(['', '{', 'null', '{"code":"other","key":"x"}', '{"code":"invalid"}', '[1]'])(
    'is internal for %j',
    (text) => {
      expect(decodeError(new TextEncoder().encode(text)).code).toBe('internal')
    },
  )
})
