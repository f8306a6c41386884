import { z } from 'zod'
import { languages } from '../../base/translate.ts'
import { answer, query, task } from '../../contract/operation.ts'
import { cleanText, identifier } from '../../record/check.ts'
import { evidenceItemRecord } from '../audits/evidence-item.record.ts'
import type { OutgoingFile } from '../files/files.contract.ts'
import { evidencePackRecord } from './evidence-pack.record.ts'
import { mostPackFiles } from './pack-manifest.ts'
import { longestDirectory } from './pack-tail.ts'
import type { IntakeRow } from './packs.intake.ts'
import type { PackVerdict } from './packs.projection.ts'

/** How many recipients one pack is sealed to at the most. */
const mostRecipients = 20

/** The most bytes of a pack that is read: a tebibyte; it never is in memory or on the disk whole. */
export const longestPack = 1_099_511_627_776

/** What a pack of an audit would hold. */
export type PackOutline = {
  readonly files: number
  readonly bytes: number
  /** Records that bring evidence, and signed reports of the audit. */
  readonly records: number
  readonly reports: number
  /** Files that leave as copies with parts blacked out. */
  readonly redacted: number
}

const arriving = z.strictObject({ ticket: z.string().max(64), tail: z.int().min(0).max(longestDirectory) })

/** What a pack would bring to an audit, and, once it was taken in, how many files came. */
export type PackReading = {
  readonly verdict: PackVerdict
  readonly rows: readonly IntakeRow[]
  readonly taken: number | null
}

const place = z.strictObject({ at: z.int().min(0), size: z.int().min(1) })
const intake = arriving.extend({
  audit: identifier,
  language: z.enum(languages),
  take: z.array(place).max(mostPackFiles).optional(),
})
export type PackIntake = z.infer<typeof intake>

export const packsContract = {
  pack: {
    outline: query(evidencePackRecord.readers, z.strictObject({ audit: identifier }), answer<PackOutline>()),
    /**
     * Makes the evidence pack of an audit, of what the caller may read: a ZIP with the evidence, the records, the signed
     * reports, a list of digests and the caller's signature over it; with recipients, sealed to their age keys. What was
     * made is journalled. `invalid`: `errors.packRecipient` with the `place` of what is no key, from 1;
     * `storage`: `errors.packFileMissing` with the first file that the vault has lost, before anything is written.
     */
    write: task(
      evidencePackRecord.writers,
      z.strictObject({
        audit: identifier,
        language: z.enum(languages),
        password: z.string().min(1).max(1024),
        recipients: z.array(z.string().min(1).max(4000)).max(mostRecipients).default([]),
      }),
      answer<OutgoingFile>(),
    ),
    /**
     * Announces a pack that is read while it arrives: its last `tail` bytes are sent first, and then all of it, see `sentPack`. Whoever
     * reads it is asked for with the ticket, before or while it is sent.
     */
    begin: query(
      'locked',
      z.strictObject({
        name: cleanText(200, false),
        size: z.int().min(0),
        tail: z.int().min(0).max(longestDirectory),
      }),
      answer<{ readonly ticket: string }>(),
    ),
    /** Judges a pack that somebody handed over; with an open vault also against its authority. Its progress is in bytes. */
    check: task('locked', arriving, answer<PackVerdict>()),
    /**
     * Judges a pack for an audit and tells which of its files are new there; with `take`, the places of files as an earlier reading
     * told them, those become evidence of the audit with source and custody, all or none. A file that is there already adds nothing.
     * `conflict`: `errors.packNotSound`, `errors.packOther` where it is not the pack that was read before.
     */
    takeIn: task(evidenceItemRecord.writers, intake, answer<PackReading>()),
  },
} as const
