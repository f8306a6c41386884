import { createHash, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeCbor } from '#services/journal/cbor.ts'
import type { Header } from './header.ts'
import { encodeHeader, openSealedHeader, readHeaderCopy } from './header-codec.ts'

const key = randomBytes(32)
const bytesOf = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const count = fc.nat()
const text = fc.string({ unit: 'grapheme', maxLength: 20 })
const leaf = fc.oneof(fc.integer(), text, bytesOf(5), fc.boolean(), fc.constant(null))
const extra = fc.dictionary(fc.constantFrom('later', 'newer', '新'), fc.oneof(leaf, fc.array(leaf)), {
  noNullPrototype: true,
})
const masterKey = fc.record({ epoch: count, encapsulated: bytesOf(32), ciphertext: bytesOf(48) })
const derivation = fc.record({ memory: count, passes: count, lanes: count, salt: bytesOf(16) })
const id = bytesOf(16)
const slot = fc.oneof(
  fc.record({
    id,
    kind: fc.constant('password' as const),
    label: bytesOf(32),
    derivation,
    identity: bytesOf(200),
    masterKey,
    extra,
  }),
  fc.record({ id, kind: fc.constantFrom('recovery' as const, 'invitation' as const), masterKey, extra }),
  fc.record({ id, kind: fc.constantFrom('device', 'copy', 'future'), extra }).map((given) => ({
    id: given.id,
    kind: 'other' as const,
    fields: { ...given.extra, id: given.id, kind: given.kind },
  })),
)
const member = fc.record({
  id: text,
  login: text,
  slot: fc.option(id),
  signing: bytesOf(32),
  document: bytesOf(65),
  exchange: bytesOf(32),
  extra,
})
const recipient = fc.record({
  slot: id,
  exchange: bytesOf(32),
  member: fc.option(text),
  expires: fc.option(count),
  extra,
})
const epoch = fc.record({ number: count, since: count, masterKey: fc.option(bytesOf(32)), extra })
const headers: fc.Arbitrary<Header> = fc.record({
  clear: fc.record({
    minor: fc.nat(65_535),
    vaultId: bytesOf(32),
    salt: bytesOf(32),
    sequence: count,
    slots: fc.array(slot, { maxLength: 4 }),
    extra,
  }),
  sealed: fc.record({
    members: fc.array(member, { maxLength: 4 }),
    recipients: fc.array(recipient, { maxLength: 4 }),
    epochs: fc.array(epoch, { maxLength: 3 }),
    heads: fc.oneof(leaf, fc.array(leaf)),
    extra,
  }),
})

function readWhole(file: Uint8Array, headerKey: Uint8Array): Header | null {
  const copy = readHeaderCopy(file)
  if (typeof copy === 'string') throw new Error(copy)
  const sealed = openSealedHeader(copy, headerKey)
  return sealed && { clear: copy.clear, sealed }
}

const [sample] = fc.sample(
  headers.filter(({ clear }) => clear.slots.length > 0),
  { numRuns: 1, seed: 7 },
)
if (sample === undefined) throw new Error('no sample')

/** As someone would do who edits a header and knows the format: the digest fits again. */
function withDigest(content: Buffer): Buffer {
  return Buffer.concat([content, createHash('sha256').update(content).digest()])
}

describe('header codec', () => {
  it('brings every header back, fields of newer versions and unknown slots included', () => {
    fc.assert(
      fc.property(headers, (header) => {
        expect(readWhole(encodeHeader(header, key), key)).toEqual(header)
      }),
      { numRuns: 150 },
    )
  })

  it('opens its sealed part under the header key only', () => {
    const file = encodeHeader(sample, key)
    expect(readWhole(file, randomBytes(32))).toBeNull()
  })

  it('calls every flipped byte and every cut damage, or another file where the magic is hit', () => {
    const file = encodeHeader(sample, key)
    for (let at = 0; at < file.length; at += 1) {
      const changed = Buffer.from(file)
      changed.writeUInt8(changed.readUInt8(at) ^ 0x20, at)
      expect(readHeaderCopy(changed)).toBe(at < 8 ? 'foreign' : 'damaged')
      expect(readHeaderCopy(file.subarray(0, at))).toBe('damaged')
    }
    expect(readHeaderCopy(Buffer.concat([file, Buffer.from([0])]))).toBe('damaged')
    expect(readHeaderCopy(Buffer.alloc(300_000, file.subarray(0, 16)))).toBe('damaged')
  })

  it('refuses a newer major version and reads a newer minor one', () => {
    const content = Buffer.from(encodeHeader(sample, key).subarray(0, -32))
    content.writeUInt16BE(2, 8)
    expect(readHeaderCopy(withDigest(content))).toBe('newer')
    const newer = { ...sample, clear: { ...sample.clear, minor: 9 } }
    expect(readWhole(encodeHeader(newer, key), key)?.clear.minor).toBe(9)
  })

  it('binds the sealed part to the clear one: edited slots and versions are not authentic', () => {
    const copy = readHeaderCopy(encodeHeader(sample, key))
    if (typeof copy === 'string') throw new Error(copy)
    expect(openSealedHeader(copy, key)).not.toBeNull()
    const edited = encodeHeader({ ...sample, clear: { ...sample.clear, slots: [] } }, randomBytes(32))
    const other = readHeaderCopy(edited)
    if (typeof other === 'string') throw new Error(other)
    expect(openSealedHeader({ ...copy, clearBytes: other.clearBytes }, key)).toBeNull()
    expect(openSealedHeader({ ...copy, prefix: Buffer.from('SEALBOOK\0\x01\0\x63', 'latin1') }, key)).toBeNull()
  })

  it.each([
    ['nothing', []],
    ['a clear part that is no map', [encodeCbor(7), new Uint8Array(60)]],
    ['a clear part without fields', [encodeCbor({}), new Uint8Array(60)]],
    ['text for bytes', ['clear', 'sealed']],
  ])('calls a body of %s damage', (_name, body) => {
    const bytes = encodeCbor(body)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    const content = Buffer.concat([Buffer.from('SEALBOOK\0\x01\0\0', 'latin1'), length, bytes])
    expect(readHeaderCopy(withDigest(content))).toBe('damaged')
  })
})
