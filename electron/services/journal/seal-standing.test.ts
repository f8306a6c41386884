import { expect, it } from 'vitest'
import { parseCheckpoint } from './checkpoint.ts'
import { standingOf } from './seal-standing.ts'
import { draftOf, testJournal } from './test-journal.ts'

it('tells a journal that goes on from one that was rolled back, rewritten or is not concerned', () => {
  const journal = testJournal()
  try {
    for (const id of ['a', 'b']) journal.write(draftOf(id, id))
    const { size, root } = parseCheckpoint(journal.feed.checkpoint())
    const seal = {
      id: 'seal-1',
      vault: journal.vault,
      device: journal.device,
      sequence: 2,
      sealedAt: 0,
      feedKey: Buffer.from(journal.key.publicKey).toString('hex'),
      checkpoint: { size, root: Buffer.from(root).toString('hex') },
    }
    journal.write(draftOf('c', 'c'))
    expect(standingOf(journal.db, seal)).toBe('continues')
    expect(standingOf(journal.db, { ...seal, device: 'other' })).toBe('unknown-seal')
    expect(standingOf(journal.db, { ...seal, feedKey: '00'.repeat(32) })).toBe('contradicts')
    const rewritten = { ...seal.checkpoint, root: 'ab'.repeat(32) }
    expect(standingOf(journal.db, { ...seal, checkpoint: rewritten })).toBe('contradicts')
    expect(standingOf(journal.db, { ...seal, checkpoint: { ...seal.checkpoint, size: 99 } })).toBe('contradicts')
  } finally {
    journal.close()
  }
})
