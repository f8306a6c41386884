import { randomBytes } from 'node:crypto'
import { openWorkbench } from '#services/workbench.ts'
import { invariant } from '#shared/base/assert.ts'
import { type BenchVault, findingDraft } from './bench-vault.ts'
import { type Figure, ratio, told } from './figure.ts'
import { interleaved, timed } from './measure.ts'
import { makeTwin, rowsAfter } from './twin.ts'

/** Over how many commands the bytes of one are counted: some entries begin a page or fill a tile. */
const sampled = 50

/** Bytes of rows and index keys in all b-trees of the file, without free space and page heads. */
function payloadOf({ vault }: BenchVault): number {
  return vault.store.db.prepare<[], number>('SELECT sum(payload) FROM dbstat').pluck().get() ?? Number.NaN
}

/** What one command writes: the record, its entry with the values, and where its history finds it. */
const written = [
  { table: 'findings', order: 'rowid' },
  { table: 'changeSets', order: 'place' },
  { table: 'changeValues', order: 'place' },
  { table: 'touches', order: 'place' },
] as const

/** Writes the rows of one command after the other into twins of their tables, by bare statements. */
function bareRows({ vault }: BenchVault, commands: number) {
  const { db, immediately } = vault.store
  const tables = written.map(({ table, order }) => {
    const kept = db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0
    return { rows: rowsAfter(db, table, order, kept - commands), twin: makeTwin(db, table) }
  })
  const insert = (number: number) =>
    immediately(() => {
      for (const { rows, twin } of tables) {
        const row = rows[number]
        invariant(row, `no row of command ${number} for ${twin.name}`)
        twin.insert(row)
      }
    })
  return {
    insert,
    drop: () => {
      for (const { twin } of tables) db.exec(`DROP TABLE ${twin.name}`)
    },
  }
}

/**
 * One durable command through the door against one durable transaction that inserts the same rows, by bare statements,
 * into tables of the same file with the same indexes; and, told without a bound, against one insert of as many bytes into
 * a table without any index (`build/decisions/0071`). All over the same connection, so that they have the same journal,
 * checkpoints and fsync, and in the steady state: until its first checkpoint a write-ahead log grows, which makes every
 * fsync dearer, and a small insert comes to its first checkpoint long after a command does; the warm rounds together fill
 * the log several times. Search reads the journal behind the commands; what that costs for each of them is told beside.
 */
export async function commandFigures(bench: BenchVault, rounds = 1000): Promise<readonly Figure[]> {
  const warm = 300
  const door = openWorkbench(bench.host, bench.vault)
  const { db } = bench.vault.store
  let created = 0
  const create = async () => {
    created += 1
    await door.call('finding.create', { draft: findingDraft(bench, created) })
  }
  await create()
  bench.vault.catchUpSearch()
  const before = payloadOf(bench)
  for (let number = 0; number < sampled; number += 1) await create()
  const size = Math.round((payloadOf(bench) - before) / sampled)
  while (created < rounds + warm) await create()
  const rows = bareRows(bench, rounds + warm)
  db.exec('CREATE TABLE bare (bytes BLOB NOT NULL)')
  const insert = db.prepare<[Buffer]>('INSERT INTO bare (bytes) VALUES (?)')
  const contents = randomBytes(size)
  bench.vault.catchUpSearch()
  const known = created
  const steps = { ours: create, rows: rows.insert, bytes: () => insert.run(contents) }
  const taken = await interleaved(rounds, steps, warm)
  db.exec('DROP TABLE bare')
  rows.drop()
  const indexing = await timed(() => bench.vault.catchUpSearch())
  return [
    ratio('one command (finding.create) / bare durable insert of its rows', taken.ours, taken.rows, 3),
    { ...ratio(`the same / bare durable insert of ${size} bytes, no index`, taken.ours, taken.bytes, 3), bound: null },
    told('indexing for search behind it, per command', indexing / (created - known), 'ms'),
  ]
}
