import { openWorkbench } from '#services/workbench.ts'
import type { Page } from '#shared/contract/list.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { BenchVault } from './bench-vault.ts'
import { type Figure, ratio, told } from './figure.ts'
import { interleaved } from './measure.ts'

const pageSize = 100

/**
 * A page through the door against the two statements that it needs, run by the driver alone; and a search of a word of
 * two characters that every finding holds.
 */
export async function pageFigures(bench: BenchVault, count: number, rounds = 60): Promise<readonly Figure[]> {
  const { db } = bench.vault.store
  const door = openWorkbench(bench.host, bench.vault)
  const columns = ['id', 'revision', 'archived', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'state']
  const names = [...columns, ...Object.keys(findingRecord.fields)].map((name) => `"${name}"`).join(', ')
  const page = db.prepare<[number, number]>(
    `SELECT ${names} FROM findings WHERE archived = 0 ORDER BY "updatedAt" DESC, "id" DESC LIMIT ? OFFSET ?`,
  )
  const total = db.prepare('SELECT count(*) AS total FROM findings WHERE archived = 0')
  const list = async (offset: number) =>
    // The contract of finding.list answers a page.
    (await door.call('finding.list', { limit: pageSize, offset })) as Page<AnyEntity>
  const answer = await list(0)
  if (answer.rows.length !== pageSize || answer.total < count) throw new Error('the list answered something else')
  const place = (round: number) => (round % 10) * pageSize
  const taken = await interleaved(rounds, {
    ours: (round) => list(place(round)),
    bare: (round) => [page.all(pageSize, place(round)), total.get()],
  })
  const search = (text: string) => door.call('search.find', { text })
  const found = await interleaved(9, { common: () => search('口令'), rare: () => search('出厂 4711') })
  return [
    ratio(`page of ${pageSize} of ${count} findings / bare query`, taken.ours, taken.bare, 2),
    told('search of a two-character word in every finding', found.common, 'ms'),
    told('search of a two-character word and a rare number', found.rare, 'ms'),
  ]
}
