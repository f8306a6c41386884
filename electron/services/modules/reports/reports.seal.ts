import { invariant } from '#shared/base/assert.ts'
import { instantOf } from '#shared/base/calendar.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { exportRecord } from '#shared/modules/reports/export.record.ts'
import { sealRecord } from '#shared/modules/reports/seal.record.ts'
import { type SignaturePlace, signedPlaces } from '#shared/modules/reports/signing.projection.ts'
import type { AnyValue } from '#shared/record/values.ts'
import type { ReadContext, TaskContext, WriteContext } from '../../context.ts'
import { sealAttachments } from '../../documents/verify/seal-attachments.ts'
import { ownStart } from '../../journal/places.ts'
import { proofOf } from '../../journal/proof.ts'
import { readEntry } from '../../journal/signed-entry.ts'
import { decodeOpenings } from '../../journal/values.ts'
import type { OpenVault } from '../../open-vault.ts'
import type { GatheredReport } from '../../reports/report-kind.ts'

/** Commits the seal: from here on the journal says what this report froze. */
export function commitSeal(
  context: TaskContext,
  given: {
    readonly id: string
    readonly kind: string
    readonly subject: string
    readonly language: 'en' | 'zh-CN'
    readonly report: GatheredReport
    readonly recordsSha256: string
    readonly heads: string
    readonly reason: string | undefined
  },
): { readonly seq: number; readonly sealedAt: string } {
  return context.command((writing) => {
    const { report } = given
    const sealedAt = instantOf(writing.now)
    if (given.reason) writing.because(given.reason)
    const sealed = writing.writeManaged(sealRecord).create(
      {
        title: `${report.number} ${report.title}`.trim(),
        kind: given.kind,
        subject: given.subject,
        language: given.language,
        recordsSha256: given.recordsSha256,
        heads: given.heads,
        sealedAt,
        sealedBy: writing.actor.person,
        selfApproved: report.selfApproved,
      },
      given.id,
    )
    return { seq: Number(sealed.revision.split(':')[1]), sealedAt }
  })
}

/** The newest time stamp of a file: when it existed, as an instant, and who says so. */
export type StampFacts = { readonly at: string; readonly by: string }

/** A signed file as the journal notes it; `places` as they stand in it, `signer` whoever signed it last, at `signedAt`. */
type NotedExport = {
  readonly seal: string
  readonly title: string
  readonly sha256: string
  readonly file: AnyValue
  readonly places: readonly SignaturePlace[]
  readonly signer: string
  readonly signedAt: string
  readonly stamp: StampFacts | null
}

/** Notes a signed file in the journal, with the file itself. */
export function noteExport(writing: WriteContext, given: NotedExport): void {
  const { seal, title, sha256, file, places, signer, signedAt, stamp } = given
  const signatures = places.map((one) => ({ id: writing.newId(), ...one }))
  const signed = { signer, signedAt, signatures, stampedAt: stamp?.at ?? null, stampedBy: stamp?.by ?? null }
  writing
    .writeManaged(exportRecord)
    .create({ title, seal, ...signed, fileSha256: sha256, file: [file] }, writing.newId())
}

/**
 * Notes a file that the caller signed just now; `place` is the one that was signed just now. `before` may
 * refuse in the same transaction.
 */
export function commitExport(
  context: TaskContext,
  { place, places, ...given }: Omit<NotedExport, 'signer' | 'signedAt' | 'stamp'> & { readonly place: number },
  before: (writing: WriteContext) => void = () => undefined,
): void {
  context.command((writing) => {
    before(writing)
    const signedAt = instantOf(writing.now)
    const signed = signedPlaces(places, place, signedAt)
    noteExport(writing, { ...given, places: signed, signer: writing.actor.person, signedAt, stamp: null })
  })
}

/** The files that prove the seal to whoever has only the document. */
export function proofFiles(vault: OpenVault, seq: number, checkpoint: string): Readonly<Record<string, Buffer>> {
  const { db } = vault.store
  const { device } = vault.own
  const proof = proofOf(db, device, seq, checkpoint)
  const row = db
    .prepare<[string, number], { bytes: Buffer; key: Buffer }>(
      `SELECT changeValues.bytes AS bytes, feeds.publicKey AS key FROM feeds CROSS JOIN changeValues
       WHERE device = ? AND place = ${ownStart} + ?`,
    )
    .get(device, seq)
  invariant(row, 'the seal was committed just now')
  const { change } = readEntry(proof.entry)
  return sealAttachments(proof, { feedKey: row.key, openings: decodeOpenings(row.bytes, change.operations.length) })
}

/** Refuses to seal what is not ready, and by whom it is not to be signed. */
export function refuseUnready(report: GatheredReport, context: ReadContext): number {
  if (report.notReady) throw new OperationError('conflict', report.notReady)
  const place = report.signatories.indexOf(context.actor.person)
  if (place < 0) throw new OperationError('forbidden', 'errors.notASignatory')
  return place
}
