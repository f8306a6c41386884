import { runCommand } from '#services/run.ts'
import { openWorkbench } from '#services/workbench.ts'
import { attackStepRecord } from '#shared/modules/exercises/attack-step.record.ts'
import { defenceFactRecord } from '#shared/modules/exercises/defence-fact.record.ts'
import { exerciseRecord } from '#shared/modules/exercises/exercise.record.ts'
import type { TrendEntry } from '#shared/modules/exercises/exercises.trend.ts'
import type { BenchVault } from './bench-vault.ts'
import { type Figure, most, ratio } from './figure.ts'
import { interleaved } from './measure.ts'

/** What a lead waits for without asking what it does, in milliseconds. */
const longestAllowed = 300
const mostAgainstBare = 12

const kinds = ['logged', 'alerted', 'acknowledged', 'investigated', 'contained', 'eradicated', 'falseAlert', 'nearMiss']

/** One step and one fact of the vault as often as is wanted: what is counted, not how it came about, is what is measured. */
function multiply(bench: BenchVault, table: string, times: number, columns: Readonly<Record<string, string>>): void {
  const { db } = bench.vault.store
  const names = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table)
  db.exec(`
    WITH RECURSIVE places(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM places WHERE n < ${times})
    INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')})
    SELECT ${names.map((name) => columns[name] ?? `one."${name}"`).join(', ')}
    FROM places, (SELECT * FROM "${table}" LIMIT 1) one`)
}

/** As many exercises, with steps and facts spread evenly over them; answers the ids of the exercises. */
function fill(bench: BenchVault, exercises: number, steps: number, facts: number): readonly string[] {
  const period = { start: '2026-01-01', end: '2026-12-31' }
  const startedAt = '2026-01-03T10:00:00.000Z'
  const ids = Array.from({ length: exercises }, (_, place) => {
    const draft = { title: `Exercise ${place}`, kind: 'redBlue', period } as const
    return runCommand(bench.vault, ({ write }) => write(exerciseRecord).create(draft).id).result
  })
  runCommand(bench.vault, ({ write }) => {
    const step = { exercise: ids[0] ?? '', position: 1, title: 'Lure', vector: 'phishing', startedAt } as const
    const { id } = write(attackStepRecord).create({ ...step, outcome: 'partly', command: 'x'.repeat(400) })
    write(defenceFactRecord).create({ attackStep: id, kind: 'missed', certainty: 'unknown', note: 'x'.repeat(200) })
  })
  const { db } = bench.vault.store
  db.exec(`CREATE TEMP TABLE wanted AS SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM exercises`)
  multiply(bench, 'attack_steps', steps - 1, {
    id: `'step-' || n`,
    exercise: `(SELECT id FROM wanted WHERE place = n % ${exercises})`,
  })
  multiply(bench, 'defence_facts', facts - 1, {
    id: `'fact-' || n`,
    number: `'B-' || n`,
    attackStep: `'step-' || (1 + (n * 11) % ${steps - 1})`,
    kind: `CASE n % ${kinds.length} ${kinds.map((kind, place) => `WHEN ${place} THEN '${kind}'`).join(' ')} END`,
    certainty: `'exact'`,
    at: `strftime('%Y-%m-%dT%H:%M:%S.000Z', '${startedAt}', (n % 5000) || ' seconds')`,
  })
  db.exec('DROP TABLE wanted; ANALYZE')
  return ids
}

/** The trend over all exercises of a vault through the door, against the bare query that counts its facts by step. */
export async function exerciseTrendFigures(
  bench: BenchVault,
  [exercises, steps, facts]: readonly [number, number, number],
  rounds = 9,
): Promise<readonly Figure[]> {
  const ids = fill(bench, exercises, steps, facts)
  const door = openWorkbench(bench.host, bench.vault)
  // The contract of exercises.trend answers an entry for each exercise.
  const ask = async () => (await door.call('exercises.trend', { exercises: ids })) as readonly TrendEntry[]
  const trend = await ask()
  const run = trend.reduce((sum, { score }) => sum + score.run, 0)
  if (run !== steps || trend.some(({ score, times }) => score.detection.count === 0 || times[0]?.median === null))
    throw new Error(`other steps are counted: ${run}`)
  const bare = bench.vault.store.db.prepare(
    `SELECT "attackStep", count(*) AS facts FROM defence_facts WHERE archived = 0 GROUP BY "attackStep"`,
  )
  const { bare: against = Number.NaN, ours = Number.NaN } = await interleaved(rounds, {
    bare: () => bare.all(),
    ours: ask,
  })
  const what = `trend of ${exercises} exercises, ${steps} steps, ${facts} facts`
  return [
    most(what, ours, 'ms', longestAllowed),
    ratio('  against the facts counted by step', ours, against, mostAgainstBare),
  ]
}
