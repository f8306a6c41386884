import { instantOf } from '#shared/base/calendar.ts'
import { storageReason } from '../database/storage-error.ts'
import type { OpenVault } from '../open-vault.ts'
import type { VaultAudit, Watch } from '../records/audit-database.ts'
import { auditVault } from '../records/audit-vault.ts'
import { sweepUnnamed } from './sweep.ts'

const week = 7 * 24 * 60 * 60_000
/** An audit in the background begins this many milliseconds after opening, so that the first screen comes first. */
const patience = 20_000

type AuditRow = { readonly at: number; readonly damages: number }

/** When the whole journal was last audited, and how many damages that found; null before the first audit. */
export function lastAudit(vault: OpenVault): { readonly at: string; readonly damages: number } | null {
  const row = vault.store.db
    .prepare<[], AuditRow>('SELECT at, damages FROM local_audits ORDER BY number DESC LIMIT 1')
    .get()
  return row ? { at: instantOf(row.at), damages: row.damages } : null
}

/** What an audit found, and how many of the files that nothing names were removed after it. */
type NotedAudit = VaultAudit & { readonly removed: number }

/** Audits the whole vault, notes that it was done, and with what result, and removes files that nothing names. */
export async function auditAndNote(vault: OpenVault, watch: Watch, reads: 'files' | 'database'): Promise<NotedAudit> {
  const audit = await auditVault(vault, watch, reads)
  // A rolled-back vault is not written, and a batch holds the only pen: the next audit is noted then.
  if (!vault.rolledBack && !vault.isOccupied()) note(vault, audit)
  return { ...audit, removed: await sweepUnnamed(vault, audit) }
}

function note(vault: OpenVault, { entries, damages }: VaultAudit): void {
  try {
    vault.store.db
      .prepare('INSERT INTO local_audits (at, entries, damages) VALUES (?, ?, ?)')
      .run(vault.host.now(), entries, damages.length)
  } catch (error) {
    // What the audit found is told even where it cannot be noted.
    if (damages.length === 0 || storageReason(error) === null) throw error
  }
}

/**
 * Audits in the background where the last audit is a week old; `told` is called when there is something new to show. Attached files
 * are not read to their end: a vault that holds many would be locked before that, and never have its audit.
 */
export function auditWhenDue(vault: OpenVault, told: () => void): void {
  if (!vault.host.startHelper) return
  const last = lastAudit(vault)
  if (last && vault.host.now() - Date.parse(last.at) < week) return
  const watch = { signal: vault.closing, progress: () => undefined }
  const timer = setTimeout(() => {
    // A vault that is locked meanwhile ends its reader; the audit is due again at the next opening.
    void auditAndNote(vault, watch, 'database').then(told, () => undefined)
  }, patience)
  timer.unref()
  vault.closing.addEventListener('abort', () => clearTimeout(timer), { once: true })
}
