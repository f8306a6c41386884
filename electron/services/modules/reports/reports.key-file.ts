import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import type { TaskContext } from '../../context.ts'
import { offeredBytes } from '../../files.ts'
import { openSigner } from '../../reports/open-signer.ts'
import { refuseWeakPassword } from '../../vault/password-strength.ts'

/**
 * The caller's signing key with its certificate as a PKCS#12 file under a password of its own. Whoever has both signs as
 * them, so a password that can be guessed is refused.
 */
export async function exportKey(
  { password, filePassword }: { readonly password: string; readonly filePassword: string },
  context: TaskContext,
): Promise<OutgoingFile> {
  await refuseWeakPassword(filePassword, [context.actor.login, context.vault.name])
  const signing = await openSigner(context, password)
  try {
    const { writeKeyFile } = await import('../../vault/pkcs12.ts')
    const { key, signer, name } = signing
    const bytes = await writeKeyFile({ key, certificates: signer.certificates }, filePassword)
    return context.files.offer(
      offeredBytes(`${name.replaceAll(/[^\p{L}\p{N}.-]+/gu, '-')}.p12`, 'application/x-pkcs12', bytes),
    )
  } finally {
    signing.close()
  }
}
