import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CborValue, encodeCbor } from './cbor.ts'
import { type ChangeSet, decodeChangeSet, encodeChangeSet, type Operation } from './change-set.ts'
import { entryIsSigned, readEntry, signEntry } from './signed-entry.ts'
import { testKey, testVerify } from './test-journal.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const digest = (fill: number) => new Uint8Array(32).fill(fill)
const vault = hex(digest(9))

const set: Operation = { kind: 'set', record: 'finding', id: 'f1', field: 'title', base: 'a:1', commit: digest(1) }
const change: ChangeSet = {
  version: 1,
  vault,
  device: 'a',
  member: 'm1',
  seq: 2,
  prev: digest(2),
  deps: { b: 7 },
  lamport: 8,
  wall: 1_795_000_000_000,
  zone: 'Europe/Berlin',
  operations: [set],
}

const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => text.isWellFormed())
const device = fc.stringMatching(/^[A-Za-z0-9_-]{1,16}$/)
const positive = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })
const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 })
const base = fc.option(
  fc.tuple(device, fc.integer({ min: 1 })).map(([feed, seq]) => `${feed}:${seq}`),
  { nil: null },
)
const subject = { record: name, id: name, base }
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ ...subject, kind: fc.constant('create' as const), base: fc.constant(null), commit: fc.constant(null) }),
  fc.record({ ...subject, kind: fc.constant('set' as const), field: name, commit: bytes32 }),
  fc.record({
    ...subject,
    kind: fc.constantFrom('add' as const, 'remove' as const),
    field: name,
    part: name,
    commit: fc.option(bytes32, { nil: null }),
  }),
  fc.record({
    ...subject,
    kind: fc.constantFrom('archive' as const, 'restore' as const, 'redact' as const),
    commit: fc.constant(null),
  }),
)
const anyChange: fc.Arbitrary<ChangeSet> = fc
  .record({
    vault: bytes32.map(hex),
    device: device.map((text) => `own-${text}`),
    member: name,
    seq: fc.integer({ min: 1, max: 1000 }),
    prev: bytes32,
    deps: fc.dictionary(device, positive, { maxKeys: 3, noNullPrototype: true }),
    lamport: positive,
    wall: fc.nat(),
    zone: name,
    operations: fc.array(operation, { minLength: 1, maxLength: 5 }),
    extra: fc.record({ reason: name, batch: name }, { requiredKeys: [] }),
  })
  .map(({ extra, ...rest }) => ({ version: 1, ...rest, ...extra, prev: rest.seq === 1 ? null : rest.prev }))

/** The payload with one member replaced; undefined takes it away. */
function payloadWith(key: number, value: CborValue | undefined): Uint8Array {
  const map = new Map<number, CborValue>([
    [1, 1],
    [2, digest(9)],
    [3, 'a'],
    [4, 2],
    [5, digest(2)],
    [6, 'm1'],
    [7, 8],
    [8, change.wall],
    [9, 'Europe/Berlin'],
    [10, { b: 7 }],
    [11, [[2, 'finding', 'f1', 'title', null, 'a:1', digest(1)]]],
  ])
  if (value === undefined) map.delete(key)
  else map.set(key, value)
  return encodeCbor(map)
}

