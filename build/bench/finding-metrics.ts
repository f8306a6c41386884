import { openWorkbench } from '#services/workbench.ts'
import { countFilters, type MetricPart, metricDimensions } from '#shared/modules/audits/audits.metrics.ts'
import type { BenchVault } from './bench-vault.ts'
import { type Figure, most, ratio } from './figure.ts'
import { interleaved } from './measure.ts'

/** What a lead waits for without asking what it does, in milliseconds. */
const longestAllowed = 300

type Metrics = { readonly parts: readonly MetricPart[]; readonly all: MetricPart }

/**
 * Lets four of five findings be as far as their number says, punctual or late, some with an extension, spread over two years: what is
 * counted, not how it came about, is what is measured, and a hundred thousand workflows would take an hour.
 */
function letThemClose(bench: BenchVault): void {
  bench.vault.store.db.exec(`
    UPDATE findings SET
      "identifiedOn" = date('2024-04-01', (rowid % 700) || ' days'),
      "dueOn" = date('2024-04-01', (rowid % 700 + 90) || ' days'),
      "state" = CASE rowid % 5 WHEN 0 THEN 'open' WHEN 1 THEN 'implemented' ELSE 'closed' END,
      "timeliness" = CASE WHEN rowid % 5 = 0 THEN NULL WHEN rowid % 3 = 0 THEN 'late' ELSE 'onTime' END,
      "closedOn" = CASE WHEN rowid % 5 > 1 THEN date('2024-04-01', (rowid % 700 + 20 + rowid % 190) || ' days') END`)
  bench.vault.store.db.exec('ANALYZE')
}

/** Ageing, the share on time and the time to close over `count` findings through the door, against one count of the overdue. */
export async function findingMetricsFigures(bench: BenchVault, count: number, rounds = 9): Promise<readonly Figure[]> {
  letThemClose(bench)
  const door = openWorkbench(bench.host, bench.vault)
  const { db } = bench.vault.store
  const ask = async (dimension: string, filters: readonly object[] = []) =>
    // The contract of findings.metrics answers parts and all of them.
    (await door.call('findings.metrics', { dimension, filters })) as Metrics
  const closed = db.prepare<[], number>(`SELECT count(*) FROM findings WHERE "state" = 'closed'`).pluck()
  const { all } = await ask('severity')
  if (all.raised !== count || all.closed !== closed.get() || all.mean === null)
    throw new Error('other findings are counted')
  const bare = db.prepare(
    `SELECT count(*) FROM findings WHERE archived = 0 AND "dueOn" < ? AND "state" IN ('open', 'actionPlanned')`,
  )
  const today = new Date(bench.host.now()).toISOString().slice(0, 10)
  const overdue = countFilters('overdue', today)
  const taken: Readonly<Record<string, number>> = await interleaved(rounds, {
    bare: () => bare.get(today),
    'of the overdue': () => ask('severity', overdue),
    ...Object.fromEntries(metricDimensions.map((dimension) => [`by ${dimension}`, () => ask(dimension)])),
  })
  const { bare: against = Number.NaN, ...asked } = taken
  return Object.entries(asked).flatMap(([name, value]) => [
    most(`metrics of ${count} findings ${name}`, value, 'ms', longestAllowed),
    ...(name === 'by severity' ? [ratio('  against one count of the overdue', value, against, 60)] : []),
  ])
}
