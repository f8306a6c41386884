import { openWorkbench } from '#services/workbench.ts'
import { addDays } from '#shared/base/dates.ts'
import type { HomeView } from '#shared/modules/home/home.contract.ts'
import type { BenchVault } from './bench-vault.ts'
import { type Figure, ratio, told } from './figure.ts'
import { interleaved } from './measure.ts'

/** The states in which a finding is late, and those in which its age counts. */
const unplanned = `"state" IN ('open', 'actionPlanned')`
const unremedied = `"state" IN ('open', 'actionPlanned', 'implemented')`

/**
 * What the window asks for when it opens, against the bare counts behind some of an auditor's figures, each by a statement
 * of its own; and what blocks the vault's process besides, told in milliseconds.
 */
export async function homeFigures(bench: BenchVault, count: number, rounds = 15): Promise<readonly Figure[]> {
  const { db } = bench.vault.store
  const door = openWorkbench(bench.host, bench.vault)
  // The contract of home.show answers a home.
  const auditor = async () => (await door.call('home.show', { role: 'auditor' })) as HomeView
  const counts = [
    `${unplanned} AND "dueOn" < ?`,
    `${unremedied} AND "identifiedOn" < ?`,
    `"state" = 'open' AND "identifiedOn" < ?`,
  ]
    .map((condition) =>
      db.prepare<[string], number>(`SELECT count(*) FROM findings WHERE archived = 0 AND ${condition}`),
    )
    .map((statement) => statement.pluck())
  const today = new Date(bench.host.now()).toISOString().slice(0, 10)
  const overdue = (await auditor()).figures.find(({ key }) => key === 'findingsOverdue')
  if (overdue?.count !== counts[0]?.get(today)) throw new Error('the home counts something else')
  const last = { limit: 100, offset: count - 100 }
  const taken = await interleaved(rounds, {
    auditor,
    bare: () => counts.map((statement, place) => statement.get(addDays(today, -30 * place))),
    lead: () => door.call('home.show', { role: 'lead' }),
    guide: () => door.call('home.guide', { role: 'auditor' }),
    changes: () => door.call('home.changes', {}),
    attention: () => door.call('attention.list', {}),
    last: () => door.call('finding.list', last),
    sorted: () => door.call('finding.list', { ...last, sort: [{ field: 'title', descending: false }] }),
  })
  return [
    ratio(`an auditor's home over ${count} findings / three bare counts`, taken.auditor, taken.bare, 4),
    told("a lead's home", taken.lead, 'ms'),
    told("an auditor's guide", taken.guide, 'ms'),
    told('recent changes, each of 500 findings', taken.changes, 'ms'),
    told('what wants attention', taken.attention, 'ms'),
    told('the last page of all findings', taken.last, 'ms'),
    told('the last page, sorted by title', taken.sorted, 'ms'),
  ]
}
