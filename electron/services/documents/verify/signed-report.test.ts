import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Attachment } from '#services/documents/attachments.ts'
import { drawAuditReport } from '#services/modules/audits/audits.report.ts'
import { sampleProjection } from '#services/modules/audits/testing/sample-report.ts'
import { sampleOptions } from '#services/reports/testing/sample-options.ts'
import { certificatePem } from '#services/vault/certificates.ts'
import { lintDocument } from '../lint.ts'
import { signDocument } from '../signature/sign-document.ts'
import { hasTools, run, withFile } from '../testing/outside-tools.ts'
import { sealedAttachments } from '../testing/sample-seal.ts'
import { sampleAuthority, sampleInstant, samplePerson, sampleRequest } from '../testing/sample-signers.ts'
import { flipped } from '../testing/tampering.ts'
import { verifyDocument } from './verify-document.ts'

const now = sampleInstant + 3_600_000
const authority = await sampleAuthority()
const auditor = await samplePerson(authority, 'Åsa Łukasz', '10')
const lead = await samplePerson(authority, '李明', '11')
const records = Buffer.from('{"audit":"A-2026-003"}')
const verifier = path.resolve(import.meta.dirname, '../../../../build/verify/sealbook_verify.py')

async function drawnReport(findings: number): Promise<Buffer> {
  const options = sampleOptions('zh-CN')
  const [first] = options.attachments
  const attachments = Object.entries(sealedAttachments(records)).map(([name, bytes]): Attachment => {
    const instant = new Date(options.proof.sealedAt)
    const isRecords = name === 'audit-records.json'
    const mediaType = isRecords ? 'application/json' : 'application/octet-stream'
    const described = { mediaType, description: name, created: instant, modified: instant }
    return { ...first, ...described, name, bytes, relationship: isRecords ? 'Data' : 'Supplement' }
  })
  const proof = { ...options.proof, recordsSha256: createHash('sha256').update(records).digest('hex') }
  return drawAuditReport(sampleProjection('zh-CN', findings), { ...options, attachments, proof })
}

describe.runIf(hasTools('qpdf', 'pdfsig', 'certutil', 'python3'))('a drawn audit report, signed twice', async () => {
  const drawn = await drawnReport(12)
  const one = await signDocument(drawn, sampleRequest(auditor, 1))
  const two = await signDocument(one, sampleRequest(lead, 2))

  it('is genuine for this verifier and for the independent one', async () => {
    const verdict = await verifyDocument(two, { trust: [authority.certificate], now })
    expect(verdict.findings).toEqual([])
    expect(verdict.verdict).toBe('genuine')
    withFile(two, (file, folder) => {
      writeFileSync(path.join(folder, 'ca.pem'), certificatePem(authority.certificate))
      expect(run('python3', verifier, '--ca', path.join(folder, 'ca.pem'), file)).toContain('verdict: genuine\n')
    })
  })

  it('keeps its archival form, and is sound and trusted for outside programs', () => {
    expect(lintDocument(two)).toEqual([])
    withFile(two, (file, folder) => {
      run('qpdf', '--check', file)
      writeFileSync(path.join(folder, 'ca.pem'), certificatePem(authority.certificate))
      run('certutil', '-N', '-d', folder, '--empty-password')
      run('certutil', '-A', '-d', folder, '-n', 'team', '-t', 'C,C,C', '-i', path.join(folder, 'ca.pem'))
      const text = run('pdfsig', '-nssdir', folder, file)
      expect(text.match(/Signature is Valid\./g)).toHaveLength(2)
      expect(text.match(/Certificate is Trusted\./g)).toHaveLength(2)
      expect(text.slice(text.indexOf('Signature #2'))).toContain('  - Total document signed')
    })
  })

  it('is refused after any of forty changed bits', async () => {
    for (let index = 0; index < 40; index++) {
      const position = Math.floor((index * (drawn.length - 1)) / 39)
      const verdict = await verifyDocument(flipped(two, position), { trust: [authority.certificate], now })
      expect(verdict.verdict, `byte ${position}`).not.toMatch(/^genuine/)
    }
  })
})
