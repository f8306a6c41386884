import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import type { SealedReport } from '#shared/modules/reports/reports.contract.ts'
import type { DocumentVerdict } from '#shared/modules/verification/verification.projection.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type TestVault, testPassword, testVault } from '../../testing/test-workbench.ts'
import { declareIndependent } from '../audits/testing/declared.ts'

async function bytesOf(vault: TestVault, file: OutgoingFile): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of vault.workbench.download(file.ticket).chunks) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function verdictOf(vault: TestVault, bytes: Buffer): Promise<DocumentVerdict> {
  const announced = { name: 'report.pdf', mediaType: 'application/pdf', size: bytes.length }
  const { ticket } = await vault.call<{ ticket: string }>('file.begin', announced)
  await vault.workbench.upload(
    ticket,
    (async function* () {
      yield bytes
    })(),
  )
  return await vault.call<DocumentVerdict>('verification.verify', { ticket })
}

describe('a sealed audit report', () => {
  let vault: TestVault
  let audit: AnyEntity
  beforeAll(async () => {
    vault = await testVault()
    const department = await vault.call<AnyEntity>('department.create', { draft: { name: '网络部', code: 'NET' } })
    const status = await vault.call<{ member: { person: string } }>('session.status', {})
    audit = await vault.call<AnyEntity>('audit.create', {
      draft: {
        title: 'Quarterly audit of endpoint protection',
        kind: 'quarterly',
        period: { start: '2026-01-01', end: '2026-03-31' },
        leadAuditor: status.member.person,
        auditees: [department.id],
        scope: 'Endpoints of the head office',
        objectives: 'Whether the seven measures hold',
        criteria: 'Security policy 3.2',
        method: 'Interviews and sampling',
        independence: 'Nobody audited their own work',
        opinion: 'partlyEffective',
        opinionText: 'Protection is in place on most machines.',
      },
    })
    await vault.call('finding.create', {
      draft: {
        title: '弱口令 on two switches',
        severity: 'high',
        condition: 'Default passwords',
        criterion: 'Baseline 4.2',
        department: department.id,
        audit: audit.id,
      },
    })
    await declareIndependent(vault.call, audit, status.member.person)
    for (const step of ['startFieldwork', 'startReporting', 'issue']) {
      const { id, revision } = audit
      audit = await vault.call<AnyEntity>('audit.move', { id, revision, step })
    }
  })
  afterAll(() => vault.remove())

  it.each(['en', 'zh-CN'])('is genuine to every judge (%s)', async (language) => {
    const input = { kind: 'audit', id: audit.id, language, password: testPassword }
    const { file } = await vault.call<SealedReport>('report.seal', input)
    const signed = await bytesOf(vault, file)
    const name = path.join(vault.root, `${language}.pdf`)
    writeFileSync(name, signed)
    expect(await verdictOf(vault, signed)).toMatchObject({
      verdict: 'genuine',
      attachments: { state: 'genuine' },
      journalProof: { state: 'genuine' },
    })
    expect(execFileSync('pdfsig', [name], { encoding: 'utf8' })).toMatch(
      /Total document signed[\s\S]*Signature is Valid/,
    )
    execFileSync('qpdf', ['--check', name])
    const text = execFileSync('pdftotext', ['-layout', name, '-'], { encoding: 'utf8' })
    expect(text).toContain('A-2026-001')
    expect(text).toContain('F-2026-001')
    expect(text).toContain('弱口令')
    const flipped = Buffer.from(signed)
    flipped[2000] = (flipped[2000] ?? 0) ^ 1
    expect((await verdictOf(vault, flipped)).verdict).not.toBe('genuine')
  })

  it('refuses a wrong password, and keeps seal and file in the journal', async () => {
    const input = { kind: 'audit', id: audit.id, language: 'en', password: 'not the password at all' }
    await expect(vault.call('report.seal', input)).rejects.toMatchObject({ key: 'errors.wrongPassword' })
    expect(await vault.call('seal.list', {})).toMatchObject({ total: 2 })
    expect(await vault.call('export.list', {})).toMatchObject({ total: 2 })
    expect(await vault.call('journal.audit', {})).toMatchObject({ damages: [] })
  })

  it('draws a draft that is no sealed document', async () => {
    const file = await vault.call<OutgoingFile>('report.draw', { kind: 'audit', id: audit.id, language: 'en' })
    const bytes = await bytesOf(vault, file)
    expect((await verdictOf(vault, bytes)).verdict).toBe('not-genuine')
  })
})
