import type { Head } from '../journal/checkpoint.ts'
import { headsFrom } from '../lifecycle/heads.ts'
import type { OpenVault } from '../open-vault.ts'
import { doInHelper } from '../processes/helper.ts'
import { loadAnchor } from '../vault/anchor.ts'
import { vaultPaths } from '../vault/vault-folder.ts'
import type { VaultAudit, Watch } from './audit-database.ts'

/**
 * Audits an open vault whole, in a reader process that dies with its key after it, so that neither its work nor its memory
 * burdens the vault process. Refusals are those of `doInHelper` and of `openDatabase`.
 */
export async function auditVault(vault: OpenVault, watch: Watch): Promise<VaultAudit> {
  vault.catchUpSearch()
  const { database, attachments } = vaultPaths(vault.folder)
  const { keys, vaultId } = vault.keys()
  const input = { database, key: keys.database, vault: vaultId, attachments, expectedHeads: knownHeads(vault) }
  return await doInHelper(vault.host, 'reader', { name: 'audit-vault', input }, watch.signal, watch)
}

/** Heads that were seen outside the database: in the header, and by this installation. */
function knownHeads(vault: OpenVault): readonly Head[] {
  const { header } = vault.keys()
  const anchor = loadAnchor(vault.host.dataFolder, vault.keys())
  const fromHeader = header.sealed.heads === null ? [] : headsFrom(header.sealed.heads)
  return anchor.state === 'known' ? [...fromHeader, ...headsFrom(anchor.anchor.heads)] : fromHeader
}
