import { OperationError } from '#shared/contract/errors.ts'
import { memberRecord } from '#shared/modules/members/member.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import type { TaskContext } from '../context.ts'
import { authorityOf } from '../lifecycle/vault-facts.ts'
import { createDocumentSigner } from '../vault/certificate-signature.ts'
import { closeVault, unlock } from '../vault/unlock.ts'

/** The signer's keys, opened by the password that only they know: nobody signs by an unattended screen. */
export async function openSigner(context: TaskContext, password: string) {
  const { vault, actor } = context
  const member = context.query(({ readEverything }) => readEverything(memberRecord).get(vault.member))
  if (!member.certificate) throw new OperationError('conflict', 'errors.certificatePending')
  const unlocked = await unlock(vault.folder, actor.login, password)
  const certificates = [
    Buffer.from(member.certificate, 'base64'),
    Buffer.from(authorityOf(vault.store).certificate, 'base64'),
  ]
  const person = context.query(({ readEverything }) => readEverything(personRecord).get(actor.person))
  return {
    name: person.name,
    key: unlocked.identity.document,
    signer: createDocumentSigner(unlocked.identity.document, certificates),
    close: () => closeVault(unlocked),
  }
}
