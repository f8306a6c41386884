import type { Progress } from '#shared/contract/operation.ts'
import type { Damage } from '#shared/modules/journal/journal.contract.ts'
import { auditJournal } from '../journal/audit.ts'
import type { OpenVault } from '../open-vault.ts'
import { verifyChange } from '../vault/identity.ts'

type Watch = { readonly signal: AbortSignal; progress(progress: Progress): void }

/** What a whole audit of a vault found: counts of what was looked at, and each damage by its place. */
export type VaultAudit = { readonly records: number; readonly entries: number; readonly damages: readonly Damage[] }

/** Checks the whole journal of an open vault. */
export async function auditVault(vault: OpenVault, _watch: Watch): Promise<VaultAudit> {
  const report = auditJournal(vault.store.db, { vault: vault.keys().vaultId, verify: verifyChange, level: 'full' })
  const damages = report.findings.map(({ kind, device, seq, detail }) => ({ kind, where: `${device}:${seq}`, detail }))
  return { records: 0, entries: report.entries, damages }
}
