import { z } from 'zod'
import type { Titles } from '../../contract/list.ts'
import { answer, command, query } from '../../contract/operation.ts'
import { identifier } from '../../record/check.ts'
import type { Evidence } from '../../record/fields.ts'
import type { EvidenceEntry, EvidenceFacts } from './audits.evidence.ts'
import { evidenceItemRecord } from './evidence-item.record.ts'

/** The records whose files are evidence of an audit. */
export const evidenceHolders = ['checklistRow', 'sampleItem', 'finding', 'correctiveAction', 'audit'] as const
export type EvidenceHolder = (typeof evidenceHolders)[number]

/** Who put a version into the vault and when, by the journal, which is not who collected it. */
export type AttachedVersion = { readonly file: string; readonly person: string; readonly at: string }

/** What is known of a file that a record holds. */
export type HeldEvidence = {
  readonly file: string
  readonly facts: EvidenceFacts | null
  readonly isExpired: boolean
  /** The version that is in force, where the record holds an earlier one. */
  readonly later: Evidence | null
}

const { readers, writers } = evidenceItemRecord
const held = z.strictObject({ record: z.enum(evidenceHolders), id: identifier })

export const evidenceContract = {
  /** All evidence of an audit; the titles are those of the people named. */
  list: query(
    readers,
    z.strictObject({ audit: identifier }),
    answer<{ readonly entries: readonly EvidenceEntry[]; readonly titles: Titles }>(),
  ),
  /** One piece of evidence with what rests on it, and since when the vault has each version. */
  item: query(
    readers,
    z.strictObject({ id: identifier }),
    answer<{
      readonly entry: EvidenceEntry
      readonly attached: readonly AttachedVersion[]
      readonly titles: Titles
    } | null>(),
  ),
  /** What is known of the files of one record, in their order. */
  held: query(readers, held, answer<readonly HeldEvidence[]>()),
  /**
   * Gives a file of a record a page of its own, on which its source, custody and validity are stated, and answers its id;
   * the id of the one that it has where it has one. `missing`, `errors.missingAttachment`, where the record has no such file;
   * `conflict`, `errors.evidenceWithoutAudit`, where it belongs to no audit.
   */
  describe: command(
    writers,
    held.extend({ attachment: z.string().length(64) }),
    answer<{ readonly id: string; readonly isNew: boolean }>(),
  ),
} as const
