import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import { commandLine } from './window/command-line.ts'
import { openDemo } from './window/demo.ts'
import { demoVault } from './window/demo-vault.ts'
import { chooseLanguage, openExisting } from './window/entrance.ts'
import { focusFault } from './window/narrow.ts'
import { openWindow } from './window/open-window.ts'
import { windowWords } from './window/words.ts'

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

test('a heat map of hundreds of controls draws those in sight, and all of them are reached by keys and printed', async () => {
  test.setTimeout(240_000)
  const opening = await openWindow({ viewport: { width: 1280, height: 800 } })
  const { page, complaints, folders } = opening
  try {
    const t = windowWords('en')
    const { vault, password } = await demoVault('en', folders.root)
    const file = path.join(folders.root, 'controls.csv')
    const titles = Array.from({ length: 400 }, (_, place) => `Measure ${String(place).padStart(3, '0')}`)
    writeFileSync(file, ['title,kind', ...titles.map((title) => `${title},preventive`)].join('\n'))
    const data = path.join(folders.root, 'command-line')
    await commandLine(['import', vault, '--format', 'csv', file, '--record', 'control', '--user', 'lead'], {
      data,
      password,
    })
    await chooseLanguage(page, 'en')
    await openExisting({ page, t }, vault, { login: 'lead', password })
    await page.goto(`${new URL(page.url()).origin}/#/records/control?view=heatMap`)
    const grid = page.getByRole('main').getByRole('grid')
    await expect(grid.locator('[data-at="0,0"]')).toBeVisible()
    const drawn = () => grid.locator('tbody tr[aria-rowindex]').count()
    const lines = Number(await grid.getAttribute('aria-rowcount'))
    expect(lines).toBeGreaterThan(400)
    expect(await drawn()).toBeLessThan(80)
    await grid.locator('[data-at][tabindex="0"]').focus()
    await page.keyboard.press('Control+End')
    const last = () =>
      page.evaluate(() => document.activeElement?.closest('[aria-rowindex]')?.getAttribute('aria-rowindex'))
    await expect.poll(last).toBe(String(lines - 1))
    expect(await focusFault(page)).toBeNull()
    expect(await drawn()).toBeLessThan(80)
    // Scrolled far away, the cell keeps the focus, and a key leads on from it.
    await grid.locator('xpath=..').evaluate((frame) => frame.scrollTo({ top: 0 }))
    await expect(grid.locator('[data-at="0,0"]')).toBeVisible()
    expect(await last()).toBe(String(lines - 1))
    await page.keyboard.press('ArrowUp')
    await expect.poll(last).toBe(String(lines - 2))
    const printed = await page.evaluate(() => {
      window.dispatchEvent(new Event('beforeprint'))
      const count = document.querySelectorAll('[role=grid] tbody tr[aria-rowindex]').length
      window.dispatchEvent(new Event('afterprint'))
      return count
    })
    expect(printed).toBe(lines - 2)
    expect(complaints).toEqual([])
  } finally {
    await opening.close()
  }
})
