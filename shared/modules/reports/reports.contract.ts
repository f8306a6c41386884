import { z } from 'zod'
import type { ErrorShape } from '../../contract/errors.ts'
import { answer, command, query, task } from '../../contract/operation.ts'
import { cleanText, filledText, identifier } from '../../record/check.ts'
import { everyRole, type Role } from '../../record/roles.ts'
import type { OutgoingFile } from '../files/files.contract.ts'
import type { ChangesSinceSeal } from './reports.projection.ts'
import { sealRecord } from './seal.record.ts'
import type { SigningStanding } from './signing.projection.ts'
import type { RoomDocument, SigningRoom } from './signing-room.projection.ts'
import { stampAuthorityRecord } from './stamp-authority.record.ts'

const which = {
  kind: z.string().max(40),
  id: identifier,
  language: z.enum(['en', 'zh-CN']),
  /** Sections to do without, of those that the kind can: `documentKinds`. */
  leaveOut: z.array(z.string().max(40)).max(10).default([]),
}

/** A sealed report ready to be handed out: the record that stands for it and its signed file. */
export type SealedReport = { readonly document: string; readonly file: OutgoingFile }

/** Whose the certificate with a SHA-256 fingerprint (lower-case hex) is, and how the caller knows. */
export type Vouching = { readonly fingerprint: string; readonly person: string; readonly reason: string }

/** Who may say whose a certificate is that no member has: those who confirm whose a reply key is. */
export const vouchers: readonly Role[] = ['administrator', 'lead']

/** Who signed the file of a sealed report that was taken, by name; `document` is its seal. */
export type TakenSignatures = { readonly document: string; readonly title: string; readonly signers: readonly string[] }

/** Whom the vault asks for time stamps, null where it asks nobody, and how many signed files wait for theirs. */
export type StampStanding = {
  readonly authority: {
    readonly name: string
    readonly url: string
    readonly fingerprint: string
    readonly since: string
  } | null
  readonly waiting: number
}

/** What came of asking for time stamps: titles of what was stamped, what was refused and why, and how many still wait. */
export type StampingOutcome = {
  readonly stamped: readonly string[]
  readonly refused: readonly { readonly title: string; readonly refusal: ErrorShape }[]
  readonly waiting: number
}

/** An address over HTTP, with or without TLS, and no password in it: it is shown to every member. */
export const stampAddress = /^https?:\/\/[A-Za-z0-9.[\]:-]+(?:\/[^\s#@]*)?$/

/** Where the signing of one report stands, with the names of its signers, and the same report sealed anew. */
export type SignersOfReport = SigningStanding &
  Pick<RoomDocument, 'successor' | 'stamp' | 'awaitsStamp'> & {
    readonly names: Readonly<Record<string, string>>
    readonly mayNext: boolean
  }

export const reportsContract = {
  report: {
    kinds: query(
      everyRole,
      z.strictObject({}),
      answer<readonly { readonly kind: string; readonly record: string; readonly mayDraw: boolean }[]>(),
    ),
    /** Draws an unsigned draft, marked as such; nothing is journalled. */
    draw: task(everyRole, z.strictObject(which), answer<OutgoingFile>()),
    /** Who signs a sealed report, in order, with the names of all; `mayNext` where it is the caller's turn. */
    signatures: query(everyRole, z.strictObject({ seal: identifier }), answer<SignersOfReport>()),
    /** The sealed documents of the vault, the newest first, and where each stands for the caller. */
    room: query(everyRole, z.strictObject({}), answer<SigningRoom>()),
    /** Signs the newest file of a sealed report as the next of its signers; earlier bytes stay. */
    countersign: task(
      everyRole,
      z.strictObject({
        seal: identifier,
        password: z.string().min(1).max(1024),
        reason: cleanText(300, false).optional(),
      }),
      answer<SealedReport>(),
    ),
    /**
     * Declines to sign a sealed report as the next of its signers: states it in a signed reply, takes that here, and hands it
     * out for the vault that sealed.
     */
    decline: task(
      everyRole,
      z.strictObject({ seal: identifier, password: z.string().min(1).max(1024), reason: cleanText(300, false) }),
      answer<SealedReport>(),
    ),
    /**
     * Takes the file of a sealed report that its next signers signed elsewhere. `conflict`: `errors.signerUnknown` with the
     * `fingerprint` of a certificate that nobody vouched for and the `personId` of whose place it signed, and what else is wrong with the file by its cause.
     */
    takeSigned: task(
      sealRecord.writers,
      z.strictObject({
        ticket: z.string().max(64),
        vouched: z
          .array(
            z.strictObject({
              fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
              person: identifier,
              reason: filledText(300),
            }),
          )
          .max(40)
          .default([]),
      }),
      answer<TakenSignatures>(),
    ),
    /** Whom the vault asks for time stamps, and what waits for one. */
    stampStanding: query(everyRole, z.strictObject({}), answer<StampStanding>()),
    /**
     * Has the vault ask an authority for time stamps and trust its certificate, in the file of the ticket. `invalid`:
     * `errors.certificateUnreadable`, `errors.stampCertificate` where it is made for nothing of the kind.
     */
    chooseStampAuthority: task(
      stampAuthorityRecord.writers,
      z.strictObject({ ticket: z.string().max(64), url: z.string().max(400).regex(stampAddress) }),
      answer<StampStanding>(),
    ),
    /** Asks nobody any more; what was stamped stays, and is judged as before. */
    dropStampAuthority: command(stampAuthorityRecord.writers, z.strictObject({}), answer<StampStanding>()),
    /**
     * Asks for the time stamps that signed files wait for, and keeps each stamped file. `conflict`, `errors.stampNotConfigured`
     * where nobody is asked.
     */
    stampWaiting: task(sealRecord.writers, z.strictObject({}), answer<StampingOutcome>()),
    /** The caller's signing key with its certificate as a PKCS#12 file, under a password of its own. */
    exportKey: task(
      everyRole,
      z.strictObject({ password: z.string().min(1).max(1024), filePassword: z.string().max(1024) }),
      answer<OutgoingFile>(),
    ),
    /** Seals the records, draws the report and signs it with the caller's key, which only the password opens. */
    seal: task(
      sealRecord.writers,
      z.strictObject({ ...which, password: z.string().min(1).max(1024), reason: cleanText(300, false).optional() }),
      answer<SealedReport>(),
    ),
    /**
     * Which of the records in a sealed report were edited after the seal, from the journal. What the report shows is read from its signed
     * file. `missing`: `errors.sealWithoutFile` where none was ever signed; `storage`: `errors.sealedFileDiffers` where the vault no longer holds it.
     */
    changedSince: task(everyRole, z.strictObject({ seal: identifier }), answer<ChangesSinceSeal>()),
  },
} as const
