import type { Language } from '#shared/base/translate.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { ReadContext } from '../context.ts'
import type { Attachment } from '../documents/attachments.ts'
import type { Job } from '../processes/jobs.ts'

/** What ties a report to the vault that it was drawn from; digests are lower-case hexadecimal. */
export type SealProof = {
  readonly recordsSha256: string
  readonly vault: string
  readonly vaultHead: string
  readonly shortHead: string
  readonly heads: readonly { readonly name: string; readonly sequence: number; readonly hash: string }[]
  readonly checkpoint: string
  readonly authoritySha256: string | null
  readonly sealedAt: string
}

/** What every kind of report is drawn with, beside its own projection. */
export type DrawOptions = {
  readonly language: Language
  readonly attachments: readonly Attachment[]
  readonly proof: SealProof
  readonly demo: boolean
  readonly draft: boolean
  readonly fields: { readonly signatures: number; readonly timestamps: number }
  readonly logo?: Uint8Array
}

/** The records of one type that a report shows. */
export type ShownRecords = { readonly record: AnyRecord; readonly rows: readonly AnyEntity[] }

/** The jobs whose answer is a document. */
export type DrawingJob = 'draw-audit-report'

/** One report, read but not drawn: exactly the records it shows, how it is drawn, and who may sign it, in order. */
export type GatheredReport = {
  readonly title: string
  readonly number: string
  readonly shown: readonly ShownRecords[]
  /** Types of records that the report calls by name; what else its records refer to stays an id for outsiders. */
  readonly named: readonly AnyRecord[]
  /** The job that draws the report. */
  draw(options: DrawOptions): Job<DrawingJob>
  readonly signatories: readonly string[]
  readonly selfApproved: boolean
  /** A message key, where the report cannot be sealed yet. */
  readonly notReady: string | null
}

/** A kind of report: the record it is about, and how it is read. */
export type ReportKind = {
  readonly kind: string
  readonly record: AnyRecord
  gather(context: ReadContext, id: string): GatheredReport
}
