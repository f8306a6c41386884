import { OperationError } from '#shared/contract/errors.ts'
import { exportRecord } from '#shared/modules/reports/export.record.ts'
import { sealRecord } from '#shared/modules/reports/seal.record.ts'
import { type SigningStanding, signingRefusal, signingStanding } from '#shared/modules/reports/signing.projection.ts'
import type { Entity } from '#shared/record/record.ts'
import type { ReadContext } from '../context.ts'

/** A signed revision of a sealed report. */
export type SignedFile = Entity<typeof exportRecord>

/** Of so many files is looked who is to sign them next: older ones wait for nobody who still comes. */
const mostAwaited = 200

function signedIn(file: SignedFile | undefined): number {
  return file?.signatures.filter(({ signedAt }) => signedAt !== null).length ?? 0
}

/** The revision that most have signed; of several the last. */
export function newestFile(files: readonly SignedFile[]): SignedFile | undefined {
  return files.reduce<SignedFile | undefined>(
    (most, file) => (signedIn(file) >= signedIn(most) ? file : most),
    undefined,
  )
}

/** The newest file of a sealed report. `missing`, `errors.sealWithoutFile` where it is not in this vault. */
export function newestFileOf(context: ReadContext, seal: string): SignedFile {
  const found = newestFile(
    context.read(exportRecord).all([{ field: 'seal', comparison: 'is', value: seal }], { field: 'signedAt' }),
  )
  if (!found) throw new OperationError('missing', 'errors.sealWithoutFile')
  return found
}

/** How far the signing of a file has come. */
export function standingOf({ signatures }: SignedFile): SigningStanding {
  return signingStanding(signatures.map(({ person, signedAt }) => ({ person, signedAt })))
}

/** The sealed reports that the caller is to sign next. */
export function awaitedSignatures(context: ReadContext): readonly Entity<typeof sealRecord>[] {
  const sort = [{ field: 'signedAt', descending: true }]
  const files = context.read(exportRecord).first({ filters: [], sort, limit: mostAwaited })
  return [...Map.groupBy(files, ({ seal }) => seal)].flatMap(([seal, revisions]) => {
    const file = newestFile(revisions.toReversed())
    if (!file || signingRefusal(standingOf(file), context.actor.person) !== null) return []
    const found = context.read(sealRecord).find(seal)
    return found ? [found] : []
  })
}
