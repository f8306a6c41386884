import type { Evidence } from '../../record/fields.ts'
import type { ReportKindName } from './report-kinds.ts'
import { type SigningStanding, signingRefusal } from './signing.projection.ts'

/** Where a sealed document stands for whoever looks: it waits for them, for somebody else, or for nobody. */
export const roomParts = ['mine', 'declined', 'others', 'settled'] as const
export type RoomPart = (typeof roomParts)[number]

/** One sealed document by its newest signed file. */
export type RoomDocument = SigningStanding & {
  readonly seal: string
  /** The record of the newest signed file. */
  readonly export: string
  /** What the report is called, and of which kind it is. */
  readonly title: string
  readonly kind: ReportKindName
  readonly files: readonly Evidence[]
  /** When it was signed last. */
  readonly signedAt: string
  /** When it existed by its newest time stamp, and who says so; whether one is awaited of the authority that is set. */
  readonly stamp: { readonly at: string; readonly by: string } | null
  readonly awaitsStamp: boolean
  /** Whether the reader signed it before, or sealed it. */
  readonly isOwn: boolean
  readonly part: RoomPart
  /** The record that the document is about, and the same report sealed anew after somebody declined this one. */
  readonly subject: string
  readonly successor: { readonly id: string; readonly title: string } | null
}

/** What a signing room shows: the newest documents with the names of their signers by id. */
export type SigningRoom = {
  readonly documents: readonly RoomDocument[]
  readonly names: Readonly<Record<string, string>>
}

/** The part of the room in which a document stands for a person. A file from before signers were kept waits for nobody. */
export function roomPart(standing: SigningStanding, person: string): RoomPart {
  if (standing.declined) return 'declined'
  if (signingRefusal(standing, person) === null) return 'mine'
  return standing.next === null ? 'settled' : 'others'
}

/** The documents of one part; those that the reader sent on come first among those that wait for others. */
export function documentsIn(documents: readonly RoomDocument[], part: RoomPart): readonly RoomDocument[] {
  const found = documents.filter((one) => one.part === part)
  return part === 'others' ? found.toSorted((one, other) => Number(other.isOwn) - Number(one.isOwn)) : found
}
