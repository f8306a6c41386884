import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { objectAt, openPdf } from '../signature/pdf-file.ts'
import { appendUpdate } from '../signature/pdf-update.ts'
import { array, dictionary, name, type PdfValue, reference, textString } from '../signature/pdf-value.ts'
import { signDocument } from '../signature/sign-document.ts'
import { sampleDocument, sampleRecords, writeDocument } from '../testing/sample-document.ts'
import { sealedAttachments } from '../testing/sample-seal.ts'
import { sampleAuthority, sampleInstant, samplePerson, sampleRequest } from '../testing/sample-signers.ts'
import { tamperedDocuments } from '../testing/tampered-documents.ts'
import { edited, editedCatalog, flipped, forge, written } from '../testing/tampering.ts'
import { verifyDocument } from './verify-document.ts'

const now = sampleInstant + 3_600_000
const authority = await sampleAuthority()
const auditor = await samplePerson(authority, 'Åsa Łukasz', '10')
const lead = await samplePerson(authority, '李明', '11')
const rogue = await sampleAuthority()
const impostor = await samplePerson(rogue, '李明', '11')
const input = { trust: [authority.certificate], now, requiredFields: ['signature.1', 'signature.2'] }
const attachments = sealedAttachments()

async function judged(bytes: Buffer): Promise<readonly [string, readonly string[]]> {
  const verdict = await verifyDocument(bytes, input)
  return [verdict.verdict, verdict.findings.map((item) => item.key)]
}

function at(bytes: Buffer, text: string, from = 0): number {
  const position = bytes.indexOf(text, from)
  expect(position).toBeGreaterThanOrEqual(0)
  return position
}

