import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { signDocument } from '../../electron/services/documents/signature/sign-document.ts'
import { sampleDocument } from '../../electron/services/documents/testing/sample-document.ts'
import { sealedAttachments } from '../../electron/services/documents/testing/sample-seal.ts'
import {
  sampleAuthority,
  sampleInstant,
  samplePerson,
  sampleRequest,
} from '../../electron/services/documents/testing/sample-signers.ts'
import { tamperedDocuments } from '../../electron/services/documents/testing/tampered-documents.ts'
import { flipped, withUnsignedAttribute } from '../../electron/services/documents/testing/tampering.ts'
import { verifyDocument } from '../../electron/services/documents/verify/verify-document.ts'
import { certificatePem } from '../../electron/services/vault/certificates.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'sealbook-verify-'))
const program = path.join(import.meta.dirname, 'sealbook_verify.py')
const signedAt = sampleInstant + 60_000
const authority = await sampleAuthority()
const rogue = await sampleAuthority()
const auditor = await samplePerson(authority, 'Åsa Łukasz', '10')
const lead = await samplePerson(authority, '李明', '11')
const impostor = await samplePerson(rogue, '李明', '11')
const attachments = sealedAttachments()
const ca = path.join(folder, 'ca.pem')
writeFileSync(ca, certificatePem(authority.certificate))
afterAll(() => rmSync(folder, { recursive: true }))

function judge(bytes: Buffer, ...parameters: string[]): { readonly verdict: string; readonly text: string } {
  const file = path.join(folder, 'report.pdf')
  writeFileSync(file, bytes)
  const result = spawnSync('python3', [program, ...parameters, file], { encoding: 'utf8' })
  expect(result.stderr).toBe('')
  const verdict = /^verdict: (.*)$/m.exec(result.stdout)?.[1] ?? ''
  expect(result.status, result.stdout).toBe(verdict.startsWith('genuine') ? 0 : 1)
  return { verdict, text: result.stdout }
}

for (const references of ['table', 'stream'] as const) {
  const drawn = sampleDocument({ references, attachments })
  const one = await signDocument(drawn, sampleRequest(auditor, 1, { signedAt }))
  const two = await signDocument(one, sampleRequest(lead, 2, { signedAt }))

  it(`calls genuine what was signed, part by part (${references})`, () => {
    expect(judge(one, '--ca', ca).verdict).toBe('genuine')
    const { verdict, text } = judge(two, '--ca', ca)
    expect(verdict, text).toBe('genuine')
    expect(text).toContain('signature signature.2: genuine (李明, authority trusted)')
    expect(text).toContain('later revision 2: genuine (a signature)')
    expect(text).toContain('journal proof: genuine')
    expect(judge(two).verdict).toBe('genuine, authority unknown')
    expect(judge(drawn, '--ca', ca).verdict).toBe('cannot judge')
  })

  it(`never calls genuine what the product calls changed (${references})`, async () => {
    const forged = Object.entries(tamperedDocuments(one, two)).filter(([name]) => name !== 'the last signature cut off')
    const damaged = [200, 1500, one.length - 40, one.length + 60, two.length - 30].map((position) =>
      flipped(two, position),
    )
    const swapped = await signDocument(one, sampleRequest(impostor, 2, { signedAt }))
    for (const bytes of [...forged.map(([, [, file]]) => file), ...damaged, swapped, withUnsignedAttribute(two)]) {
      const ours = await verifyDocument(bytes, { trust: [authority.certificate], now: Date.now() })
      expect(ours.verdict).not.toBe('genuine')
      const { verdict, text } = judge(bytes, '--ca', ca)
      expect(verdict, text).not.toMatch(/^genuine/)
    }
  })
}

it('compares the records with the seal by its own means', async () => {
  const other = { ...attachments, 'audit-records.json': Buffer.from('{}') }
  const drawn = sampleDocument({ references: 'table', attachments: other })
  const { text } = judge(await signDocument(drawn, sampleRequest(auditor, 1, { signedAt })), '--ca', ca)
  expect(text).toContain('attachments: genuine')
  expect(text).toContain('journal proof: changed (the seal is of other records)')
})

it.each([
  ['nothing', Buffer.alloc(0)],
  ['a head', Buffer.from('%PDF-1.7\n')],
  ['deep nesting', Buffer.from(`%PDF-1.7\nxref\n0 0\ntrailer\n${'['.repeat(50_000)}\nstartxref\n9\n%%EOF\n`)],
])('says that it cannot judge %s', (_, bytes) => {
  expect(judge(bytes, '--ca', ca).verdict).toBe('cannot judge')
})
