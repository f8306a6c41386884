import { z } from 'zod'
import { answer, query, task } from '../../contract/operation.ts'
import { cleanText, identifier, mediaType } from '../../record/check.ts'
import type { Evidence } from '../../record/fields.ts'
import { everyRole } from '../../record/roles.ts'
import { keptName } from './file-names.ts'

/** A file on its way out: its bytes follow on the second stream of the connection under this ticket. */
export type OutgoingFile = {
  readonly ticket: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
}

/** The most bytes of a file that is brought to be read: a quarter of a gibibyte, since it is held in memory once. */
export const longestFile = 268_435_456

/**
 * The most bytes of a file that is attached: 64 GiB, the image of a 64 GB drive or telephone. It never is in memory
 * whole; larger images are taken in segments by every imaging tool.
 */
export const longestAttachment = 68_719_476_736

const upload = z.strictObject({
  /** Kept as `keptName` says: a strange name is no reason to refuse what is evidence. */
  name: z.string().max(4096).transform(keptName).pipe(cleanText(200, false)),
  mediaType: z.string().regex(mediaType, { error: 'mediaType' }),
  size: z.int().min(0),
  /** Whether the bytes are read once and forgotten, or go encrypted into the open vault as they arrive. */
  purpose: z.enum(['read', 'attach']).default('read'),
})

export const filesContract = {
  file: {
    /** Announces bytes to come; the answer's ticket names the stream on which they are sent. */
    begin: query('locked', upload, answer<{ readonly ticket: string }>()),
    /** Turns received bytes into an encrypted attachment, to be named in an evidence field. */
    attach: task(everyRole, z.strictObject({ ticket: z.string().max(64) }), answer<Evidence>()),
    /** Opens one attachment of a record that the caller may read. */
    open: task(
      everyRole,
      z.strictObject({ record: z.string().max(60), id: identifier, attachment: z.string().length(64) }),
      answer<OutgoingFile>(),
    ),
  },
} as const
