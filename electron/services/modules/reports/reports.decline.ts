import { invariant } from '#shared/base/assert.ts'
import { signingKey } from '#shared/base/ed25519.ts'
import { encodeHex, readReply, signReply } from '#shared/modules/replies/replies.codec.ts'
import type { SealedReport } from '#shared/modules/reports/reports.contract.ts'
import type { TaskContext } from '../../context.ts'
import { offeredBytes } from '../../files.ts'
import { declineStatement, keepDecline } from '../../reports/declining.ts'
import { replySecretOf } from '../../vault/identity.ts'
import { closeVault, unlock } from '../../vault/unlock.ts'

/**
 * Declines to sign a sealed report as the next of its signers. The reply is signed with the member's own key, kept here
 * and handed out, for the vault that sealed may be another copy. Refuses as `countersign` does.
 */
export async function decline(
  { seal, password, reason }: { readonly seal: string; readonly password: string; readonly reason: string },
  context: TaskContext,
): Promise<SealedReport> {
  const { vault, actor, files } = context
  context.query((reading) => declineStatement(reading, seal, reason))
  const unlocked = await unlock(vault.folder, actor.login, password)
  const secret = replySecretOf(unlocked.identity)
  try {
    // Asked again: who is next may have changed while the password was being checked.
    const statement = context.query((reading) => declineStatement(reading, seal, reason))
    const bytes = signReply(statement, signingKey(secret))
    const reply = readReply(bytes)
    invariant(reply, 'what was signed just now reads as a reply')
    const { kept } = context.command((writing) => {
      writing.because(reason)
      return keepDecline(writing, reply, { bytes: encodeHex(bytes), key: () => null })
    })
    vault.saveHeads()
    const name = `${kept.title.replaceAll(/[^\p{L}\p{N}.-]+/gu, '-')}.reply`
    return { document: seal, file: files.offer(offeredBytes(name, 'application/octet-stream', Buffer.from(bytes))) }
  } finally {
    secret.fill(0)
    closeVault(unlocked)
  }
}
