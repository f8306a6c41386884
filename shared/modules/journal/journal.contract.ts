import { z } from 'zod'
import { answer, query, task } from '../../contract/operation.ts'
import { everyRole } from '../../record/roles.ts'

/** The newest state of one feed: how many entries, the root over them in hex, and when it was last extended. */
export type FeedHead = {
  readonly device: string
  readonly member: string
  readonly entries: number
  readonly root: string
  readonly lastAt: string
}

/** One exact damage: what is wrong, where, and the words' parameters. */
export type Damage = { readonly kind: string; readonly where: string; readonly detail: string }

export type AuditReport = {
  readonly records: number
  readonly entries: number
  readonly heads: readonly FeedHead[]
  readonly vaultHead: string
  readonly shortHead: string
  readonly damages: readonly Damage[]
}

export const journalContract = {
  journal: {
    heads: query(
      everyRole,
      z.strictObject({}),
      answer<{ readonly heads: readonly FeedHead[]; readonly vaultHead: string; readonly shortHead: string }>(),
    ),
    /** Re-hashes every entry, checks every signature, role and row; reports each damage by place. */
    audit: task(everyRole, z.strictObject({}), answer<AuditReport>()),
  },
} as const
