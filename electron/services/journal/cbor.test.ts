import { decode, encode, rfc8949EncodeOptions } from 'cborg'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CborValue, decodeCbor, encodeCbor } from './cbor.ts'
import { CborError, maximumCborDepth } from './cbor-limits.ts'
import { writeByteStrings } from './cbor-writer.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const fromHex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'))

/** RFC 8949 appendix A: the examples that lie inside the subset. */
const vectors: readonly (readonly [string, CborValue])[] = [
  ['00', 0],
  ['01', 1],
  ['0a', 10],
  ['17', 23],
  ['1818', 24],
  ['1819', 25],
  ['1864', 100],
  ['1903e8', 1000],
  ['1a000f4240', 1_000_000],
  ['1b000000e8d4a51000', 1_000_000_000_000],
  ['20', -1],
  ['29', -10],
  ['3863', -100],
  ['3903e7', -1000],
  ['f4', false],
  ['f5', true],
  ['f6', null],
  ['40', new Uint8Array()],
  ['4401020304', Uint8Array.of(1, 2, 3, 4)],
  ['60', ''],
  ['6161', 'a'],
  ['6449455446', 'IETF'],
  ['62225c', '"\\'],
  ['62c3bc', 'ü'],
  ['63e6b0b4', '水'],
  ['64f0908591', '\u{10151}'],
  ['80', []],
  ['83010203', [1, 2, 3]],
  ['8301820203820405', [1, [2, 3], [4, 5]]],
  ['98190102030405060708090a0b0c0d0e0f101112131415161718181819', Array.from({ length: 25 }, (_, index) => index + 1)],
  ['a0', {}],
  [
    'a201020304',
    new Map([
      [1, 2],
      [3, 4],
    ]),
  ],
  ['a26161016162820203', { a: 1, b: [2, 3] }],
  ['826161a161626163', ['a', { b: 'c' }]],
  ['a56161614161626142616361436164614461656145', { a: 'A', b: 'B', c: 'C', d: 'D', e: 'E' }],
]

const refusedBytes: readonly (readonly [string, string, string])[] = [
  ['a half float', 'f93c00', 'a float'],
  ['a double float', 'fb3ff199999999999a', 'a float'],
  ['undefined', 'f7', 'undefined'],
  ['a break', 'ff', 'break'],
  ['a tag', 'c074323031332d30332d32315432303a30343a30305a', 'a tag'],
  ['a big integer', '1bffffffffffffffff', 'out of range'],
  ['2^53', '1b0020000000000000', 'out of range'],
  ['-2^53', '3b001fffffffffffff', 'out of range'],
  ['an indefinite array', '9fff', 'indefinite'],
  ['an indefinite byte string', '5f42010243030405ff', 'indefinite'],
  ['a one-byte head for 23', '1817', 'longer than needed'],
  ['a two-byte head for 255', '1900ff', 'longer than needed'],
  ['an eight-byte head for 2^32 - 1', '1b00000000ffffffff', 'longer than needed'],
  ['a long text length', '780161', 'longer than needed'],
  ['keys out of order', 'a2616201616101', 'out of order'],
  ['a key twice', 'a2616101616102', 'twice'],
  ['a byte-string key', 'a1416101', 'neither text nor integer'],
  ['mixed keys', 'a20101616101', 'text and integer keys'],
  ['an overlong UTF-8 form', '62c080', 'not UTF-8'],
  ['an encoded surrogate', '63eda080', 'not UTF-8'],
  ['a cut text', '6261', 'cut short'],
  ['a cut array', '8301', 'cut short'],
  ['an array that lies about its size', '9affffffff', 'cut short'],
  ['nothing', '', 'cut short'],
  ['bytes after the item', '0000', 'after the item'],
  ['arrays too deep', `${'81'.repeat(maximumCborDepth + 1)}00`, 'nested deeper'],
]

const refusedValues: readonly (readonly [string, unknown])[] = [
  ['a fraction', 1.5],
  ['infinity', Number.POSITIVE_INFINITY],
  ['not a number', Number.NaN],
  ['2^53', 2 ** 53],
  ['undefined', undefined],
  ['undefined in an object', { a: undefined }],
  ['a big integer', 1n],
  ['a date', new Date(0)],
  ['a function', () => 1],
  ['a lone surrogate', '\ud800'],
  ['a lone surrogate in a key', { '\udc00': 1 }],
  ['text keys in a Map', new Map([['a', 1]])],
  ['a set', new Set([1])],
]

