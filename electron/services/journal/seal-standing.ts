import type Database from 'better-sqlite3'
import type { JournalStanding, SealFacts } from '#shared/modules/verification/verification.projection.ts'
import { extendsCheckpoint } from './proof.ts'

/**
 * How this vault's journal stands to a proven seal of the same vault. A journal that continues the checkpoint holds
 * the seal, for the seal is proven to be under it; one that is too short or differs was rolled back or rewritten.
 */
export function standingOf(db: Database.Database, seal: SealFacts): JournalStanding {
  const key = db.prepare<[string], Buffer>('SELECT publicKey FROM feeds WHERE device = ?').pluck().get(seal.device)
  if (key === undefined) return 'unknown-seal'
  const { size, root } = seal.checkpoint
  const continues = extendsCheckpoint(db, { device: seal.device, size, root: Buffer.from(root, 'hex') })
  return continues && key.toString('hex') === seal.feedKey ? 'continues' : 'contradicts'
}
