import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Page } from 'playwright/test'
import { unlock } from '../e2e/window/entrance.ts'
import { startHost } from '../e2e/window/host.ts'
import { beginning, labelled, windowWords } from '../e2e/window/words.ts'
import config from '../playwright.config.ts'
import { type BenchVault, benchPassword } from './bench-vault.ts'
import type { Figure } from './figure.ts'

/** Work that keeps a frame longer than this is seen as a stutter, in milliseconds. */
const longestAllowed = 50
const passes = 3

/** Opens the vault in the window as a person does. */
async function enter(page: Page, folder: string): Promise<void> {
  const t = windowWords('en')
  await page.getByText('English', { exact: true }).click()
  await page.getByRole('button', { name: beginning(t('start.open')) }).click()
  await labelled(page, t('folder.label')).first().fill(folder)
  await unlock({ page, t }, { login: 'mei', password: benchPassword })
}

/** Lets the page keep the times between two frames; the answer stops it and tells them, the shortest first. */
export async function watchFrames(page: Page): Promise<() => Promise<readonly number[]>> {
  await page.evaluate(() => {
    const watch = { taken: [] as number[], on: true, last: performance.now() }
    Reflect.set(window, 'sealbookBenchFrames', watch)
    const frame = (now: number) => {
      watch.taken.push(now - watch.last)
      watch.last = now
      if (watch.on) requestAnimationFrame(frame)
    }
    requestAnimationFrame((now) => {
      watch.last = now
      requestAnimationFrame(frame)
    })
  })
  return async () =>
    await page.evaluate(() => {
      const watch: { taken: number[]; on: boolean } = Reflect.get(window, 'sealbookBenchFrames')
      watch.on = false
      return watch.taken.toSorted((one, other) => one - other)
    })
}

/** What of a trace is read: a task of a thread, its length and the time that the processor gave it, in microseconds. */
type Traced = {
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly dur?: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/** The work of the page's main thread from one look at the queue to the next, each in milliseconds of the processor. */
function tasksIn(trace: string, traceFile: string): readonly number[] {
  const { traceEvents }: { readonly traceEvents: readonly Traced[] } = JSON.parse(trace)
  const mains = new Set(
    traceEvents.filter(({ args }) => args?.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`),
  )
  const tasks = traceEvents.filter(({ name, pid, tid }) => name.endsWith('RunTask') && mains.has(`${pid} ${tid}`))
  if (tasks.length === 0) throw new Error(`the trace ${traceFile} holds no task of a page's main thread`)
  return tasks.map(({ dur = 0, tdur = dur }) => tdur / 1000)
}

type Pass = { readonly task: number; readonly work: number; readonly longest: number; readonly rare: number }

/** The least of the passes, and all of them: whatever else the machine does makes a pass slower and never faster. */
function figureOf(what: string, values: readonly number[], bound: number | null): Figure {
  const measured = values.map((value) => value.toFixed(0)).join(', ')
  return { what, measured, against: '', value: Math.min(...values), unit: 'ms', bound }
}

/** What is scrolled: the name of its trace and of its figure, its address, when it is there, and one way through it. */
export type Scrolled = {
  readonly name: string
  readonly what: string
  readonly address: string
  /** What is done with the page before anything is in it. */
  prepare?(page: Page): Promise<void>
  ready(page: Page): Promise<void>
  /** Comes before each way through, and is not measured. */
  again?(page: Page): Promise<void>
  /** The most that all work of one way through may take, in milliseconds of the processor; the longest task is then not asked for. */
  readonly whole?: number
  /** Scrolls, and tells the times between two frames meanwhile, the shortest first. */
  through(page: Page): Promise<readonly number[]>
}

/**
 * What a screen costs while it is scrolled in the built window. The bound is on what this program does: the longest task
 * of the main thread, in time of the processor. The time between two frames is only told, for it counts the drawing
 * without a graphics card too, and whatever else the machine does meanwhile. The trace of the last pass stays in
 * `.cache/bench/`, for whoever looks for what a frame was spent on.
 */
export async function scrolledFigures(bench: BenchVault, scrolled: Scrolled): Promise<readonly Figure[]> {
  const traceFile = path.resolve(import.meta.dirname, `../../.cache/bench/${scrolled.name}-trace.json`)
  const folders = {
    data: path.join(bench.root, `window-${scrolled.name}`),
    temporary: path.join(bench.root, 'temporary'),
  }
  for (const folder of [...Object.values(folders), path.dirname(traceFile)]) mkdirSync(folder, { recursive: true })
  const host = await startHost(folders)
  const browser = await chromium.launch(config.use?.launchOptions ?? {})
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await scrolled.prepare?.(page)
    await page.goto(host.url)
    await enter(page, bench.folder)
    await page.goto(`${host.origin}${scrolled.address}`)
    await scrolled.ready(page)
    const taken: Pass[] = []
    for (let pass = 0; pass < passes; pass += 1) {
      await scrolled.again?.(page)
      await browser.startTracing(page, { path: traceFile, categories: ['toplevel', 'devtools.timeline'] })
      const frames = await scrolled.through(page)
      const trace = await browser.stopTracing()
      const rare = frames[Math.floor(frames.length * 0.99)] ?? Number.NaN
      const tasks = tasksIn(trace.toString(), traceFile)
      const work = tasks.reduce((sum, task) => sum + task, 0)
      taken.push({ task: Math.max(0, ...tasks), work, longest: frames.at(-1) ?? Number.NaN, rare })
    }
    process.stderr.write(`the trace of the last pass is ${traceFile}\n`)
    const each = (value: (pass: Pass) => number) => taken.map(value)
    const { whole } = scrolled
    if (whole !== undefined)
      return [
        figureOf(
          scrolled.what,
          each(({ work }) => work),
          whole,
        ),
      ]
    return [
      figureOf(
        scrolled.what,
        each(({ task }) => task),
        longestAllowed,
      ),
      figureOf(
        '  longest time between two frames meanwhile',
        each(({ longest }) => longest),
        null,
      ),
      figureOf(
        '  99 of 100 frames come within',
        each(({ rare }) => rare),
        null,
      ),
    ]
  } finally {
    await browser.close()
    await host.stop()
  }
}
