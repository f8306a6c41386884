import { attestFigures } from './attest.ts'
import { fullAuditFigure, treeAuditFigure } from './audit.ts'
import { type BenchVault, makeBenchVault } from './bench-vault.ts'
import { boardFigures } from './board.ts'
import { commandFigures } from './command.ts'
import { competitionFigures } from './competition.ts'
import { cycleFigures, fillCycle } from './cycle.ts'
import { drawingFigures } from './drawing.ts'
import { exerciseTrendFigures } from './exercise-trend.ts'
import { fieldworkFigures } from './fieldwork.ts'
import { wholeFieldworkFigures } from './fieldwork-whole.ts'
import { type Figure, holds, tableOf } from './figure.ts'
import { fillWithEntries, fillWithFindings } from './fill.ts'
import { findingMetricsFigures } from './finding-metrics.ts'
import { firstScreenFigure } from './first-screen.ts'
import { fillGradeBook, gradeBookFigures } from './grade-book.ts'
import { homeFigures } from './home.ts'
import { listFigures } from './list.ts'
import { fillExercise, matrixFigures } from './matrix.ts'
import { organisationFigures } from './organisation.ts'
import { packFigures } from './pack.ts'
import { packIntakeFigures } from './pack-intake.ts'
import { pageFigures } from './page.ts'
import { demoFigure, memoryFigures, startFigure } from './processes.ts'
import { reportFigure } from './report.ts'
import { scannerImportFigures } from './scanner-import.ts'
import { scrollFigures } from './scroll.ts'
import { timelineFigures } from './timeline.ts'
import { unlockFigures } from './unlock.ts'
import { weaknessFigures } from './weakness.ts'

const count = 100_000

async function withVault<Result>(step: (bench: BenchVault) => Promise<Result>): Promise<Result> {
  const bench = await makeBenchVault()
  try {
    return await step(bench)
  } finally {
    bench.remove()
  }
}

type Part = {
  readonly name: string
  /** Measured only when it is named: it takes tens of gigabytes of disk. */
  readonly large?: true
  run(): Promise<readonly Figure[]>
}

/** Each part makes what it measures, so that one can be run alone: `npm run bench -- audit`. */
const parts: readonly Part[] = [
  {
    name: 'command',
    run: () => withVault(async (bench) => [...(await commandFigures(bench)), await reportFigure(bench)]),
  },
  {
    name: 'audit',
    run: () =>
      withVault(async (bench) => {
        fillWithEntries(bench, count)
        return [await treeAuditFigure(bench, count), ...(await unlockFigures(bench))]
      }),
  },
  {
    name: 'page',
    run: () =>
      withVault(async (bench) => {
        fillWithFindings(bench, count)
        const figures = [...(await pageFigures(bench, count)), ...(await listFigures(bench, count))]
        bench.close()
        return [...figures, ...(await memoryFigures(bench))]
      }),
  },
  {
    name: 'home',
    run: () =>
      withVault(async (bench) => {
        fillWithFindings(bench, count)
        return homeFigures(bench, count)
      }),
  },
  {
    name: 'finding-metrics',
    run: () =>
      withVault(async (bench) => {
        fillWithFindings(bench, count)
        return findingMetricsFigures(bench, count)
      }),
  },
  {
    name: 'full-audit',
    run: () =>
      withVault(async (bench) => {
        fillWithFindings(bench, 5_000, 1)
        return [await fullAuditFigure(bench)]
      }),
  },
  {
    name: 'scroll',
    run: () =>
      withVault(async (bench) => {
        fillWithFindings(bench, count)
        bench.close()
        return scrollFigures(bench, count)
      }),
  },
  {
    name: 'cycle',
    run: () =>
      withVault((bench) => {
        fillCycle(bench, 'Others', 19_500)
        return cycleFigures(bench, fillCycle(bench, 'Usual', 500), 500)
      }),
  },
  { name: 'exercise-trend', run: () => withVault((bench) => exerciseTrendFigures(bench, [50, 20_000, 200_000])) },
  { name: 'attest', run: () => withVault((bench) => attestFigures(bench, 2000, 50)) },
  {
    name: 'timeline',
    run: () =>
      withVault((bench) => {
        const cycle = fillCycle(bench, 'Large', 2000)
        bench.close()
        return timelineFigures(bench, cycle, 2000)
      }),
  },
  {
    name: 'matrix',
    run: () =>
      withVault((bench) => {
        const exercise = fillExercise(bench)
        bench.close()
        return matrixFigures(bench, exercise)
      }),
  },
  {
    name: 'grade-book',
    run: () =>
      withVault((bench) => {
        const assessment = fillGradeBook(bench, 200)
        bench.close()
        return gradeBookFigures(bench, assessment, 200)
      }),
  },
  { name: 'organisation', run: () => withVault((bench) => organisationFigures(bench)) },
  { name: 'competition', run: () => withVault((bench) => competitionFigures(bench)) },
  { name: 'board', run: () => withVault((bench) => boardFigures(bench)) },
  { name: 'weakness', run: () => withVault((bench) => weaknessFigures(bench)) },
  { name: 'scanner-import', run: () => withVault((bench) => scannerImportFigures(bench)) },
  { name: 'fieldwork', run: () => withVault((bench) => fieldworkFigures(bench)) },
  { name: 'fieldwork-whole', large: true, run: () => withVault((bench) => wholeFieldworkFigures(bench)) },
  { name: 'pack', run: () => withVault((bench) => packFigures(bench)) },
  { name: 'pack-intake', run: () => withVault((bench) => packIntakeFigures(bench)) },
  { name: 'drawing', run: async () => drawingFigures() },
  { name: 'start', run: async () => [firstScreenFigure(), await startFigure()] },
  { name: 'demo', run: async () => [await demoFigure()] },
]

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !parts.some((part) => part.name === name))
if (unknown.length > 0) {
  process.stderr.write(`no such part: ${unknown.join(', ')}; there are ${parts.map(({ name }) => name).join(', ')}\n`)
  process.exit(2)
}
const figures: Figure[] = []
let failed = false
for (const part of parts.filter(({ name, large }) => (wanted.length === 0 ? !large : wanted.includes(name)))) {
  process.stderr.write(`measuring ${part.name} …\n`)
  try {
    figures.push(...(await part.run()))
  } catch (error) {
    // The other parts are worth their minutes all the same.
    failed = true
    process.stderr.write(`${part.name} failed: ${error instanceof Error ? error.message : error}\n`)
  }
}
process.stdout.write(`${tableOf(figures)}\n`)
process.exit(!failed && figures.every(holds) ? 0 : 1)
