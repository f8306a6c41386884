import { OperationError } from '#shared/contract/errors.ts'
import type { DocumentVerdict } from '#shared/modules/verification/verification.projection.ts'
import type { TaskContext } from '../../context.ts'
import { authorityOf, stampTrustOf } from '../../lifecycle/vault-facts.ts'
import { doInHelper } from '../../processes/helper.ts'
import type { openSigner } from '../../reports/open-signer.ts'

type Signing = {
  /** The prepared field, from 0. */
  readonly place: number
  readonly signing: Awaited<ReturnType<typeof openSigner>>
  /** The first signer certifies, later ones approve. */
  readonly certify: boolean
  readonly reason: string | undefined
  /** Whether it was signed under authorities that the vault does not know, by people who were vouched for. */
  readonly areVouched?: boolean
}

/**
 * Signs one prepared field of a document and judges the whole as an outsider would. Refuses as `internal`,
 * `errors.documentFlawed`, what is not genuine then.
 */
export async function signPlace(context: TaskContext, bytes: Buffer, given: Signing): Promise<Buffer> {
  const { place, signing, certify, reason, areVouched = false } = given
  const signedAt = context.host.now()
  const day = new Date(signedAt).toISOString().replace('T', ' ').slice(0, 16)
  // Reads fonts, for which no start should wait.
  const { signDocument } = await import('../../documents/signature/sign-document.ts')
  const signed = await signDocument(bytes, {
    field: `signature.${place + 1}`,
    ...{ certify, signer: signing.signer, signedAt, name: signing.name },
    ...(reason ? { reason } : {}),
    appearance: { lines: [signing.name, `${day} UTC`] },
  })
  await refuseFlawed(context, signed, areVouched)
  return signed
}

/** The verdict of whoever knows the authority of this vault and no other, and whom it has stamp. */
export async function verdictOn({ vault, host, signal }: TaskContext, bytes: Buffer): Promise<DocumentVerdict> {
  const trust = [Buffer.from(authorityOf(vault.store).certificate, 'base64')]
  const input = { bytes, trust: { trust, stampTrust: stampTrustOf(vault.store), now: host.now() } }
  return await doInHelper(host, 'draw', { name: 'verify-document', input }, signal)
}

/** Judges a finished document as an outsider would, before anybody gets it. */
export async function refuseFlawed(context: TaskContext, bytes: Buffer, areVouched: boolean): Promise<void> {
  const verdict = await verdictOn(context, bytes)
  if (verdict.verdict === 'genuine' || (areVouched && verdict.verdict === 'genuine-unknown-authority')) return
  throw new OperationError('internal', 'errors.documentFlawed', {
    parameters: { finding: verdict.findings[0]?.key ?? '' },
  })
}
