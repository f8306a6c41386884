import { randomBytes, randomInt } from 'node:crypto'
import { instantOf } from '#shared/base/calendar.ts'
import { OperationError } from '#shared/contract/errors.ts'
import type { StampingOutcome } from '#shared/modules/reports/reports.contract.ts'
import { sealRecord } from '#shared/modules/reports/seal.record.ts'
import type { DocumentVerdict } from '#shared/modules/verification/verification.projection.ts'
import type { TaskContext } from '../../context.ts'
import { storeAttachment } from '../../lifecycle/attachment-store.ts'
import { authoritiesOf, stampTrustOf } from '../../lifecycle/vault-facts.ts'
import { doInHelper } from '../../processes/helper.ts'
import { digestOf } from '../../reports/records-json.ts'
import { awaitingStamp, newestFileOf, type SignedFile, standingOf } from '../../reports/signed-files.ts'
import { fileBytes } from './reports.file-bytes.ts'
import { noteExport, type StampFacts } from './reports.seal.ts'
import { verdictOn } from './reports.sign.ts'
import { nameOf, stampAuthorityIn } from './reports.stamp-authority.ts'

/** So many of those that waited are stamped along with a document that was just signed: whoever signed waits for them. */
const mostBeside = 3
/** After one of these nobody else is asked: each further request would only wait as long. */
const unreachable: readonly string[] = ['errors.stampUnreachable', 'errors.stampTimeout']

/** The newest time stamp of a judged document under an authority that the vault trusts. */
export function stampIn({ timeStamps }: DocumentVerdict): StampFacts | null {
  const trusted = timeStamps.filter(({ state, authority }) => state === 'genuine' && authority?.standing === 'trusted')
  const newest = trusted.at(-1)
  return newest?.stampedAt === undefined ? null : { at: instantOf(newest.stampedAt), by: nameOf(newest.stamper) }
}

/** The token of the authority that is set, over this SHA-256 digest; nothing else leaves the machine. */
async function obtain({ vault, host, signal }: TaskContext, url: string, imprint: Buffer): Promise<Buffer> {
  const { nonceOf } = await import('../../documents/signature/time-stamp-request.ts')
  const input = {
    ...{ url, imprint, nonce: nonceOf(randomBytes(8)) },
    ...{ stampTrust: stampTrustOf(vault.store), now: host.now() },
  }
  return Buffer.from(await doInHelper(host, 'network', { name: 'ask-time-stamp', input }, signal))
}

/** Stamps the newest file of a sealed report, judges it as an outsider would, and keeps it beside the one before. */
async function stampFile(context: TaskContext, file: SignedFile): Promise<Buffer> {
  const { vault } = context
  const authority = context.query(stampAuthorityIn)
  if (!authority) throw new OperationError('conflict', 'errors.stampNotConfigured')
  // Asked for twice, one would take the place that is kept for its renewal.
  if (context.query((reading) => newestFileOf(reading, file.seal)).id !== file.id)
    throw new OperationError('conflict', 'errors.signedMeanwhile')
  const bytes = await fileBytes(context, file)
  // Reads fonts, for which no start should wait.
  const { stampDocument } = await import('../../documents/signature/stamp-document.ts')
  const data = {
    certificates: [
      ...authoritiesOf(vault.store).map(({ certificate }) => Buffer.from(certificate, 'base64')),
      Buffer.from(authority.certificate, 'base64'),
    ],
    revocationLists: [],
  }
  const stamped = await stampDocument(bytes, data, (imprint) => obtain(context, authority.url, imprint))
  const verdict = await verdictOn(context, stamped)
  const stamp = stampIn(verdict)
  const areVouched = file.signatures.some(({ certifiedAs }) => (certifiedAs ?? null) !== null)
  const holds = verdict.verdict === 'genuine' || (areVouched && verdict.verdict === 'genuine-unknown-authority')
  if (!holds || stamp === null)
    throw new OperationError('internal', 'errors.documentFlawed', {
      parameters: { finding: verdict.findings[0]?.key ?? '' },
    })
  const stored = await storeAttachment(vault, stamped)
  context.command((writing) => {
    if (newestFileOf(writing, file.seal).id !== file.id) throw new OperationError('conflict', 'errors.signedMeanwhile')
    const { seal, title, signer, signedAt } = file
    const { places } = standingOf(writing, file)
    const kept = { ...stored, name: title, mediaType: 'application/pdf' }
    noteExport(writing, { seal, title, signer, signedAt, places, stamp, sha256: digestOf(stamped), file: kept })
  })
  vault.saveHeads()
  return stamped
}

type Stamped = { readonly outcome: StampingOutcome; readonly bytes: ReadonlyMap<string, Buffer> }

async function stampFiles(context: TaskContext, files: readonly SignedFile[]): Promise<Stamped> {
  const bytes = new Map<string, Buffer>()
  const stamped: string[] = []
  const refused: { title: string; refusal: OperationError['shape'] }[] = []
  for (const [done, file] of files.entries()) {
    context.progress({ done, total: files.length, stage: 'stamping' })
    try {
      bytes.set(file.seal, await stampFile(context, file))
      stamped.push(file.title)
    } catch (error) {
      // Whatever keeps one from its stamp leaves it in the queue, and the others their turn.
      if (!(error instanceof OperationError) || context.signal.aborted) throw error
      refused.push({ title: file.title, refusal: error.shape })
      if (unreachable.includes(error.key)) break
    }
  }
  return { outcome: { stamped, refused, waiting: context.query((reading) => awaitingStamp(reading)).length }, bytes }
}

/** Some of those that wait, from a place that chance picks: one that is refused every time must not keep others waiting. */
function someOf(files: readonly SignedFile[], count: number): readonly SignedFile[] {
  const start = files.length === 0 ? 0 : randomInt(files.length)
  return [...files.slice(start), ...files.slice(0, start)].slice(0, count)
}

/** Asks for the time stamp of every signed file that waits for one. */
export async function stampWaiting(context: TaskContext): Promise<StampingOutcome> {
  if (!context.query(stampAuthorityIn)) throw new OperationError('conflict', 'errors.stampNotConfigured')
  const all = context.query((reading) => awaitingStamp(reading, Number.MAX_SAFE_INTEGER))
  return (await stampFiles(context, all)).outcome
}

/**
 * Asks for the stamp of a document that was just signed, and then of some that waited; answers its stamped file. Null where
 * nobody is asked, others are to sign it, or no stamp was had: then it waits, for its signature holds without one.
 */
export async function stampedAtOnce(context: TaskContext, seal: string): Promise<Buffer | null> {
  if (!context.query(stampAuthorityIn)) return null
  const waiting = context.query((reading) => awaitingStamp(reading))
  const own = waiting.filter((file) => file.seal === seal)
  if (own.length === 0) return null
  // Of what others signed, only who may seal writes another file.
  const maySeal = sealRecord.writers.some((role) => context.actor.roles.includes(role))
  const elsewhere = waiting.filter((file) => file.seal !== seal)
  const others = maySeal ? someOf(elsewhere, mostBeside) : []
  try {
    return (await stampFiles(context, [...own, ...others])).bytes.get(seal) ?? null
  } catch (error) {
    // It is signed and kept: cancelling what comes after takes nothing of that back.
    if (error instanceof OperationError) return null
    throw error
  }
}
