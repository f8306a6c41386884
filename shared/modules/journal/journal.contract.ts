import { z } from 'zod'
import type { Titles } from '../../contract/list.ts'
import { answer, query, task } from '../../contract/operation.ts'
import type { HistoryEntry } from '../../contract/record-operations.ts'
import { identifier, revision } from '../../record/check.ts'
import { everyRole } from '../../record/roles.ts'
import type { Damage } from './journal.damages.ts'

/** The newest state of one feed: how many entries, the root over them in hex, and when it was last extended. */
export type FeedHead = {
  readonly device: string
  readonly member: string
  readonly entries: number
  readonly root: string
  readonly lastAt: string
}

/** Attachments that neither a record nor a draft nor the journal names: how many, their bytes, and how many of them were removed. */
export type UnnamedFiles = { readonly files: number; readonly bytes: number; readonly removed: number }

/** What an audit found; the heads are empty where the journal is so damaged that they cannot be read. */
export type AuditReport = {
  readonly records: number
  readonly entries: number
  readonly heads: readonly FeedHead[]
  readonly vaultHead: string
  readonly shortHead: string
  readonly damages: readonly Damage[]
  readonly unnamed: UnnamedFiles
}

/** One audit of this file that was made: how many entries it read and how many damages it found. */
export type PastAudit = { readonly at: string; readonly entries: number; readonly damages: number }

/** A record that an entry touched and that the caller may read. */
export type TouchedRecord = { readonly record: string; readonly id: string; readonly title: string }

/**
 * One entry of the journal. `sound`: it is signed with the key of its feed, and its bytes have the hash that the tree
 * was built over. Records that the caller may not read are counted in `hidden`, and then `reason` is null.
 */
export type JournalLine = {
  readonly revision: string
  readonly device: string
  readonly seq: number
  readonly at: string
  readonly zone: string
  readonly member: string
  readonly person: string
  readonly reason: string | null
  readonly sound: boolean
  readonly records: readonly TouchedRecord[]
  /** Readable records beyond those that are named. */
  readonly more: number
  readonly hidden: number
}

/** For each feed the sequence number from which to go on backwards; what was asked for ends where it is empty. */
export type JournalCursor = Readonly<Record<string, number>>

/** What one entry did to one record. */
export type EntryChange = TouchedRecord & { readonly did: HistoryEntry; readonly titles: Titles }

const day = z.iso.date()

export const journalContract = {
  journal: {
    heads: query(
      everyRole,
      z.strictObject({}),
      answer<{ readonly heads: readonly FeedHead[]; readonly vaultHead: string; readonly shortHead: string }>(),
    ),
    /** Re-hashes every entry, checks every signature, role and row; reports each damage by place. */
    audit: task(everyRole, z.strictObject({}), answer<AuditReport>()),
    /** The audits of this file on any laptop that held it, newest first. */
    audits: query(everyRole, z.strictObject({}), answer<{ readonly audits: readonly PastAudit[] }>()),
    /** Entries, newest first: of one member, of records of one type, of one calendar day in the organisation's zone. */
    entries: query(
      everyRole,
      z.strictObject({
        member: identifier.optional(),
        record: z.string().max(60).optional(),
        day: day.optional(),
        cursor: z.record(z.string().max(64), z.int().min(0)).optional(),
        limit: z.int().min(1).max(100).default(50),
      }),
      answer<{
        readonly entries: readonly JournalLine[]
        readonly next: JournalCursor | null
        readonly titles: Titles
      }>(),
    ),
    /** One entry with what it did to each record that the caller may read, at most 50 of them. */
    entry: query(
      everyRole,
      z.strictObject({ revision }),
      answer<{ readonly line: JournalLine; readonly changes: readonly EntryChange[]; readonly titles: Titles }>(),
    ),
    /** The signed head of this installation's feed as a C2SP checkpoint note, then the last kept one of every other. */
    checkpoint: query(everyRole, z.strictObject({}), answer<{ readonly notes: readonly string[] }>()),
  },
} as const
