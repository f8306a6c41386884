import { exportRecord } from '#shared/modules/reports/export.record.ts'
import { type RoomDocument, roomPart, type SigningRoom } from '#shared/modules/reports/signing-room.projection.ts'
import { filesIn } from '#shared/record/evidence-files.ts'
import type { ReadContext } from '../../context.ts'
import { namesOf } from '../../records/names-of.ts'
import { newestFile, type SignedFile, standingOf } from '../../reports/signed-files.ts'

/** So many of the files signed last are looked at: what is older is found in the list of signed files. */
const mostFiles = 500

function documentOf(file: SignedFile, revisions: readonly SignedFile[], person: string): RoomDocument {
  const standing = standingOf(file)
  const { id, seal, title, signedAt } = file
  return {
    ...standing,
    ...{ seal, export: id, title, signedAt, files: filesIn(file.file) },
    isOwn: revisions.some(({ signer }) => signer === person),
    part: roomPart(standing, person),
  }
}

/** The sealed documents of the vault by their newest signed file, the newest first, and where each stands for the caller. */
export function signingRoom(context: ReadContext): SigningRoom {
  const sort = [{ field: 'signedAt', descending: true }]
  const files = context.read(exportRecord).first({ filters: [], sort, limit: mostFiles })
  const documents = [...Map.groupBy(files, ({ seal }) => seal).values()].flatMap((revisions) => {
    const file = newestFile(revisions.toReversed())
    return file ? [documentOf(file, revisions, context.actor.person)] : []
  })
  const name = namesOf(context)
  const people = new Set(documents.flatMap(({ places }) => places.map(({ person }) => person)))
  return { documents, names: Object.fromEntries([...people].map((person) => [person, name('person', person)])) }
}
