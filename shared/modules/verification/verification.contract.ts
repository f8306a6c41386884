import { z } from 'zod'
import { answer, task } from '../../contract/operation.ts'
import type { DocumentVerdict } from './verification.projection.ts'

export const verificationContract = {
  verification: {
    /** Judges a PDF; with an open vault also against its authority and its journal. */
    verify: task('locked', z.strictObject({ ticket: z.string().max(64) }), answer<DocumentVerdict>()),
  },
} as const
