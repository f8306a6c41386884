import { OperationError } from '#shared/contract/errors.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import type { SealedReport } from '#shared/modules/reports/reports.contract.ts'
import { signingRefusal } from '#shared/modules/reports/signing.projection.ts'
import { filesIn } from '#shared/record/evidence-files.ts'
import type { ReadContext, TaskContext } from '../../context.ts'
import { offeredBytes } from '../../files.ts'
import { readAttachmentOf, storeAttachment } from '../../lifecycle/attachment-store.ts'
import { namesOf } from '../../records/names-of.ts'
import { openSigner } from '../../reports/open-signer.ts'
import { digestOf } from '../../reports/records-json.ts'
import { newestFileOf, type SignedFile, standingOf } from '../../reports/signed-files.ts'
import { commitExport } from './reports.seal.ts'
import { refuseFlawed, signPlace } from './reports.sign.ts'

/** Who signs a sealed report, in order. `missing`, `errors.sealWithoutFile` where its file is not in this vault. */
export function signaturesOf({ seal }: { readonly seal: string }, context: ReadContext) {
  const standing = standingOf(newestFileOf(context, seal))
  const name = namesOf(context)
  const names = Object.fromEntries(standing.places.map(({ person }) => [person, name('person', person)]))
  return { ...standing, names, mayNext: signingRefusal(standing, context.actor.person) === null }
}

/** The newest file and the place that the caller signs in it; refuses whoever is not next. */
function turnOf(context: ReadContext, seal: string): { readonly file: SignedFile; readonly place: number } {
  const file = newestFileOf(context, seal)
  const standing = standingOf(file)
  const refusal = signingRefusal(standing, context.actor.person)
  const next = standing.places[standing.next ?? 0]
  if (refusal !== null || standing.next === null)
    throw new OperationError(refusal === 'errors.notASignatory' ? 'forbidden' : 'conflict', refusal ?? '', {
      parameters: { name: next ? namesOf(context)(personRecord.name, next.person) : '' },
    })
  return { file, place: standing.next }
}

async function bytesOf({ vault }: TaskContext, { file, fileSha256 }: SignedFile): Promise<Buffer> {
  const [stored] = filesIn(file)
  if (!stored) throw new OperationError('missing', 'errors.sealWithoutFile')
  const chunks: Buffer[] = []
  for await (const chunk of readAttachmentOf(vault, stored.id)) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  if (digestOf(bytes) !== fileSha256) throw new OperationError('conflict', 'errors.documentDamaged')
  return bytes
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
  context.query((reading) => turnOf(reading, input.seal))
  const signing = await openSigner(context, input.password)
  try {
    // Asked again: who is next may have changed while the password was being checked.
    const { file, place } = context.query((reading) => turnOf(reading, input.seal))
    const bytes = await bytesOf(context, file)
    // Nobody signs what somebody changed before them.
    await refuseFlawed(context, bytes)
    progress({ done: 1, total: 3, stage: 'signing' })
    const signed = await signPlace(context, bytes, { place, signing, certify: false, reason: input.reason })
    progress({ done: 2, total: 3, stage: 'sealing' })
    const stored = await storeAttachment(vault, signed)
    const { title } = file
    commitExport(
      context,
      {
        ...{ seal: input.seal, title, place, sha256: digestOf(signed) },
        file: { ...stored, name: title, mediaType: 'application/pdf' },
        places: standingOf(file).places,
      },
      (writing) => {
        if (newestFileOf(writing, input.seal).id !== file.id)
          throw new OperationError('conflict', 'errors.signedMeanwhile')
      },
    )
    vault.saveHeads()
    return { document: input.seal, file: context.files.offer(offeredBytes(title, 'application/pdf', signed)) }
  } finally {
    signing.close()
  }
}
