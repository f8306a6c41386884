import { expect, type Page, test } from 'playwright/test'
import { openDemo } from './window/demo.ts'
import { focusFault } from './window/narrow.ts'

/** The matrices of the window, and whether the heads of their rows are reached as well. */
const matrices = [
  ['control', 'heatMap', true],
  ['departmentReport', 'board', true],
  ['briefing', 'calendar', true],
  ['department', 'answers', true],
  ['risk', 'matrix', false],
] as const

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-at') ?? '')

/** Presses a key and tells where the focus stands then; a row that has to be drawn first takes a moment. */
async function after(page: Page, key: string, place: string): Promise<void> {
  await page.keyboard.press(key)
  await expect.poll(() => focused(page), { message: key }).toBe(place)
  // A drawing shows the focus on what is drawn of a cell.
  if (await page.evaluate(() => document.activeElement instanceof HTMLElement))
    expect(await focusFault(page)).toBeNull()
}

for (const [record, view, heads] of matrices)
  test(`the cells of ${record} as ${view} are reached by keys, and one of them by Tab`, async () => {
    const { opening } = await openDemo('en', 'lead', { viewport: { width: 1280, height: 800 } })
    const { page, complaints, close } = opening
    try {
      await page.goto(`${new URL(page.url()).origin}/#/records/${record}?view=${view}`)
      const grid = page.getByRole('main').getByRole('grid')
      await expect(grid.locator('[data-at="0,0"]')).toBeVisible()
      await expect(grid.locator('[data-at][tabindex="0"]')).toHaveCount(1)
      const places = await grid
        .locator('[data-at]')
        .evaluateAll((all) => all.map((one) => (one.getAttribute('data-at') ?? '').split(',').map(Number)))
      const [lastRow, lastColumn] = [0, 1].map((at) => Math.max(...places.map((place) => place[at] ?? 0)))
      const first = heads ? -1 : 0
      await grid.locator('[data-at][tabindex="0"]').focus()
      await after(page, 'Control+Home', `0,${first}`)
      await after(page, 'Control+End', `${lastRow},${lastColumn}`)
      await after(page, 'ArrowRight', `${lastRow},${lastColumn}`)
      await after(page, 'ArrowUp', `${(lastRow ?? 0) - 1},${lastColumn}`)
      await after(page, 'Home', `${(lastRow ?? 0) - 1},${first}`)
      await after(page, 'ArrowRight', `${(lastRow ?? 0) - 1},${first + 1}`)
      await after(page, 'End', `${(lastRow ?? 0) - 1},${lastColumn}`)
      await expect(grid.locator('[data-at][tabindex="0"]')).toHaveCount(1)
      await page.keyboard.press('Tab')
      expect(await focused(page)).toBe('')
      expect(complaints).toEqual([])
    } finally {
      await close()
    }
  })
