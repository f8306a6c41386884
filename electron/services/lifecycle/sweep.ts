import type { OpenVault } from '../open-vault.ts'
import type { VaultAudit } from '../records/audit-database.ts'
import { removeLying } from '../vault/attachment-listing.ts'
import { vaultPaths } from '../vault/vault-folder.ts'

/** So long, in milliseconds, a file that nothing names is left: a folder that comes by a slow copy may come before its database. */
const leftFor = 30 * 24 * 60 * 60_000

/**
 * Removes the attachments that an audit found nothing to name, as a process leaves them that was killed between keeping a file
 * and committing the record for it; answers how many. None where the audit found any damage, for a name may be what was damaged;
 * none in a vault that is older than what was seen of it, whose newer copy may name them.
 */
export async function sweepUnnamed(vault: OpenVault, { damages, unnamed }: VaultAudit): Promise<number> {
  const { attachments } = vaultPaths(vault.folder)
  let removed = 0
  if (damages.length > 0) return removed
  for (const file of unnamed) {
    await new Promise((resolve) => setImmediate(resolve))
    // Asked anew and in one go with the removal: after the vault is closed another process may hold it, and what was kept or
    // asked for since it was opened may be named by a command that is still to come.
    if (vault.closing.aborted || vault.rolledBack || vault.isOccupied()) return removed
    if (vault.awaitedFiles.has(file.id) || file.since > vault.host.now() - leftFor) continue
    if (removeLying(attachments, file)) removed += 1
  }
  return removed
}
