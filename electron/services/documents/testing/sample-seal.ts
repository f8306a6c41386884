import { createHash } from 'node:crypto'
import { proofOf } from '#services/journal/proof.ts'
import { draftOf, testJournal } from '#services/journal/test-journal.ts'
import { decodeOpenings } from '#services/journal/values.ts'
import { sealAttachments } from '../verify/seal-attachments.ts'
import { sampleRecords } from './sample-document.ts'
import { sampleInstant } from './sample-signers.ts'

/** All attachments of a sealed report, made by a real journal with entries before and after the seal. */
export function sealedAttachments(records: Buffer = sampleRecords, sealed: Buffer = records): Record<string, Buffer> {
  const journal = testJournal()
  try {
    for (const id of ['a', 'b', 'c']) journal.write(draftOf(id, id))
    const fields = {
      kind: 'audit',
      language: 'en',
      recordsSha256: createHash('sha256').update(sealed).digest('hex'),
      heads: journal.feed.checkpoint(),
    }
    const { seq } = journal.write({
      wall: sampleInstant,
      zone: 'Europe/Berlin',
      operations: [
        { kind: 'create', record: 'seal', id: 'seal-1', base: null },
        ...Object.entries(fields).map(([field, value]) => {
          return { kind: 'set' as const, record: 'seal', id: 'seal-1', field, base: null, value }
        }),
      ],
    })
    const proof = proofOf(journal.db, journal.device, seq, journal.feed.checkpoint())
    const row = journal.db.prepare<[number], Buffer>('SELECT bytes FROM changeValues WHERE seq = ?').pluck().get(seq)
    const openings = decodeOpenings(row ?? Buffer.alloc(0), 1 + Object.keys(fields).length)
    return { 'audit-records.json': records, ...sealAttachments(proof, { feedKey: journal.key.publicKey, openings }) }
  } finally {
    journal.close()
  }
}
