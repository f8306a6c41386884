import { AuditDocument } from '#services/documents/document.ts'
import { signDocument } from '#services/documents/signature/sign-document.ts'
import { prepareSignatureField } from '#services/documents/signature-fields.ts'
import { drawTable } from '#services/documents/table.ts'
import { sampleAuthority, samplePerson, sampleRequest } from '#services/documents/testing/sample-signers.ts'
import { heads, widths } from './drawing-rows.ts'

const signer = await samplePerson(await sampleAuthority(), 'Auditor', '7f')

/** The tagged, archival document, with a place to sign that is signed afterwards. */
export async function draw(rows: readonly (readonly string[])[]) {
  const document = new AuditDocument({
    ...{ title: 'Register of findings', author: 'Bench', subject: 'Findings', language: 'en' },
    ...{ created: new Date('2026-12-01T08:00:00Z'), recordsSha256: 'cd'.repeat(32) },
    running: { left: 'Register', right: 'Internal', foot: 'cd'.repeat(32), pageOf: 'Page {page} of {total}' },
  })
  document.newPage()
  drawTable(document, document.structure.document, {
    columns: heads.map((title, at) => (at === 1 ? { title, share: 1 } : { title, points: widths[at] ?? 0 })),
    rows,
    namesRows: true,
  })
  const place = document.structure.add(document.structure.document, 'Sect')
  prepareSignatureField(document, place, { name: 'signature.1', description: 'Auditor', box: [56, 740, 200, 40] })
  const bytes = await document.finish()
  return { bytes, pages: document.pageNumber, sign: () => signDocument(bytes, sampleRequest(signer, 1)) }
}
