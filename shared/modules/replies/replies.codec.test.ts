import { createPublicKey, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signingKey } from '../../base/ed25519.ts'
import { decodeReplyCbor, encodeReplyCbor } from './replies.cbor.ts'
import {
  decodeHex,
  encodeHex,
  keyFingerprint,
  longestReply,
  type ReplyStatement,
  readReply,
  signReply,
} from './replies.codec.ts'

const statement: ReplyStatement = {
  kind: 'attestation',
  vault: '0199-vault',
  request: '0199-request',
  person: '0199-person',
  subject: '0199-version',
  hash: 'ab'.repeat(32),
  name: '林梅 🖋',
  at: '2026-11-28T08:00:00.000Z',
}
// RFC 8032 section 7.1, test 1.
const secret = decodeHex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60')
const key = signingKey(secret ?? undefined)

describe('a signed reply', () => {
  it('says again what was signed, and whose key signed it', () => {
    expect(readReply(signReply(statement, key))).toEqual({ statement, publicKey: key.publicKey, isSigned: true })
    expect(encodeHex(key.publicKey)).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')
    expect(keyFingerprint(key.publicKey)).toMatch(/^([0-9A-F]{4}-){4}[0-9A-F]{4}$/)
  })

  it('of who declines says why, and no other kind says more than it states', () => {
    const declining: ReplyStatement = { ...statement, kind: 'decline', reason: '范围有误 🖋' }
    expect(readReply(signReply(declining, key))?.statement).toEqual(declining)
    expect(readReply(signReply({ ...statement, reason: 'why' }, key))?.statement).toEqual(statement)
  })

  it('is a COSE_Sign1 whose signature Node verifies over the Sig_structure', () => {
    const parts = decodeReplyCbor(signReply(statement, key).subarray(1))
    const [header, , payload, signature] = parts as readonly Uint8Array[]
    const signed = encodeReplyCbor(['Signature1', header ?? '', new Uint8Array(), payload ?? ''])
    const prefix = Buffer.from('302a300506032b6570032100', 'hex')
    const publicKey = createPublicKey({ key: Buffer.concat([prefix, key.publicKey]), format: 'der', type: 'spki' })
    expect(verify(null, signed, publicKey, signature ?? new Uint8Array())).toBe(true)
  })

  it('is no reply once it is cut short, longer, or of another form', () => {
    const bytes = signReply(statement, key)
    for (let length = 0; length < bytes.length; length += 1) expect(readReply(bytes.subarray(0, length))).toBeNull()
    expect(readReply(Uint8Array.of(...bytes, 0))).toBeNull()
    expect(readReply(new Uint8Array(longestReply + 1))).toBeNull()
  })

  it('never holds once any of its bytes is another', () => {
    const bytes = signReply(statement, key)
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Uint8Array.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ flip
        const reply = readReply(changed)
        expect(reply === null || !reply.isSigned).toBe(true)
      }),
    )
  })

  it('is refused without a fault of the program, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(readReply(Uint8Array.of(0xd2, ...bytes))).toBeNull()
      }),
    )
  })
})

describe('the CBOR of replies', () => {
  const { value } = fc.letrec<{ value: never }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.integer({ min: -65_536, max: 65_535 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.uint8Array({ maxLength: 300 }),
      fc.array(tie('value'), { maxLength: 3 }),
      fc
        .uniqueArray(fc.tuple(fc.string({ unit: 'grapheme' }), tie('value')), {
          maxLength: 3,
          selector: ([name]) => name,
        })
        .map((entries) => new Map(entries)),
    ) as fc.Arbitrary<never>,
  }))

  it('comes back as it was', () => {
    fc.assert(
      fc.property(value, (item) => {
        expect(decodeReplyCbor(encodeReplyCbor(item))).toEqual(item)
      }),
    )
  })

  it.each([
    ['a longer head', '1801'],
    ['an indefinite list', '9fff'],
    ['keys out of order', 'a2616200616100'],
    ['a float', 'f97e00'],
    ['a tag', 'c000'],
    ['bad UTF-8', '61ff'],
    ['bytes after it', '0000'],
  ])('refuses %s', (_, hex) => {
    expect(() => decodeReplyCbor(decodeHex(hex) ?? new Uint8Array())).toThrow()
  })
})
