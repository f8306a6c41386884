import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Page } from 'playwright/test'
import { startHost } from '../e2e/window/host.ts'
import { beginning, windowWords } from '../e2e/window/words.ts'
import config from '../playwright.config.ts'
import { type BenchVault, benchPassword } from './bench-vault.ts'
import type { Figure } from './figure.ts'

/** A scrolled frame may take this long before a person sees the table stutter, in milliseconds. */
const longestAllowed = 50
const passes = 3

/** Opens the vault in the window as a person does. */
async function unlock(page: Page, folder: string): Promise<void> {
  const t = windowWords('en')
  await page.getByText('English', { exact: true }).click()
  await page.getByRole('button', { name: beginning(t('start.open')) }).click()
  await page.getByLabel(t('folder.label')).first().fill(folder)
  await page.getByLabel(t('unlock.login')).fill('mei')
  await page.getByLabel(t('unlock.password')).fill(benchPassword)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: t('shell.desks') }).waitFor({ timeout: 60_000 })
}

/** Lets the page keep the longest time between two frames; the answer stops it. */
async function watchFrames(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const watch = { longest: 0, on: true, last: performance.now() }
    Reflect.set(window, 'sealbookBenchFrames', watch)
    const frame = (now: number) => {
      watch.longest = Math.max(watch.longest, now - watch.last)
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
      const watch: { longest: number; on: boolean } = Reflect.get(window, 'sealbookBenchFrames')
      watch.on = false
      return watch.longest
    })
}

/** One way through the table: by the wheel, by pages, and by the scroll bar from one end to the other. */
async function scrollThrough(page: Page): Promise<number> {
  const region = page.getByRole('region').filter({ has: page.getByRole('table') })
  await region.evaluate((frame) => frame.scrollTo({ top: 0 }))
  await region.hover()
  const stop = await watchFrames(page)
  for (let turn = 0; turn < 60; turn += 1) {
    await page.mouse.wheel(0, 400)
    await page.waitForTimeout(16)
  }
  await region.focus()
  for (let press = 0; press < 30; press += 1) await page.keyboard.press('PageDown')
  // A scroll bar that is dragged jumps over thousands of rows at every frame.
  await region.evaluate(async (frame) => {
    for (let step = 0; step <= 90; step += 1) {
      frame.scrollTop = ((frame.scrollHeight - frame.clientHeight) * step) / 90
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
  })
  const longest = await stop()
  // The far end is there, and what is in sight has arrived.
  await region.locator('[role=row][data-index]').last().getByRole('link').waitFor()
  return longest
}

/**
 * The longest frame while a list of `count` findings is scrolled in the built window, drawn by Chromium without a
 * graphics card. Whatever else the machine does makes a pass slower and never faster, so the best of three counts.
 */
export async function scrollFigure(bench: BenchVault, count: number): Promise<Figure> {
  const folders = { data: path.join(bench.root, 'window'), temporary: path.join(bench.root, 'temporary') }
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true })
  const host = await startHost(folders)
  const browser = await chromium.launch(config.use?.launchOptions ?? {})
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(host.url)
    await unlock(page, bench.folder)
    await page.goto(`${host.origin}/#/records/finding`)
    await page.locator('[role=row][data-index] a').first().waitFor({ timeout: 60_000 })
    const taken: number[] = []
    for (let pass = 0; pass < passes; pass += 1) taken.push(await scrollThrough(page))
    return {
      what: `longest frame while ${count} findings are scrolled`,
      measured: taken.map((value) => value.toFixed(0)).join(', '),
      against: '',
      value: Math.min(...taken),
      unit: 'ms',
      bound: longestAllowed,
    }
  } finally {
    await browser.close()
    await host.stop()
  }
}
