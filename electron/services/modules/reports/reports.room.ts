import { exportRecord } from '#shared/modules/reports/export.record.ts'
import { sealRecord } from '#shared/modules/reports/seal.record.ts'
import type { Declining, SigningStanding } from '#shared/modules/reports/signing.projection.ts'
import { type RoomDocument, roomPart, type SigningRoom } from '#shared/modules/reports/signing-room.projection.ts'
import { filesIn } from '#shared/record/evidence-files.ts'
import type { ReadContext } from '../../context.ts'
import { namesOf } from '../../records/names-of.ts'
import {
  declinedSeals,
  hasSigned,
  lacksStamp,
  newestFile,
  type SignedFile,
  standingWith,
  successorOf,
} from '../../reports/signed-files.ts'
import { stampAuthorityIn } from './reports.stamp-authority.ts'

/** So many of the files signed last are looked at: what is older is found in the list of signed files. */
const mostFiles = 500

/** The document of a seal by its newest file; nothing where the vault has either of them no more. */
function documentIn(
  context: ReadContext,
  id: string,
  {
    revisions,
    declined,
    isAsked,
  }: {
    readonly revisions: readonly SignedFile[]
    readonly declined: Declining | undefined
    readonly isAsked: boolean
  },
): RoomDocument | null {
  const file = newestFile(revisions)
  const seal = context.read(sealRecord).find(id)
  if (!file || !seal) return null
  const standing = standingWith(file, declined)
  const successor = declined ? successorOf(context, seal) : null
  const { person } = context.actor
  return {
    ...standing,
    ...{ seal: id, title: seal.title, kind: seal.kind, subject: seal.subject },
    successor: successor && { id: successor.id, title: successor.title },
    ...{ export: file.id, signedAt: file.signedAt, files: filesIn(file.file) },
    ...stampOf(file, standing, isAsked),
    isOwn: revisions.some((file) => hasSigned(file, person)),
    part: roomPart(standing, person),
  }
}

/** The time stamp of a file, and whether it waits for one: it does where somebody `isAsked`. */
export function stampOf(
  file: SignedFile,
  standing: SigningStanding,
  isAsked: boolean,
): Pick<RoomDocument, 'stamp' | 'awaitsStamp'> {
  const { stampedAt: at, stampedBy } = file
  return { stamp: at === null ? null : { at, by: stampedBy ?? '' }, awaitsStamp: isAsked && lacksStamp(file, standing) }
}

/** The sealed documents of the vault by their newest signed file, the newest first, and where each stands for the caller. */
export function signingRoom(context: ReadContext): SigningRoom {
  const sort = [{ field: 'signedAt', descending: true }]
  const files = context.read(exportRecord).first({ filters: [], sort, limit: mostFiles })
  const declined = declinedSeals(context)
  const isAsked = stampAuthorityIn(context) !== null
  const documents = [...Map.groupBy(files, ({ seal }) => seal)].flatMap(
    ([seal, revisions]) =>
      documentIn(context, seal, { revisions: revisions.toReversed(), declined: declined.get(seal), isAsked }) ?? [],
  )
  const name = namesOf(context)
  const people = new Set(documents.flatMap(({ places }) => places.map(({ person }) => person)))
  return { documents, names: Object.fromEntries([...people].map((person) => [person, name('person', person)])) }
}
