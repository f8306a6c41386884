import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { signDocument } from '#services/documents/signature/sign-document.ts'
import { sampleDocument } from '#services/documents/testing/sample-document.ts'
import { sealedAttachments } from '#services/documents/testing/sample-seal.ts'
import {
  sampleAuthority,
  sampleInstant,
  samplePerson,
  sampleRequest,
} from '#services/documents/testing/sample-signers.ts'
import { tamperedDocuments } from '#services/documents/testing/tampered-documents.ts'
import { flipped } from '#services/documents/testing/tampering.ts'
import { verifyDocument } from '#services/documents/verify/verify-document.ts'
import { certificatePem } from '#services/vault/certificates.ts'

// A process of its own: the journeys' loader cannot load the database's driver. Signs a report twice, as `report.pdf`, keeps
// the certificate of its authority beside it, and tampers with it in every way that the tests know.
const folder = process.argv[2]
if (folder === undefined) throw new Error('name the folder of the files')
const signedAt = sampleInstant + 60_000
const bits = 40
const authority = await sampleAuthority()
const auditor = await samplePerson(authority, 'Åsa Łukasz', '10')
const lead = await samplePerson(authority, '李明', '11')
const impostor = await samplePerson(await sampleAuthority(), '李明', '11')
const attachments = sealedAttachments()

const files: (readonly [string, Buffer])[] = []
for (const references of ['table', 'stream'] as const) {
  const drawn = sampleDocument({ references, attachments })
  const one = await signDocument(drawn, sampleRequest(auditor, 1, { signedAt }))
  const two = await signDocument(one, sampleRequest(lead, 2, { signedAt }))
  if (references === 'table') writeFileSync(path.join(folder, 'report.pdf'), two)
  files.push([`${references} unsigned`, drawn], [`${references} genuine`, two])
  for (const [name, [, bytes]] of Object.entries(tamperedDocuments(one, two)))
    files.push([`${references} ${name}`, bytes])
  const forged = await signDocument(drawn, sampleRequest(impostor, 1, { signedAt }))
  if (references === 'table') writeFileSync(path.join(folder, 'impostor.pdf'), forged)
  files.push([`${references} impostor`, await signDocument(one, sampleRequest(impostor, 2, { signedAt }))])
  for (let place = 0; place < bits; place++) {
    const position = Math.floor((place * (two.length - 1)) / (bits - 1))
    files.push([`${references} bit ${position}`, flipped(two, position, 1 << (place % 8))])
  }
  files.push([`${references} broken off`, two.subarray(0, two.length - 2_000)])
}
files.push(['nothing', Buffer.alloc(0)], ['no PDF', Buffer.from('PK\u0003\u0004')])
writeFileSync(path.join(folder, 'authority.pem'), certificatePem(authority.certificate))

const judged: { readonly name: string; readonly verdict: string; readonly findings: readonly object[] }[] = []
for (const [index, [what, bytes]] of files.entries()) {
  const name = `${String(index).padStart(3, '0')} ${what.replaceAll(/[^\w ]/g, ' ')}.pdf`
  writeFileSync(path.join(folder, name), bytes)
  const { verdict, findings } = await verifyDocument(bytes, { trust: [], now: Date.now() })
  judged.push({ name, verdict, findings })
}
process.stdout.write(JSON.stringify(judged))
