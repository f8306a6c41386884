import type { Language } from '#shared/base/translate.ts'
import type { Attachment } from '../documents/attachments.ts'

/** What ties a report to the vault that it was drawn from; digests are lower-case hexadecimal. */
export type SealProof = {
  readonly recordsSha256: string
  readonly vault: string
  /** Root over the heads of all journals. */
  readonly vaultHead: string
  /** The same head as people compare it: the first 80 bits in base32. */
  readonly shortHead: string
  /** The journals and how far they had come; the first one is the journal that sealed. */
  readonly heads: readonly { readonly name: string; readonly sequence: number; readonly hash: string }[]
  /** The signed checkpoint of the sealing journal, as attached. */
  readonly checkpoint: string
  readonly authoritySha256: string | null
  /** Moment of the seal; the only time in the document, `YYYY-MM-DDTHH:mm:ss.sssZ`. */
  readonly sealedAt: string
}

/** What every kind of report is drawn with, beside its own projection. */
export type DrawOptions = {
  readonly language: Language
  readonly attachments: readonly Attachment[]
  readonly proof: SealProof
  /** The vault holds sample data: said on every page. */
  readonly demo: boolean
  /** Drawn without a seal: said on every page. */
  readonly draft?: boolean
  /** How many fields are prepared for people and for archive time stamps. */
  readonly fields: { readonly signatures: number; readonly timestamps: number }
  /** PNG or JPEG of the organisation's mark. */
  readonly logo?: Uint8Array
}
