import type { Page } from 'playwright/test'
import type { BenchVault } from './bench-vault.ts'
import type { Figure } from './figure.ts'
import { scrolledFigures, watchFrames } from './scrolled.ts'

/** One way through the bars: by the wheel, by the scroll bar from one end to the other, and along the days. */
async function scrollThrough(page: Page): Promise<readonly number[]> {
  const frame = page.locator('[data-timeline]')
  await frame.evaluate((box) => box.scrollTo({ top: 0 }))
  await frame.hover()
  const stop = await watchFrames(page)
  for (let turn = 0; turn < 40; turn += 1) {
    await page.mouse.wheel(0, 400)
    await page.waitForTimeout(16)
  }
  await frame.evaluate(async (box) => {
    for (let step = 0; step <= 60; step += 1) {
      box.scrollTop = ((box.scrollHeight - box.clientHeight) * step) / 60
      box.scrollLeft = ((box.scrollWidth - box.clientWidth) * (step % 10)) / 10
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
  })
  const frames = await stop()
  await frame.locator('[data-bar]').last().waitFor()
  return frames
}

/** What a timeline of `count` bars with their arrows costs while it is scrolled. */
export function timelineFigures(bench: BenchVault, cycle: string, count: number): Promise<readonly Figure[]> {
  return scrolledFigures(bench, {
    name: 'timeline',
    what: `longest task while a timeline of ${count} bars is scrolled`,
    address: `/#/records/cycle/${cycle}?tab=timeline&wide=true`,
    ready: (page) => page.locator('[data-bar]').first().waitFor({ timeout: 60_000 }),
    through: scrollThrough,
  })
}
