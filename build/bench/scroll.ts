import type { Page } from 'playwright/test'
import type { BenchVault } from './bench-vault.ts'
import type { Figure } from './figure.ts'
import { scrolledFigures, watchFrames } from './scrolled.ts'

/** One way through the table: by the wheel, by pages, and by the scroll bar from one end to the other. */
async function scrollThrough(page: Page, role: 'grid' | 'treegrid'): Promise<readonly number[]> {
  const region = page
    .getByRole('region')
    .filter({ has: page.getByRole(role) })
    .last()
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
  const frames = await stop()
  // The far end is there, and what is in sight has arrived.
  await region.locator('[role=row][data-index]').last().getByRole('link').waitFor()
  return frames
}

const firstRow = (page: Page) => page.locator('[role=row][data-index] a').first().waitFor({ timeout: 60_000 })

/** What a list of `count` findings costs while it is scrolled, and the same list in groups. */
export async function scrollFigures(bench: BenchVault, count: number): Promise<readonly Figure[]> {
  const plain = await scrolledFigures(bench, {
    name: 'scroll',
    what: `longest task while ${count} findings are scrolled`,
    address: '/#/records/finding',
    ready: firstRow,
    through: (page) => scrollThrough(page, 'grid'),
  })
  const grouped = await scrolledFigures(bench, {
    name: 'scroll-groups',
    what: `longest task while ${count} findings in groups are scrolled`,
    address: '/#/records/finding?group=severity',
    ready: firstRow,
    through: (page) => scrollThrough(page, 'treegrid'),
  })
  return [...plain, ...grouped]
}