describe.each(['table', 'stream'] as const)('with a cross-reference %s', async (references) => {
  const one = await signDocument(sampleDocument({ references, attachments }), sampleRequest(auditor, 1))
  const two = await signDocument(one, sampleRequest(lead, 2))
  const original = openPdf(two)
  const startOf = (number: number) => objectAt(original, number, 0)?.start ?? 0
  const updates = tamperedDocuments(one, two)

  it.each(Object.entries(updates))('names what an update did: %s', async (_, [key, bytes]) => {
    const [verdict, keys] = await judged(bytes)
    expect(verdict).toBe('changed')
    expect(keys).toContain(key)
  })

  it('names an empty field that is drawn on without being signed', async () => {
    const forged = forge(one, (file, next) => [
      edited(file, 9, { AP: dictionary({ N: reference(next) }) }),
      written(next, dictionary({ Type: name('XObject') })),
    ])
    expect((await judged(forged))[1]).toContain('verify.appearanceChanged')
  })

  it('names content between the objects of an update', async () => {
    const file = openPdf(two)
    const { bytes } = appendUpdate(file, [])
    const hidden = Buffer.from('4 0 obj\n(shadow)\nendobj\n')
    const start = bytes.lastIndexOf('startxref')
    const offset = Number(/\d+/.exec(bytes.toString('latin1', start))?.[0])
    const moved = bytes.subarray(offset, start)
    const tail = Buffer.from(`startxref\n${offset + hidden.length}\n%%EOF\n`)
    const forged = Buffer.concat([bytes.subarray(0, offset), hidden, moved, tail])
    const [verdict, keys] = await judged(forged)
    expect(verdict).not.toMatch(/^genuine/)
    expect(keys).toContain('verify.hiddenBytes')
  })

  it('names changed bytes under a signature, wherever they stand', async () => {
    for (const position of [startOf(5) + 70, startOf(21) + 140, at(two, 'sealbook:recordsSha256>') + 30]) {
      const [verdict, keys] = await judged(flipped(two, position))
      expect(['changed', 'not-genuine', 'not-sealbook']).toContain(verdict)
      expect(keys.length).toBeGreaterThan(0)
    }
    expect((await judged(flipped(two, startOf(5) + 70)))[1]).toContain('verify.contentChanged')
  })

  it('refuses a changed first signature although the second one covers it', async () => {
    const forged = flipped(two, at(two, '/Contents <') + 11 + 3000)
    const [verdict, keys] = await judged(forged)
    expect(verdict).not.toMatch(/^genuine/)
    expect(keys).toContain('verify.contentChanged')
  })

  it('refuses a shortened byte range', async () => {
    const range = /\/ByteRange \[0 \d+ \d+ (\d+)/.exec(two.toString('latin1', one.length))
    const digits = range?.[1] ?? ''
    const position = one.length + (range?.index ?? 0) + (range?.[0].length ?? 0) - digits.length
    const forged = Buffer.from(two)
    forged.write(String(Number(digits) - 100).padEnd(digits.length, ' '), position, 'latin1')
    expect((await judged(forged))[1]).toContain('verify.byteRange')
  })

  it('refuses a countersignature under an authority of the same name', async () => {
    const forged = await signDocument(one, sampleRequest(impostor, 2))
    expect(await judged(forged)).toEqual(['not-genuine', ['verify.authorityNameMisused']])
  })

  it('refuses a file that another program has written anew', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'sealbook-rewrite-'))
    try {
      writeFileSync(path.join(folder, 'signed.pdf'), two)
      execFileSync('qpdf', ['--object-streams=preserve', 'signed.pdf', 'again.pdf'], { cwd: folder })
      const again = readFileSync(path.join(folder, 'again.pdf'))
      return expect(judged(again)).resolves.toMatchObject(['changed', expect.arrayContaining(['verify.byteRange'])])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('accepts validation data that is added later, and reads its revocation lists', async () => {
    const forged = forge(two, (file, next) => [
      editedCatalog(file, { DSS: reference(next) }),
      written(next, dictionary({ Type: name('DSS'), CRLs: array([reference(next + 1)]) })),
      written(next + 1, { kind: 'stream', dictionary: dictionary({}), raw: Buffer.from('not a list') }),
    ])
    const verdict = await verifyDocument(forged, input)
    expect(verdict.findings).toEqual([])
    expect(verdict.laterRevisions.map((revision) => revision.adds)).toEqual(['signature', 'validation-data'])
  })

  it('refuses every one of 300 changed bits, half of them in the last signature itself', async () => {
    const hole = two.lastIndexOf('/Contents <') + 11
    const used = two.toString('latin1', hole, hole + 24_576).replace(/0+$/, '').length
    const positions = Array.from({ length: 150 }, (_, index) => [
      Math.floor((index * (two.length - 1)) / 149),
      hole + Math.floor((index * (used - 1)) / 149),
    ]).flat()
    const accepted: number[] = []
    for (const [index, position] of positions.entries()) {
      const verdict = await verifyDocument(flipped(two, position, 1 << (index % 8)), input)
      if (verdict.verdict.startsWith('genuine')) accepted.push(position - hole)
    }
    expect(accepted).toEqual([])
  })
})

it('goes through a huge forged update in bounded time', async () => {
  const count = 3000
  const widgets = new Map(Array.from({ length: count }, (_, index) => [100 + index, widget(`f${index}`)] as const))
  const objects = new Map<number, PdfValue>([
    [1, dictionary({ Type: name('Catalog'), Pages: reference(2), AcroForm: reference(3) })],
    [2, dictionary({ Type: name('Pages'), Kids: array([...widgets.keys()].map(reference)), Count: count })],
    [3, dictionary({ Fields: array([reference(4), ...[...widgets.keys()].map(reference)]) })],
    [4, widget('signature.1')],
    ...widgets,
  ])
  const signed = await signDocument(writeDocument(objects, 'table'), sampleRequest(auditor, 1))
  const forged = forge(signed, (file) => [...widgets.keys()].map((number) => edited(file, number, { F: 9 })))
  const many = forge(signed, (file) =>
    [...widgets.keys()].map((number) => edited(file, number, { V: reference(100 + count) })),
  )
  for (const bytes of [forged, many]) {
    const verdict = await verifyDocument(bytes, input)
    expect(verdict.findings.length).toBeGreaterThan(0)
    expect(verdict.findings.length).toBeLessThan(30)
  }
})

function widget(fullName: string): PdfValue {
  const box = array([0, 0, 0, 0])
  return dictionary({ Type: name('Annot'), FT: name('Sig'), T: textString(fullName), Rect: box })
}

it('names records that are not the sealed ones, though every signature holds', async () => {
  const other = Buffer.from('{"findings":[]}')
  const cases = [
    [{ attachments: sealedAttachments(sampleRecords, other) }, 'verify.sealOfOtherRecords'],
    [{ attachments, recordsSha256: '0'.repeat(64) }, 'verify.recordsChanged'],
    [{ attachments: { ...attachments, 'audit-records.json': other } }, 'verify.sealOfOtherRecords'],
    [{ attachments: { ...attachments, 'checkpoint.txt': Buffer.from('other') } }, 'verify.checkpointDiffers'],
    [{ attachments: { ...attachments, 'seal.cbor': sealedAttachments()['seal.cbor'] ?? other } }, 'verify.proofFails'],
  ] as const
  for (const [options, key] of cases) {
    const one = await signDocument(sampleDocument({ references: 'table', ...options }), sampleRequest(auditor, 1))
    const verdict = await verifyDocument(one, { trust: [authority.certificate], now })
    expect(verdict.signatures[0]?.state).toBe('genuine')
    expect([verdict.verdict, verdict.findings.map((item) => item.key)]).toEqual([
      'changed',
      expect.arrayContaining([key]),
    ])
  }
})
