import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OperationError } from '#shared/contract/errors.ts'
import { sampleDocument } from '../testing/sample-document.ts'
import { verifyDocument } from '../verify/verify-document.ts'
import { objectAt, openPdf } from './pdf-file.ts'
import { decodeStream } from './pdf-filter.ts'
import { readValue } from './pdf-lexer.ts'
import { maximumFileBytes, maximumInflatedBytes, newBudget } from './pdf-limits.ts'
import { array, dictionary, name, type PdfValue, reference, serialize, textOf, textString } from './pdf-value.ts'

const good = sampleDocument({ references: 'table' })

function withTail(body: string): Buffer {
  const head = '%PDF-1.7\n'
  return Buffer.from(`${head}${body}`, 'latin1')
}

function table(rows: string, trailer: string, start = 9): Buffer {
  return withTail(`xref\n${rows}trailer\n${trailer}\nstartxref\n${start}\n%%EOF\n`)
}

const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
const hostile: Readonly<Record<string, readonly [string, Buffer]>> = {
  'not a PDF': ['verify.notPdf', Buffer.from('PK\u0003\u0004')],
  nothing: ['verify.notPdf', Buffer.alloc(0)],
  'a file of 64 MB and one byte': ['verify.tooLarge', Buffer.alloc(maximumFileBytes + 1, '%PDF-')],
  'a head alone': ['verify.damagedStructure', Buffer.from('%PDF-1.7\n')],
  'a file cut short': ['verify.damagedStructure', good.subarray(0, good.length - 200)],
  'references that lead back': ['verify.revisionsOutOfOrder', table('0 0\n', '<</Size 1 /Root 1 0 R /Prev 9>>')],
  'four thousand million rows': ['verify.tooComplex', table('0 4294967295\n', '<</Size 1 /Root 1 0 R>>')],
  'a hundred thousand arrays in each other': ['verify.tooDeep', table('0 0\n', `<</Size 1 /Root ${nested}>>`)],
  'a key that stands twice': ['verify.repeatedKey', table('0 0\n', '<</Size 1 /Size 2 /Root 1 0 R>>')],
  'a hybrid file': ['verify.hybridFile', table('0 0\n', '<</Size 1 /Root 1 0 R /XRefStm 9>>')],
  'an encrypted file': ['verify.encrypted', table('0 0\n', '<</Size 1 /Root 1 0 R /Encrypt 2 0 R>>')],
  'a root that refers to itself': [
    'verify.tooDeep',
    withTail(
      '1 0 obj\n1 0 R\nendobj\nxref\n1 1\n0000000009 00000 n \ntrailer\n<</Size 2/Root 1 0 R>>\nstartxref\n30\n%%EOF\n',
    ),
  ],
}

describe('a hostile file', () => {
  it.each(Object.entries(hostile))('ends with its own refusal: %s', async (_, [key, bytes]) => {
    const verdict = await verifyDocument(Buffer.from(bytes), { trust: [], now: 0 })
    expect(verdict.verdict).toBe(bytes.includes('sealbook:') ? 'not-genuine' : 'not-sealbook')
    expect(verdict.findings.map((item) => item.key)).toContain(key)
  })

  it('that is a compression bomb stops at its budget', () => {
    const dictionaryOfBomb = dictionary({ Filter: name('FlateDecode') })
    const raw = deflateSync(Buffer.alloc(2 * 1024 * 1024))
    const budget = { bytes: 0, inflated: 1024 * 1024 }
    const stream = { kind: 'stream' as const, dictionary: dictionaryOfBomb, raw }
    expect(() => decodeStream(stream, budget)).toThrow('verify.tooComplex')
    expect(newBudget(raw.length).inflated).toBe(maximumInflatedBytes)
  })

  it('that names the same bytes in every row costs no more than its budget', () => {
    const body = '1 0 obj\n[1 2 3]\nendobj\n'
    const rows = Array.from({ length: 50_000 }, () => '0000000009 00000 n \n').join('')
    const start = 9 + body.length
    const file = withTail(
      `${body}xref\n1 50000\n${rows}trailer\n<</Size 50001/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`,
    )
    const opened = openPdf(file)
    expect(objectAt(opened, 1, 0)?.value).toEqual(array([1, 2, 3]))
    expect(() => objectAt(opened, 2, 0)).toThrow(OperationError)
  })

  it('of random bytes never breaks anything but itself', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.nat(good.length), async (noise, place) => {
        const bytes = Buffer.concat([good.subarray(0, place), noise, good.subarray(place + noise.length)])
        const verdict = await verifyDocument(bytes, { trust: [], now: 0 })
        expect(['not-genuine', 'changed', 'not-sealbook']).toContain(verdict.verdict)
      }),
      { numRuns: 300 },
    )
  })
})

describe('values', () => {
  const value: fc.Memo<PdfValue> = fc.memo((depth) => {
    const plain = fc.oneof(
      fc.constant(null),
      fc.boolean(),
      fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }),
      fc.string({ unit: 'binary-ascii' }).map((text) => name(text.replaceAll('\0', ''))),
      fc.string({ unit: 'grapheme' }).map(textString),
      fc.nat(9_999_999).map(reference),
    )
    if (depth <= 1) return plain
    const entries = fc.dictionary(fc.stringMatching(/^[A-Za-z#/ ]{1,6}$/), value(), {
      maxKeys: 4,
      noNullPrototype: true,
    })
    return fc.oneof(plain, fc.array(value(), { maxLength: 4 }).map(array), entries.map(dictionary))
  })

  it('are read as they were written', () => {
    fc.assert(
      fc.property(value(4), (written) => {
        const bytes = Buffer.concat([serialize(written), Buffer.from(' ')])
        const read = readValue({ bytes, position: 0, budget: { bytes: 1_000_000, inflated: 0 } })
        expect(serialize(read).equals(serialize(written))).toBe(true)
      }),
    )
  })

  it.each([
    ['(a\\(b\\)\\101(c))', 'a(b)A(c)'],
    ['(line\\\nbreak\\n)', 'linebreak\n'],
    ['<4a4B4>', 'JK@'],
    ['<feff674e660e>', '李明'],
  ])('read strings in every spelling: %s', (written, text) => {
    const cursor = { bytes: Buffer.from(written), position: 0, budget: { bytes: 1000, inflated: 0 } }
    expect(textOf(readValue(cursor))).toBe(text)
  })

  it('writes small numbers without an exponent', () => {
    expect(serialize(array([1e-7, 0.1 + 0.2, -3])).toString()).toBe('[0.0000001 0.30000000000000004 -3]')
  })
})
