import { randomBytes } from 'node:crypto'
import { openWorkbench } from '#services/workbench.ts'
import { type BenchVault, findingDraft } from './bench-vault.ts'
import { type Figure, ratio, told } from './figure.ts'
import { interleaved, timed } from './measure.ts'

/** Over how many commands the bytes of one are counted: some entries begin a page or fill a tile. */
const sampled = 50

/** Bytes of rows and index keys in all b-trees of the file, without free space and page heads. */
function payloadOf({ vault }: BenchVault): number {
  return vault.store.db.prepare<[], number>('SELECT sum(payload) FROM dbstat').pluck().get() ?? Number.NaN
}

/**
 * One durable command through the door against one durable insert of as many bytes as the command adds: its row and its
 * entry with the values, and the keys in their indexes. The insert goes into a table of the same file, over the same
 * connection, so that both have the same journal, checkpoints and fsync. Both are measured in the steady state: until
 * its first checkpoint a write-ahead log grows, which makes every fsync dearer, and a small insert comes to its
 * first checkpoint long after a command does; the warm rounds of the two together fill the log several times. Search
 * reads the journal behind the commands; what that costs for each of them is told beside.
 */
export async function commandFigures(bench: BenchVault, rounds = 1000): Promise<readonly Figure[]> {
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
  db.exec('CREATE TABLE bare (bytes BLOB NOT NULL)')
  const insert = db.prepare<[Buffer]>('INSERT INTO bare (bytes) VALUES (?)')
  const contents = randomBytes(size)
  bench.vault.catchUpSearch()
  const known = created
  const taken = await interleaved(rounds, { ours: create, bare: () => insert.run(contents) }, 300)
  db.exec('DROP TABLE bare')
  const indexing = await timed(() => bench.vault.catchUpSearch())
  return [
    ratio(`one command (finding.create, ${size} bytes) / bare durable insert`, taken.ours, taken.bare, 3),
    told('indexing for search behind it, per command', indexing / (created - known), 'ms'),
  ]
}
