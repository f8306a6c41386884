import { instantOf } from '#shared/base/calendar.ts'
import type { FeedHead } from '#shared/modules/journal/journal.contract.ts'
import type { ReadContext } from '../context.ts'
import { parseCheckpoint, shortHead, signCheckpoint, vaultHead } from '../journal/checkpoint.ts'
import { ownEnd, ownStart } from '../journal/places.ts'
import { headsOf } from './heads.ts'

/** All heads, and the one number that stands for them. */
export function describeHeads(context: Pick<ReadContext, 'vault'>): {
  readonly heads: readonly FeedHead[]
  readonly vaultHead: string
  readonly shortHead: string
} {
  const { vault } = context
  const { db } = vault.store
  const feed = db.prepare<[string], { member: string; wall: number }>(
    `SELECT changeSets.member AS member, wall FROM feeds CROSS JOIN changeSets
     WHERE device = ? AND place >= ${ownStart} AND place < ${ownEnd} ORDER BY place DESC LIMIT 1`,
  )
  const heads = headsOf(db, vault.keys().vaultId)
  // The vault head is a root over bodies, and a body does not hold its signature: an empty one serves here.
  const unsigned = heads.map((head) =>
    parseCheckpoint(signCheckpoint(head, new Uint8Array(32), () => new Uint8Array(64))),
  )
  const root = vaultHead(unsigned)
  return {
    heads: heads.map(({ device, size, root: feedRoot }) => {
      const last = feed.get(device)
      return {
        device,
        member: last?.member ?? '',
        entries: size,
        root: Buffer.from(feedRoot).toString('hex'),
        lastAt: instantOf(last?.wall ?? 0),
      }
    }),
    vaultHead: Buffer.from(root).toString('hex'),
    shortHead: shortHead(root),
  }
}