const text = fc.string({ unit: 'grapheme' }).filter((value) => value.isWellFormed())
const value = fc.letrec<{ value: CborValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger().map((number) => number + 0),
    text,
    fc.uint8Array({ maxLength: 300 }),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(text, tie('value'), { maxKeys: 5, noNullPrototype: true }),
    fc.array(fc.tuple(fc.maxSafeInteger(), tie('value')), { minLength: 1, maxLength: 5 }).map((list) => new Map(list)),
  ),
})).value

describe('deterministic CBOR', () => {
  it.each(vectors)('RFC 8949 appendix A: %s', (bytes, item) => {
    expect(hex(encodeCbor(item))).toBe(bytes)
    expect(decodeCbor(fromHex(bytes))).toEqual(item)
  })

  it.each(refusedBytes)('refuses to read %s', (_name, bytes, problem) => {
    expect(() => decodeCbor(fromHex(bytes))).toThrow(CborError)
    expect(() => decodeCbor(fromHex(bytes))).toThrow(problem)
  })

  it.each(refusedValues)('refuses to write %s', (_name, item) => {
    expect(() => Reflect.apply(encodeCbor, undefined, [item])).toThrow(CborError)
  })

  it('refuses to write a value that contains itself', () => {
    const ring: unknown[] = []
    ring.push(ring)
    expect(() => Reflect.apply(encodeCbor, undefined, [ring])).toThrow('nested deeper')
  })

  it('keeps a key named __proto__ as data', () => {
    const item = Object.fromEntries([['__proto__', 1]])
    expect(Object.entries(decodeCbor(encodeCbor(item)) ?? {})).toEqual([['__proto__', 1]])
  })

  it('reads back what it wrote, and writes back what it read', () => {
    fc.assert(
      fc.property(value, (item) => {
        const bytes = encodeCbor(item)
        const read = decodeCbor(bytes)
        expect(read).toEqual(item)
        expect(hex(encodeCbor(read))).toBe(hex(bytes))
      }),
    )
  })

  it('agrees with an independent reader', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(text, fc.boolean(), fc.maxSafeInteger(), fc.constant(null))), (list) => {
        const bytes = encodeCbor(list)
        expect(decodeCbor(bytes)).toEqual(decode(bytes, { strict: true }))
      }),
    )
  })

  it('writes what an independent writer writes', () => {
    fc.assert(
      fc.property(value, (item) => {
        expect(hex(encodeCbor(item))).toBe(hex(encode(item, rfc8949EncodeOptions)))
      }),
      { numRuns: 2000 },
    )
    const keys = Object.fromEntries(['z', 'aa', '\u{10151}', '\uff5e', 'é', '', 'b'].map((key) => [key, 1]))
    const numbers = new Map([300, -1, 24, 0, -300, 23, -25, 2 ** 40].map((key) => [key, 1]))
    for (const item of [keys, numbers, 'x'.repeat(70_000), new Uint8Array(70_000)])
      expect(hex(encodeCbor(item))).toBe(hex(encode(item, rfc8949EncodeOptions)))
  })

  it('writes byte strings of many values in one pass as one by one', () => {
    const prefix = Uint8Array.from({ length: 16 }, (_, index) => index)
    // Lengths on both sides of each place where the head grows.
    const lengths = [0, 5, 6, 7, 8, 200, 236, 237, 238, 239, 240, 65_514, 65_515, 65_516, 65_517, 65_518, 70_000]
    const values = [null, ...lengths.map((length) => 'x'.repeat(length)), [], { a: [1, null] }, null]
    const items = values.map((value, index) => (index === 3 ? null : { prefix, value }))
    const { bytes, contents } = writeByteStrings(items)
    const expected = items.map((item) => item && Buffer.concat([prefix, encodeCbor(item.value)]))
    expect(contents.map((content) => content && hex(content))).toEqual(expected.map((each) => each && hex(each)))
    expect(hex(bytes)).toBe(hex(encodeCbor(expected)))
    expect(hex(writeByteStrings([]).bytes)).toBe('80')
  })

  it('accepts no second spelling: random bytes are refused or re-encode to themselves', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 12 }), (bytes) => {
        let read: CborValue
        try {
          read = decodeCbor(bytes)
        } catch (error) {
          expect(error).toBeInstanceOf(CborError)
          return
        }
        expect(hex(encodeCbor(read))).toBe(hex(bytes))
      }),
      { numRuns: 5000 },
    )
  })
})
