import { OperationError } from '#shared/contract/errors.ts'
import type { DocumentVerdict } from '#shared/modules/verification/verification.projection.ts'
import type { LockedContext } from '../../context.ts'
import { offeredBytes } from '../../files.ts'

type Input = {
  readonly ticket: string
  readonly keyTicket: string
  readonly password: string
  readonly reason?: string | undefined
}
type Judge = (context: LockedContext, bytes: Buffer) => Promise<DocumentVerdict>

const signable: readonly DocumentVerdict['verdict'][] = ['genuine', 'genuine-unknown-authority']

/** Nobody signs what somebody changed before them, and nobody is handed what does not hold. */
async function refuseFlawed(context: LockedContext, bytes: Buffer, judge: Judge): Promise<void> {
  const verdict = await judge(context, bytes)
  if (signable.includes(verdict.verdict)) return
  throw new OperationError('conflict', 'errors.signNotGenuine', {
    parameters: { finding: verdict.findings[0]?.key ?? '' },
  })
}

/**
 * Signs the next free place of a sealed document with a key file, for somebody who has no vault: an update that leaves all
 * earlier bytes. Refuses a file that is not genuine, one that all have signed, and a key file by its own cause.
 */
export async function signWithKeyFile(input: Input, context: LockedContext, judge: Judge) {
  const { host, files } = context
  const document = files.take(input.ticket)
  const keyFile = files.take(input.keyTicket)
  const { openKeyFile } = await import('../../vault/pkcs12.ts')
  const signedAt = host.now()
  const { name, signer } = await openKeyFile(keyFile.bytes, input.password, signedAt)
  context.progress({ done: 0, total: 2, stage: 'checking' })
  await refuseFlawed(context, document.bytes, judge)
  context.progress({ done: 1, total: 2, stage: 'signing' })
  // Both read fonts, for which no start should wait.
  const { openPlaces, signDocument } = await import('../../documents/signature/sign-document.ts')
  const [field] = openPlaces(document.bytes)
  if (field === undefined) throw new OperationError('conflict', 'errors.signedByAll')
  const { reason } = input
  const day = new Date(signedAt).toISOString().replace('T', ' ').slice(0, 16)
  const signed = await signDocument(document.bytes, {
    ...{ field, certify: false, signer, signedAt, name, ...(reason ? { reason } : {}) },
    appearance: { lines: [name, `${day} UTC`] },
  })
  await refuseFlawed(context, signed, judge)
  const stem = document.name.replace(/\.pdf$/i, '')
  return { field, signer: name, file: files.offer(offeredBytes(`${stem} signed.pdf`, 'application/pdf', signed)) }
}
