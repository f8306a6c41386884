import { randomBytes } from 'node:crypto'
import { storeAttachment } from '#services/lifecycle/attachment-store.ts'
import { runCommand } from '#services/run.ts'
import { auditRecord } from '#shared/modules/audits/audit.record.ts'
import { checklistRowRecord } from '#shared/modules/audits/checklist-row.record.ts'
import type { Evidence } from '#shared/record/fields.ts'
import type { BenchVault } from './bench-vault.ts'

/** Files per row: five make 5,000 of 1,000 rows. */
export const filesPerRow = 5
const each = 100

/** Files of so many bytes and a mark of their own, none like another. */
function filesOf(size: number): (row: number, file: number) => Buffer {
  const filling = randomBytes(size)
  return (row, file) => Buffer.concat([Buffer.from(`row ${row}, file ${file}`), filling])
}

type Filling = ReturnType<typeof filesOf>

async function storeFiles(bench: BenchVault, row: number, filling: Filling): Promise<readonly Evidence[]> {
  const files: Evidence[] = []
  for (let file = 0; file < filesPerRow; file += 1) {
    const name = `switch ${row}, screen ${file + 1}.png`
    const stored = await storeAttachment(bench.vault, filling(row, file))
    files.push({ ...stored, name, mediaType: 'image/png' })
  }
  return files
}

/**
 * An audit with so many rows, each with its files; answers its id and the ids of its rows in their order. Where nothing else
 * is asked for, small encrypted files stand for large ones: a row, its page and the checklist read names, sizes and digests
 * alone.
 */
export async function fillFieldwork(
  bench: BenchVault,
  count: number,
  bytesEach = 0,
): Promise<{ readonly audit: string; readonly rows: readonly string[] }> {
  const { vault, person } = bench
  vault.store.db.pragma('synchronous=OFF')
  const { result: audit } = runCommand(vault, ({ write }) =>
    write(auditRecord).create({
      title: 'Branch network, first half',
      kind: 'halfYearly',
      period: { start: '2026-01-01', end: '2026-06-30' },
      leadAuditor: person,
    }),
  )
  const filling = filesOf(bytesEach)
  const rows: string[] = []
  for (let start = 0; start < count; start += each) {
    const files: (readonly Evidence[])[] = []
    for (let row = start; row < Math.min(start + each, count); row += 1)
      files.push(await storeFiles(bench, row, filling))
    runCommand(vault, ({ write }) => {
      for (const [index, evidence] of files.entries()) {
        const position = start + index + 1
        const row = write(checklistRowRecord).create({
          audit: audit.id,
          position,
          question: `Is switch ${position} of the branch free of default passwords? 交换机是否仍使用出厂口令？`,
          criterion: 'Baseline 4.2: default passwords are changed before a device is connected.',
          procedure: 'Log in with the vendor’s password from the maintenance network; keep the answer as a picture.',
          note: 'Tried twice, refused twice. 两次登录均被拒绝。',
          evidence: [...evidence],
        })
        rows.push(row.id)
      }
    })
  }
  vault.catchUpSearch()
  vault.store.db.pragma('synchronous=FULL')
  vault.store.db.pragma('wal_checkpoint(TRUNCATE)')
  return { audit: audit.id, rows }
}
