import { createHash } from 'node:crypto'
import { auditJournal } from '#services/journal/audit.ts'
import { auditVault } from '#services/records/audit-vault.ts'
import { verifyChange } from '#services/vault/identity.ts'
import type { BenchVault } from './bench-vault.ts'
import { type Figure, ratio, told } from './figure.ts'
import { interleaved, timed } from './measure.ts'

/** Reads every entry and its values from the file, in order, and hashes their bytes. */
function hashEverything({ vault }: BenchVault): string {
  const { db } = vault.store
  const hash = createHash('sha256')
  for (const table of ['changeSets', 'changeValues']) {
    const rows = db.prepare<[], Buffer>(`SELECT bytes FROM ${table} ORDER BY place`).pluck().iterate()
    for (const bytes of rows) hash.update(bytes)
  }
  return hash.digest('hex')
}

/** The audit of the journal's tree against reading and hashing the same bytes. */
export async function treeAuditFigure(bench: BenchVault, count: number, rounds = 3): Promise<Figure> {
  const { vault } = bench
  const audit = () => {
    const { entries, findings } = auditJournal(vault.store.db, {
      vault: vault.keys().vaultId,
      verify: verifyChange,
      level: 'tree',
    })
    if (entries < count || findings.length > 0) throw new Error('the audit saw too little, or a fault')
  }
  const taken = await interleaved(rounds, { ours: audit, bare: () => hashEverything(bench) }, 0)
  return ratio(`audit of ${count} entries / hashing their bytes`, taken.ours, taken.bare, 4)
}

/** The whole audit of a vault that was filled by commands: signatures, rights, rows. */
export async function fullAuditFigure(bench: BenchVault): Promise<Figure> {
  let entries = 0
  const taken = await timed(async () => {
    const audit = await auditVault(
      bench.vault,
      { signal: new AbortController().signal, progress: () => undefined },
      'files',
    )
    if (audit.damages.length > 0) throw new Error(`a sound vault was found damaged: ${audit.damages[0]?.kind}`)
    entries = audit.entries
  })
  return told('full audit per 10 000 entries', (taken * 10) / entries, 's', `${entries} entries`)
}
