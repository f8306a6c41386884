import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { openDatabase } from '#services/database/open.ts'
import { openWorkbench } from '#services/workbench.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type BenchVault, findingDraft } from './bench-vault.ts'
import { type Figure, ratio } from './figure.ts'
import { interleaved } from './measure.ts'

/** How many bytes the creation of this finding stored: its row, its entry with values and leaf hash, its search text. */
function bytesWritten(bench: BenchVault, finding: AnyEntity): number {
  const { db } = bench.vault.store
  const [device = '', seq = ''] = finding.revision.split(':')
  const sum = (sql: string, ...values: readonly (string | number)[]) =>
    db
      .prepare<unknown[], number>(sql)
      .pluck()
      .get(...values) ?? 0
  const columns = ['id', 'revision', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'state']
  const lengths = [...columns, ...Object.keys(findingRecord.fields)]
    .map((name) => `coalesce(length(CAST("${name}" AS BLOB)), 0)`)
    .join(' + ')
  const row = sum(`SELECT ${lengths} FROM findings WHERE id = ?`, finding.id)
  const entry = sum(
    'SELECT length(bytes) + length(leafHash) + length(device) + length(member) FROM changeSets WHERE device = ? AND seq = ?',
    device,
    Number(seq),
  )
  const values = sum('SELECT length(bytes) FROM changeValues WHERE device = ? AND seq = ?', device, Number(seq))
  const searched = [finding.title, finding.condition, finding.criterion, finding.recommendation, finding.number]
  const search = searched.reduce((total: number, text) => total + Buffer.byteLength(String(text ?? '')), 0)
  return row + entry + values + search
}

/** One durable command through the door against one durable insert of as many bytes into an encrypted file. */
export async function commandFigure(bench: BenchVault, rounds = 300): Promise<Figure> {
  const door = openWorkbench(bench.host, bench.vault)
  const create = async (number: number) => {
    // The contract of finding.create answers the finding.
    return (await door.call('finding.create', { draft: findingDraft(bench, number) })) as AnyEntity
  }
  const size = bytesWritten(bench, await create(0))
  const db = openDatabase(path.join(bench.root, 'bare.db'), randomBytes(32), { create: true })
  db.exec('CREATE TABLE bare (bytes BLOB NOT NULL)')
  const insert = db.prepare<[Buffer]>('INSERT INTO bare (bytes) VALUES (?)')
  const contents = randomBytes(size)
  const taken = await interleaved(rounds, { ours: create, bare: () => insert.run(contents) }, 50)
  db.close()
  return ratio(`one command (finding.create, ${size} bytes) / bare durable insert`, taken.ours, taken.bare, 3)
}
