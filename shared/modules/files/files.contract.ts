import { z } from 'zod'
import { answer, query, task } from '../../contract/operation.ts'
import { cleanText, identifier, mediaType } from '../../record/check.ts'
import type { Evidence } from '../../record/fields.ts'
import { everyRole } from '../../record/roles.ts'

/** A file on its way out: its bytes follow on the second stream of the connection under this ticket. */
export type OutgoingFile = {
  readonly ticket: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
}

/** The most bytes that one file may have on its way in: a quarter of a gibibyte, since it is held in memory once. */
export const longestFile = 268_435_456

const upload = z.strictObject({
  name: cleanText(200, false),
  mediaType: z.string().regex(mediaType, { error: 'mediaType' }),
  size: z.int().min(0),
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
