import { z } from 'zod'
import { answer, task } from '../../contract/operation.ts'
import type { OutgoingFile } from '../files/files.contract.ts'
import type { DocumentVerdict } from './verification.projection.ts'

export const verificationContract = {
  verification: {
    /** Judges a PDF; with an open vault also against its authority and its journal. */
    verify: task('locked', z.strictObject({ ticket: z.string().max(64) }), answer<DocumentVerdict>()),
    /**
     * Judges a PDF as `verify` does and draws the verdict with each part as a PDF of its own, unsigned: it says what was found of
     * which bytes, when and against what.
     */
    sheet: task(
      'locked',
      z.strictObject({ ticket: z.string().max(64), language: z.enum(['en', 'zh-CN']) }),
      answer<OutgoingFile>(),
    ),
    /** The page by which a recipient judges documents without this program: one file that needs no connection. */
    page: task('locked', z.strictObject({}), answer<OutgoingFile>()),
  },
} as const
