import type { Damage } from '#shared/modules/journal/journal.damages.ts'
import { storageReason } from '../database/storage-error.ts'
import type { OpenVault } from '../open-vault.ts'
import type { VaultAudit } from '../records/audit-database.ts'
import { type LyingAttachment, removeLying } from '../vault/attachment-listing.ts'
import { mayBeCopy, vaultPaths } from '../vault/vault-folder.ts'

/** So long, in milliseconds, a file that nothing names is left: a folder that comes by a slow copy may come before its database. */
const leftFor = 30 * 24 * 60 * 60_000

/**
 * Removes the attachments that an audit found nothing to name, as a process leaves them that was killed between keeping a file
 * and committing the record for it; answers how many. None where the audit found any damage by which a name may be lost;
 * none in a vault that is older than what was seen of it, whose newer copy may name them, or that may have been for as long.
 */
export async function sweepUnnamed(vault: OpenVault, { damages, unnamed }: VaultAudit): Promise<number> {
  const { attachments } = vaultPaths(vault.folder)
  let removed = 0
  if (vault.closing.aborted || damages.some(mayHideNames)) return removed
  if (feedBeganSince(vault, vault.host.now() - leftFor)) return removed
  for (const file of unnamed) {
    await new Promise((resolve) => setImmediate(resolve))
    // Asked anew and in one go with the removal: after the vault is closed another process may hold it, and what was kept or
    // asked for since it was opened may be named by a command that is still to come.
    if (vault.closing.aborted || vault.rolledBack || vault.isOccupied()) return removed
    if (vault.awaitedFiles.has(file.id) || file.since > vault.host.now() - leftFor) continue
    if (isRemoved(attachments, file)) removed += 1
  }
  return removed
}

/** A header is whole once it is restored, and what somebody laid beside the vault names nothing, unless it is a copy of its parts. */
function mayHideNames({ kind, where }: Damage): boolean {
  return kind !== 'header-restored' && (kind !== 'foreign-file' || mayBeCopy(where))
}

/**
 * Whether a feed began at this time or later: one begins where an installation has the vault for the first time, which then cannot
 * know whether it is an older copy, and where an administrator confirms that it is one.
 */
function feedBeganSince({ store }: OpenVault, moment: number): boolean {
  const newest = store.db.prepare<[], string | null>('SELECT max("since") FROM "devices"').pluck().get()
  return typeof newest === 'string' && Date.parse(newest) > moment
}

/** A file that the system does not give up is left to the next sweep. */
function isRemoved(attachments: string, file: LyingAttachment): boolean {
  try {
    return removeLying(attachments, file)
  } catch (error) {
    if (storageReason(error) === null) throw error
    return false
  }
}
