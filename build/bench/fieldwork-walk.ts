import type { Page } from 'playwright/test'
import { windowWords } from '../e2e/window/words.ts'
import type { BenchVault } from './bench-vault.ts'
import { type Figure, told } from './figure.ts'
import { median } from './measure.ts'
import { scrolledFigures, watchFrames } from './scrolled.ts'

const steps = 40

/** Keeps when a key was pressed, before anything of the window hears it: the workspace lets nobody after it hear its own. */
async function watchKeys(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watch = { pressed: 0, taken: [] as number[] }
    Reflect.set(window, 'sealbookBenchWalk', watch)
    addEventListener('keydown', () => Object.assign(watch, { pressed: performance.now() }), { capture: true })
  })
}

/** Keeps, for each step, how long after its key the next paper was in the page and laid out, in milliseconds. */
async function watchPapers(page: Page, label: string): Promise<void> {
  await page.evaluate((name) => {
    const watch: { pressed: number; taken: number[] } = Reflect.get(window, 'sealbookBenchWalk')
    const asked = () => document.querySelector(`section[aria-label="${name}"] h3`)
    let last = asked()?.textContent
    new MutationObserver(() => {
      const now = asked()
      if (!now || now.textContent === last) return
      last = now.textContent
      // Asked for, so that the layout is part of it.
      now.getBoundingClientRect()
      watch.taken.push(performance.now() - watch.pressed)
    }).observe(document.body, { childList: true, subtree: true, characterData: true })
  }, label)
}

/** From row to row of an audit's workspace by the key, in the built window. */
export async function walkFigures(bench: BenchVault, audit: string): Promise<readonly Figure[]> {
  const label = windowWords('en')('workspace.paper')
  const taken: number[] = []
  const figures = await scrolledFigures(bench, {
    name: 'walk',
    what: 'longest task while 1,000 rows are walked by the key',
    address: `/#/records/audit/${audit}?tab=workspace&wide=true`,
    prepare: watchKeys,
    async ready(page) {
      await page.getByRole('region', { name: label }).getByRole('heading', { level: 3 }).waitFor({ timeout: 60_000 })
      await page.waitForTimeout(1000)
      await watchPapers(page, label)
    },
    async through(page) {
      const walked = () => page.evaluate((): number[] => Reflect.get(window, 'sealbookBenchWalk').taken)
      const before = (await walked()).length
      const stop = await watchFrames(page)
      for (let step = 0; step < steps; step += 1) {
        await page.keyboard.press('j')
        const count = before + step
        await page.waitForFunction((known) => Reflect.get(window, 'sealbookBenchWalk').taken.length > known, count)
        // As fast as a person who reads nothing.
        await page.waitForTimeout(120)
      }
      taken.push(...(await walked()).slice(before))
      return await stop()
    },
  })
  return [...figures, told('  from the key to the next paper, median', median(taken), 'ms')]
}
