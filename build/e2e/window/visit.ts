import { expect, type Page } from 'playwright/test'
import type { Translator } from '#shared/base/translate.ts'
import type { Route } from './routes.ts'

/** Nothing on the page is still being fetched. */
async function settled(page: Page): Promise<void> {
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
}

/** Goes to a place of the window; where a row is named, to the record in that row of its list. */
export async function visit(page: Page, t: Translator, { address, row, steps = [], opens }: Route): Promise<void> {
  const { origin } = new URL(page.url())
  await page.goto(`${origin}/#${address}`)
  await expect(page.getByRole('heading').first()).toBeVisible()
  if (row !== undefined) {
    await page.locator(`[role=row][data-index="${row}"] a`).first().click()
    await expect(page.getByRole('article')).toBeVisible()
    await expect(page.getByRole('tabpanel')).not.toBeEmpty()
  }
  await settled(page)
  // A key that goes to the next row needs one to go to.
  if (steps.some((step) => 'key' in step && step.key === 'j'))
    await expect(page.locator('[role=row][data-index] a').first()).toBeVisible()
  for (const step of steps) {
    if ('key' in step) await page.keyboard.press(step.key)
    else await page.getByRole(step.role, { name: step.name(t), exact: true }).click()
  }
  // What lies under the pointer by chance would look chosen.
  await page.mouse.move(0, 0)
  // What is fetched when it is first opened stands empty for a moment, and an empty box has no faults.
  if (opens) await expect(page.getByRole(opens).last()).toHaveText(/\S/)
  await settled(page)
}

/** Closes what the steps of a route opened. */
export async function leave(page: Page, { opens }: Route): Promise<void> {
  if (!opens) return
  await page.keyboard.press('Escape')
  await expect(page.getByRole(opens)).toHaveCount(0)
}

/** How many pixels one must scroll sideways to read the page when a window of 1280 by 800 is enlarged to 200 %. */
export async function overflowEnlarged(page: Page): Promise<number> {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 640, height: 400 })
  const excess = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  // An open menu finds its new place a moment after the page has.
  await expect
    .poll(excess, { timeout: 2_000 })
    .toBe(0)
    .catch(() => undefined)
  const found = await excess()
  if (before) await page.setViewportSize(before)
  return found
}
