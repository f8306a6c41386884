import { describe, expect, it } from 'vitest'
import { lintDocument } from '#services/documents/lint.ts'
import { hasTools, run, withFile } from '#services/documents/testing/outside-tools.ts'
import type { DocumentVerdict, SignatureReport } from '#shared/modules/verification/verification.projection.ts'
import { pagesOf } from '../../reports/testing/outside-reading.ts'
import { drawVerdictSheet, type VerdictSheet } from './verification.sheet.ts'

const genuine = { state: 'genuine' as const, findings: [] }
const signature = (field: string, more: Partial<SignatureReport> = {}): SignatureReport => ({
  ...{ ...genuine, field, kind: 'approval', signer: 'Mei 林', claimedAt: Date.UTC(2026, 2, 1, 8, 5), certificate: '' },
  authority: { standing: 'trusted', name: 'Bank CA', fingerprint: 'ab'.repeat(32), certificate: '' },
  ...{ revision: 0, ...more },
})
const verdict: DocumentVerdict = {
  ...{ verdict: 'genuine', findings: [], structure: genuine, attachments: genuine, isSealbook: true },
  signatures: [signature('signature.1'), signature('signature.2')],
  ...{ timeStamps: [], laterRevisions: [], missingSignatures: [] },
  journalProof: {
    ...genuine,
    seal: {
      ...{ id: '0190', vault: 'c0'.repeat(32), device: 'laptop', sequence: 7, sealedAt: Date.UTC(2026, 2, 1) },
      ...{ feedKey: '', checkpoint: { size: 99, root: 'ee'.repeat(32) } },
    },
  },
}
const sheet = (more: Partial<VerdictSheet> = {}): VerdictSheet => ({
  ...{ language: 'en', verdict, vault: 'North', isOwn: true, judgedAt: '2026-03-02T08:00:00.000Z' },
  declined: null,
  ...{ file: { name: 'A-2026-001 审计.pdf', size: 12_345, sha256: 'fe'.repeat(32) }, ...more },
})

async function textOf(given: VerdictSheet): Promise<string> {
  const bytes = await drawVerdictSheet(given)
  // It seals no records, and so names no digest of any; in all else it is held to what reports are.
  expect(lintDocument(bytes).filter(({ where }) => where !== 'sealbook:recordsSha256')).toEqual([])
  if (!hasTools('qpdf', 'pdftotext')) return ''
  return withFile(bytes, (name) => {
    run('qpdf', '--check', name)
    return pagesOf(name).join('').replace(/\s/g, '')
  })
}

describe('a verdict on paper', () => {
  it.each([
    [
      'en',
      ['Genuineandunchanged', '12,345bytes', 'anditsjournal', 'Mei林,1March202608:05UTC,authority:BankCA', 'known'],
    ],
    ['zh-CN', ['12,345字节', '及其日志', '日志laptop的第7条', '日志共99条']],
  ] as const)('names the bytes, what they were judged against, and every part (%s)', async (language, own) => {
    const text = await textOf(sheet({ language }))
    if (text === '') return
    for (const part of ['A-2026-001审计.pdf', 'fe'.repeat(32), 'ee'.repeat(32), ...own]) expect(text).toContain(part)
    // One authority of two signatures is told once.
    expect(text.split('ab'.repeat(32))).toHaveLength(2)
  })

  it.each([
    [{ vault: null, isOwn: false }, 'novaultwasopen'],
    [{ vault: 'South', isOwn: false }, 'Itdidnotsealthefile'],
  ])('says what was not asked: %o', async (more, said) => {
    const text = await textOf(sheet(more))
    if (text !== '') expect(text).toContain(said)
  })

  it.each([
    ['en', 'Vera,2March202608:15UTC,asthevaultNorthsays:Thescopeiswrong.'],
    ['zh-CN', '保险库North记载：Vera于2026年3月2日08:15UTC拒签，原因：Thescopeiswrong.'],
  ] as const)('says who declined to sign it, and that no byte of the file tells it (%s)', async (language, said) => {
    const declined = { who: 'Vera', at: '2026-03-02T08:15:00.000Z', reason: 'The scope is wrong.' }
    const text = await textOf(sheet({ language, declined }))
    if (text !== '') expect(text).toContain(said)
  })

  it('says why a file is not what it seems, and of which part', async () => {
    const broken = {
      state: 'changed' as const,
      findings: [{ key: 'verify.contentChanged', parameters: { name: 'Mei' } }],
    }
    const changed = { ...verdict, verdict: 'changed' as const, findings: broken.findings, attachments: broken }
    const text = await textOf(sheet({ verdict: { ...changed, signatures: [], journalProof: genuine } }))
    if (text === '') return
    expect(text).toContain('Changedaftersigning')
    expect(text.split('ThecontentwaschangedafterMeisignedit.')).toHaveLength(3)
    expect(text).not.toContain('Thesealthattheproofholds')
  })
})
