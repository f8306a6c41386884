import { z } from 'zod'
import { answer, query } from '../../contract/operation.ts'
import { everyRole } from '../../record/roles.ts'
import type { AttentionKind } from './attention.rules.ts'

/**
 * One thing that a member should look at. `key` stays the same as long as the reason does; `day` is when it is due,
 * `YYYY-MM-DD`; `step` is the one to take; `view` is set where there is no record yet, and names the view of the list that
 * says so; `by` and `excerpt` are of a comment or of a signature that was declined, `at` the moment it was made.
 */
export type AttentionItem = {
  readonly key: string
  readonly kind: AttentionKind
  readonly record: string
  readonly id: string
  readonly title: string
  readonly state: string
  readonly day: string | null
  readonly step: string | null
  readonly view: string | null
  readonly at: string | null
  readonly by: string | null
  readonly excerpt: string | null
}

export const attentionContract = {
  attention: {
    /** What the calling member should look at: each record once, for its most pressing reason; comments beside. */
    list: query(everyRole, z.strictObject({}), answer<{ readonly items: readonly AttentionItem[] }>()),
  },
} as const
