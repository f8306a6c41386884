import type { Damage, DamageKind } from '#shared/modules/journal/journal.damages.ts'
import { isStorageDamage, storageReason, unlessDamaged } from '../database/storage-error.ts'
import type { Head } from '../journal/checkpoint.ts'
import { readAttachmentOf } from '../lifecycle/attachment-store.ts'
import { headsFrom } from '../lifecycle/heads.ts'
import type { OpenVault } from '../open-vault.ts'
import { doInHelper } from '../processes/helper.ts'
import { loadAnchor } from '../vault/anchor.ts'
import { foreignFiles, vaultPaths } from '../vault/vault-folder.ts'
import type { VaultAudit, Watch } from './audit-database.ts'
import type { AttachedFile } from './audit-rows.ts'

/**
 * Audits an open vault whole. The database is read in a reader process that dies with its key after it, so that neither its
 * work nor its memory burdens the vault process; attached files are read here, since that key is all a reader is given. They are
 * read to their end where `reads` says so; else it is seen that each is there and of its size. Refusals are those of `doInHelper`.
 */
export async function auditVault(vault: OpenVault, asked: Watch, reads: 'files' | 'database'): Promise<VaultAudit> {
  // A closed vault's keys are zeros: what is read with them would be told as damaged.
  const signal = AbortSignal.any([asked.signal, vault.closing])
  const watch: Watch = { signal, progress: (progress) => asked.progress(progress) }
  // A page that is damaged for search is told by the audit, which looks at all of them.
  unlessDamaged(() => vault.catchUpSearch(), undefined)
  const { database, attachments } = vaultPaths(vault.folder)
  const { keys, vaultId } = vault.keys()
  const input = { database, key: keys.database, vault: vaultId, attachments, expectedHeads: knownHeads(vault) }
  const job = { name: 'audit-vault' as const, input }
  const { attached, ...audit } = await doInHelper(vault.host, 'reader', job, watch.signal, watch)
  const files = reads === 'files' ? await damagedFiles(vault, attached, watch) : []
  return { ...audit, damages: [...audit.damages, ...files, ...inFolder(vault, audit)] }
}

/** Heads that were seen outside the database: in the header, and by this installation. */
function knownHeads(vault: OpenVault): readonly Head[] {
  const { header } = vault.keys()
  const anchor = loadAnchor(vault.host.dataFolder, vault.keys())
  const fromHeader = header.sealed.heads === null ? [] : headsFrom(header.sealed.heads)
  return anchor.state === 'known' ? [...fromHeader, ...headsFrom(anchor.anchor.heads)] : fromHeader
}

/** Files that records name and that no longer decrypt to what was attached, each read once, chunk by chunk. */
async function damagedFiles(
  vault: OpenVault,
  attached: readonly AttachedFile[],
  watch: Watch,
): Promise<readonly Damage[]> {
  const places = Map.groupBy(attached, ({ id }) => id)
  const damages: Damage[] = []
  let done = 0
  for (const [id, files] of places) {
    watch.signal.throwIfAborted()
    const kind = await wrongInside(vault, id, watch.signal)
    if (kind) for (const { where, field } of files) damages.push({ kind, where, detail: `${field} ${id}` })
    done += 1
    watch.progress({ done, total: places.size, stage: 'auditingFiles' })
  }
  return damages
}

async function wrongInside(vault: OpenVault, id: string, signal: AbortSignal): Promise<DamageKind | null> {
  try {
    for await (const _chunk of readAttachmentOf(vault, id)) signal.throwIfAborted()
    return null
  } catch (error) {
    signal.throwIfAborted()
    if (isStorageDamage(error)) return 'attachment-damaged'
    if (storageReason(error) === null) throw error
    return 'attachment-unreadable'
  }
}

/** What is wrong in the vault's folder itself: a header that had to be restored, and files that no vault has. */
function inFolder(vault: OpenVault, { damages }: VaultAudit): readonly Damage[] {
  const { healed } = vault.keys()
  const restored: readonly Damage[] =
    healed === null || healed.cause === 'outrun'
      ? []
      : [{ kind: 'header-restored', where: healed.name, detail: healed.cause }]
  return [...restored, ...foreignIn(vault.folder, damages)]
}

function foreignIn(folder: string, told: readonly Damage[]): readonly Damage[] {
  try {
    return foreignFiles(folder).map((where): Damage => ({ kind: 'foreign-file', where, detail: '' }))
  } catch (error) {
    const detail = storageReason(error)
    if (detail === null) throw error
    const unreadable: Damage = { kind: 'attachment-unreadable', where: 'attachments', detail }
    return told.some(({ kind, where }) => kind === unreadable.kind && where === unreadable.where) ? [] : [unreadable]
  }
}
