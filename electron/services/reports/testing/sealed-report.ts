import { expect } from 'vitest'
import { z } from 'zod'
import { lintDocument } from '#services/documents/lint.ts'
import { openPdf } from '#services/documents/signature/pdf-file.ts'
import { hasTools, run, withFile } from '#services/documents/testing/outside-tools.ts'
import { attachmentNames, attachmentsOf } from '#services/documents/verify/attachments.ts'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import { documentKinds, type ReportKindName } from '#shared/modules/reports/report-kinds.ts'
import type { SealedReport } from '#shared/modules/reports/reports.contract.ts'
import type { DocumentVerdict } from '#shared/modules/verification/verification.projection.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { everyRole, type Role } from '#shared/record/roles.ts'
import { recordNamed } from '../../open-vault.ts'
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
  return await engine.call<DocumentVerdict>('verification.verify', { ticket: await engine.send('report.pdf', bytes) })
}

/** The verdict of a vault on a document, on paper. */
export async function verdictSheetOf(engine: Engine, bytes: Buffer): Promise<Buffer> {
  const asked = { ticket: await engine.send('report.pdf', bytes), language: 'en' }
  return await bytesOf(engine, await engine.call<OutgoingFile>('verification.sheet', asked))
}

/** Roles that read every row of a type of records. */
const readingAll = ({ readers, rows }: AnyRecord): readonly Role[] => {
  if (!rows) return readers
  return 'except' in rows ? readers.filter((role) => rows.except.includes(role)) : []
}

/** Types attached to a document of which some who may read it do not read every row: its kind must say that it holds them. */
function told(kind: ReportKindName, bytes: Buffer): readonly string[] {
  const { record, holds } = documentKinds[kind]
  const attached = attachmentsOf(openPdf(bytes)).get(attachmentNames.records)
  const { records } = attachedRecords.parse(JSON.parse(attached?.toString() ?? '{}'))
  const roles = (name: string) => everyRole.filter((role) => recordNamed(name)?.readers.includes(role))
  const readers = roles(record).filter((role) => holds.every((name) => readingAll(recordOf(name)).includes(role)))
  return Object.keys(records).filter((name) => {
    // The subject itself is looked up row by row.
    if (name === record) return false
    return !readers.every((role) => readingAll(recordOf(name)).includes(role))
  })
}

const attachedRecords = z.looseObject({ records: z.record(z.string(), z.array(z.unknown())) })

function recordOf(name: string): AnyRecord {
  const found = recordNamed(name)
  if (!found) throw new Error(`${name} is attached and no record`)
  return found
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
  expect(told(which.kind, bytes)).toEqual([])
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
