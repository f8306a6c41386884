import { z } from 'zod'
import { answer, task } from '../../contract/operation.ts'
import { cleanText } from '../../record/check.ts'
import type { OutgoingFile } from '../files/files.contract.ts'
import type { BadgeVerdict } from './badge.verdict.ts'
import type { DocumentVerdict } from './verification.projection.ts'

/** A PDF signed with a key file: by whom, as their certificate names them, and in which place. */
export type SignedWithKeyFile = { readonly field: string; readonly signer: string; readonly file: OutgoingFile }

export const verificationContract = {
  verification: {
    /** Judges a PDF; with an open vault also against its authority and its journal. */
    verify: task('locked', z.strictObject({ ticket: z.string().max(64) }), answer<DocumentVerdict>()),
    /**
     * Judges an Open Badge: PNG, SVG, JSON or a compact JWS; with an open vault also against its authority, and where that vault
     * issued it against the certificate.
     */
    badge: task('locked', z.strictObject({ ticket: z.string().max(64) }), answer<BadgeVerdict>()),
    /**
     * Judges a PDF as `verify` does and draws the verdict with each part as a PDF of its own, unsigned: it says what was found of
     * which bytes, when and against what.
     */
    sheet: task(
      'locked',
      z.strictObject({ ticket: z.string().max(64), language: z.enum(['en', 'zh-CN']) }),
      answer<OutgoingFile>(),
    ),
    /**
     * Signs the next free place of a sealed PDF with a PKCS#12 file, for somebody who has no vault. `conflict`: not genuine, or
     * signed by all; `invalid`, `errors.keyFile…`: a key file that is not taken.
     */
    sign: task(
      'locked',
      z.strictObject({
        ticket: z.string().max(64),
        keyTicket: z.string().max(64),
        password: z.string().max(1024),
        reason: cleanText(300, false).optional(),
      }),
      answer<SignedWithKeyFile>(),
    ),
    /** The page by which a recipient judges documents without this program: one file that needs no connection. */
    page: task('locked', z.strictObject({}), answer<OutgoingFile>()),
  },
} as const
