import type { OpenVault } from '#services/open-vault.ts'
import { operationsBetween } from '#services/records/changes.ts'
import { runCommand } from '#services/run.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { type BenchVault, findingDraft } from './bench-vault.ts'

/** How many appends share a transaction; nothing depends on it. */
const batch = 500

/** Lets a step write without waiting for the disk, since nobody would wait for a hundred thousand of them. */
function withoutSync(vault: OpenVault, step: () => void): void {
  const { db } = vault.store
  db.pragma('synchronous=OFF')
  step()
  vault.catchUpSearch()
  db.pragma('synchronous=FULL')
  db.pragma('wal_checkpoint(TRUNCATE)')
}

/** Creates findings by real commands of `each` findings, under all rules. */
export function fillWithFindings(bench: BenchVault, count: number, each = 500): void {
  withoutSync(bench.vault, () => {
    for (let start = 0; start < count; start += each) {
      runCommand(bench.vault, ({ write }) => {
        const findings = write(findingRecord)
        for (let index = start; index < Math.min(start + each, count); index += 1)
          findings.create(findingDraft(bench, index))
      })
    }
  })
}

/** Appends entries to the vault's own feed, each with the operations that the creation of one finding makes. */
export function fillWithEntries(bench: BenchVault, count: number): void {
  const { host, vault } = bench
  const { result: sample } = runCommand(vault, ({ write }) => write(findingRecord).create(findingDraft(bench, 0)))
  withoutSync(vault, () => {
    for (let start = 0; start < count; start += batch) {
      vault.store.db.transaction(() => {
        for (let index = start; index < Math.min(start + batch, count); index += 1) {
          const after = { ...sample, ...findingDraft(bench, index), id: host.newId() }
          const operations = operationsBetween(findingRecord, null, after, null)
          vault.own.feed.append({ wall: host.now(), zone: host.zone, operations })
        }
      })()
    }
  })
  vault.saveHeads()
}