describe('the payload of an entry', () => {
  it('has the keys and members that the format states', () => {
    expect(hex(encodeChangeSet(change))).toBe(hex(payloadWith(1, 1)))
    expect(hex(encodeChangeSet({ ...change, reason: 'r', batch: 'b' }))).toContain('0c6172' + '0d6162')
  })

  it('reads back as written', () => {
    fc.assert(
      fc.property(anyChange, (any) => {
        expect(decodeChangeSet(encodeChangeSet(any))).toEqual(any)
      }),
    )
  })

  const operationWith = (index: number, value: CborValue): CborValue => [
    ([2, 'finding', 'f1', 'title', null, 'a:1', digest(1)] as const).map((member, at) =>
      at === index ? value : member,
    ),
  ]
  const refused: readonly (readonly [string, number, CborValue | undefined, string])[] = [
    ['an unknown version', 1, 2, 'version'],
    ['no version', 1, undefined, 'version'],
    ['a key from the future', 14, 1, 'payload'],
    ['a short vault id', 2, new Uint8Array(31), 'vault'],
    ['no vault id after the first entry', 2, new Uint8Array(), 'vault'],
    ['a device with a colon', 3, 'a:b', 'device'],
    ['a device with a newline', 3, 'a\n', 'device'],
    ['sequence 0', 4, 0, 'seq'],
    ['a first entry with a predecessor', 4, 1, 'prev'],
    ['a later entry without one', 5, null, 'prev'],
    ['a short predecessor', 5, new Uint8Array(20), 'prev'],
    ['an empty member', 6, '', 'member'],
    ['lamport 0', 7, 0, 'lamport'],
    ['a time before 1970', 8, -1, 'wall'],
    ['a zone that is not text', 9, 0, 'zone'],
    ['deps on its own feed', 10, { a: 1 }, 'deps'],
    ['deps on entry 0', 10, { b: 0 }, 'deps.b'],
    ['deps as a list', 10, [], 'deps'],
    ['no operations', 11, [], 'operations'],
    ['operations that are no list', 11, 1, 'operations'],
    ['an operation of six members', 11, [[1, 'r', 'i', null, null, null]], 'operations.0'],
    ['an unknown kind', 11, operationWith(0, 8), 'operations.0.kind'],
    ['kind 0', 11, operationWith(0, 0), 'operations.0.kind'],
    ['an empty record name', 11, operationWith(1, ''), 'operations.0.record'],
    ['an id that is not text', 11, operationWith(2, 1), 'operations.0.id'],
    ['a set without field', 11, operationWith(3, null), 'operations.0.field'],
    ['a part that is not text', 11, operationWith(4, 1), 'operations.0.part'],
    ['a base that is no revision', 11, operationWith(5, 'a:0'), 'operations.0.base'],
    ['a set without commitment', 11, operationWith(6, null), 'operations.0.commit'],
    ['a short commitment', 11, operationWith(6, new Uint8Array(31)), 'operations.0.commit'],
    ['a create with a field', 11, operationWith(0, 1), 'operations.0.field'],
    ['an archive with a field', 11, operationWith(0, 5), 'operations.0.field'],
    ['an empty reason', 12, '', 'reason'],
    ['a batch that is not text', 13, 1, 'batch'],
  ]
  it.each(refused)('refuses %s and says where', (_name, key, value, where) => {
    expect(() => decodeChangeSet(payloadWith(key, value))).toThrow(
      expect.objectContaining({
        code: 'storage',
        key: 'errors.journalUnreadable',
        parameters: expect.objectContaining({ where }),
      }),
    )
  })

  it('refuses what is not CBOR, naming the payload', () => {
    expect(() => decodeChangeSet(Uint8Array.of(0xa1))).toThrow('"where":"payload"')
  })
})

describe('a signed entry', () => {
  const key = testKey(new Uint8Array(32).fill(7))
  const entry = signEntry(change, key.sign)

  it('is a COSE_Sign1 of RFC 9052, byte for byte', () => {
    const payload = encodeChangeSet(change)
    // {1: -8, 4: 'a'} of RFC 9052 section 3.1, then the Sig_structure of section 4.4 written out by hand.
    const header = Buffer.from('a20127044161', 'hex')
    const length = Buffer.from([0x58, payload.length])
    expect(payload.length).toBeLessThan(256)
    const message = Buffer.concat([
      Buffer.from('846a', 'hex'),
      Buffer.from('Signature1'),
      Buffer.from('46', 'hex'),
      header,
      Buffer.from('40', 'hex'),
      length,
      payload,
    ])
    const signature = key.sign(message)
    expect(hex(entry)).toBe(
      hex(
        Buffer.concat([
          Buffer.from('d28446', 'hex'),
          header,
          Buffer.from('a0', 'hex'),
          length,
          payload,
          Buffer.from('5840', 'hex'),
          signature,
        ]),
      ),
    )
  })

  it('reads back, and verifies with its own key only', () => {
    const read = readEntry(entry)
    expect(read.change).toEqual(change)
    expect(entryIsSigned(read, key.publicKey, testVerify)).toBe(true)
    expect(entryIsSigned(read, testKey().publicKey, testVerify)).toBe(false)
  })

  it('has no bit that can be changed: it is refused or no longer signed', () => {
    fc.assert(
      fc.property(fc.nat({ max: entry.length - 1 }), fc.nat({ max: 7 }), (at, bit) => {
        const altered = new Uint8Array(entry).with(at, (entry[at] ?? 0) ^ (1 << bit))
        let signed = false
        try {
          signed = entryIsSigned(readEntry(altered), key.publicKey, testVerify)
        } catch (error) {
          expect(error).toMatchObject({ code: 'storage', key: 'errors.journalUnreadable' })
        }
        expect(signed).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['another tag', (bytes: Uint8Array) => bytes.with(0, 0xd1)],
    ['another algorithm', (bytes: Uint8Array) => bytes.with(5, 0x26)],
    ['another key id', (bytes: Uint8Array) => bytes.with(8, 0x62)],
    ['bytes at its end', (bytes: Uint8Array) => Buffer.concat([bytes, Uint8Array.of(0)])],
  ])('is refused with %s', (_name, alter) => {
    expect(() => readEntry(alter(new Uint8Array(entry)))).toThrow('journalUnreadable')
  })

  it('carries device names of every length in its header', () => {
    for (const length of [1, 22, 23, 24, 25, 64]) {
      const long = { ...change, device: 'd'.repeat(length) }
      expect(readEntry(signEntry(long, key.sign)).change.device).toBe(long.device)
    }
  })
})
