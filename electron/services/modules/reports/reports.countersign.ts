import { OperationError } from '#shared/contract/errors.ts'
import type { SealedReport } from '#shared/modules/reports/reports.contract.ts'
import { sealRecord } from '#shared/modules/reports/seal.record.ts'
import { signingRefusal } from '#shared/modules/reports/signing.projection.ts'
import type { ReadContext, TaskContext } from '../../context.ts'
import { offeredBytes } from '../../files.ts'
import { storeAttachment } from '../../lifecycle/attachment-store.ts'
import { namesOf } from '../../records/names-of.ts'
import { turnOf } from '../../reports/declining.ts'
import { openSigner } from '../../reports/open-signer.ts'
import { digestOf } from '../../reports/records-json.ts'
import { newestFileOf, standingOf, successorOf } from '../../reports/signed-files.ts'
import { fileBytes } from './reports.file-bytes.ts'
import { stampOf } from './reports.room.ts'
import { commitExport } from './reports.seal.ts'
import { refuseFlawed, signPlace } from './reports.sign.ts'
import { stampAuthorityIn } from './reports.stamp-authority.ts'
import { stampedAtOnce } from './reports.stamping.ts'

/** Who signs a sealed report, in order. `missing`, `errors.sealWithoutFile` where its file is not in this vault. */
export function signaturesOf({ seal }: { readonly seal: string }, context: ReadContext) {
  const file = newestFileOf(context, seal)
  const standing = standingOf(context, file)
  const name = namesOf(context)
  const names = Object.fromEntries(standing.places.map(({ person }) => [person, name('person', person)]))
  const successor = standing.declined ? successorOf(context, context.read(sealRecord).get(seal)) : null
  return {
    ...stampOf(file, standing, stampAuthorityIn(context) !== null),
    ...{ ...standing, names, mayNext: signingRefusal(standing, context.actor.person) === null },
    successor: successor && { id: successor.id, title: successor.title },
  }
}

/**
 * Signs the newest file of a sealed report as the next of its signers, by an update that leaves all earlier bytes. Refuses
 * as `forbidden` who does not sign it, as `conflict` whose turn it is not, and what is no longer genuine.
 */
export async function countersign(
  input: { readonly seal: string; readonly password: string; readonly reason?: string | undefined },
  context: TaskContext,
): Promise<SealedReport> {
  const { vault, progress } = context
  progress({ done: 0, total: 3, stage: 'checking' })
  context.query((reading) => turnOf(reading, input.seal, reading.actor.person))
  const signing = await openSigner(context, input.password)
  try {
    // Asked again: who is next may have changed while the password was being checked.
    const { file, place, places } = context.query((reading) => turnOf(reading, input.seal, reading.actor.person))
    const bytes = await fileBytes(context, file)
    // Whose keys signed under other authorities was vouched for when their files were taken.
    const areVouched = places.some(({ certifiedAs }) => certifiedAs !== null)
    // Nobody signs what somebody changed before them.
    await refuseFlawed(context, bytes, areVouched)
    progress({ done: 1, total: 3, stage: 'signing' })
    const signed = await signPlace(context, bytes, {
      ...{ place, signing, certify: false, reason: input.reason, areVouched },
    })
    progress({ done: 2, total: 3, stage: 'sealing' })
    const stored = await storeAttachment(vault, signed)
    const { title } = file
    commitExport(
      context,
      {
        ...{ seal: input.seal, title, place, sha256: digestOf(signed) },
        file: { ...stored, name: title, mediaType: 'application/pdf' },
        places,
      },
      (writing) => {
        if (turnOf(writing, input.seal, writing.actor.person).file.id !== file.id)
          throw new OperationError('conflict', 'errors.signedMeanwhile')
      },
    )
    vault.saveHeads()
    const handed = (await stampedAtOnce(context, input.seal)) ?? signed
    return { document: input.seal, file: context.files.offer(offeredBytes(title, 'application/pdf', handed)) }
  } finally {
    signing.close()
  }
}
