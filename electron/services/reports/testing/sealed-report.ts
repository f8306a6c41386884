import { expect } from 'vitest'
import { lintDocument } from '#services/documents/lint.ts'
import { hasTools, run, withFile } from '#services/documents/testing/outside-tools.ts'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import type { ReportKindName } from '#shared/modules/reports/report-kinds.ts'
import type { SealedReport } from '#shared/modules/reports/reports.contract.ts'
import type { DocumentVerdict } from '#shared/modules/verification/verification.projection.ts'
import type { Engine } from '../../records/engine.test-support.ts'
import { testPassword } from '../../testing/test-workbench.ts'
import { pagesOf } from './outside-reading.ts'

/** Takes the bytes of a file that was offered. */
export async function bytesOf(engine: Engine, file: OutgoingFile): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of engine.workbench.download(file.ticket).chunks) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** The verdict of a vault on a document. */
export async function verdictOf(engine: Engine, bytes: Buffer): Promise<DocumentVerdict> {
  const announced = { name: 'report.pdf', mediaType: 'application/pdf', size: bytes.length }
  const { ticket } = await engine.call<{ ticket: string }>('file.begin', announced)
  await engine.workbench.upload(
    ticket,
    (async function* () {
      yield bytes
    })(),
  )
  return await engine.call<DocumentVerdict>('verification.verify', { ticket })
}

/** Seals a report of any kind and holds the file to what every judge says; answers the text of its pages. */
export async function sealGenuine(
  engine: Engine,
  which: { readonly kind: ReportKindName; readonly id: string; readonly language: 'en' | 'zh-CN' },
): Promise<readonly string[]> {
  const { file } = await engine.call<SealedReport>('report.seal', { ...which, password: testPassword })
  const bytes = await bytesOf(engine, file)
  expect(lintDocument(bytes)).toEqual([])
  expect(await verdictOf(engine, bytes)).toMatchObject({
    verdict: 'genuine',
    attachments: { state: 'genuine' },
    journalProof: { state: 'genuine' },
  })
  const changed = Buffer.from(bytes)
  changed[2000] = (changed[2000] ?? 0) ^ 1
  expect((await verdictOf(engine, changed)).verdict).not.toBe('genuine')
  if (!hasTools('pdfsig', 'qpdf', 'pdftotext')) return []
  return withFile(bytes, (name) => {
    expect(run('pdfsig', name)).toMatch(/Total document signed[\s\S]*Signature is Valid/)
    run('qpdf', '--check', name)
    return pagesOf(name)
  })
}
