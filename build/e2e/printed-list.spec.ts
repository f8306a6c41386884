import { expect, type Page, test } from 'playwright/test'
import { openDemo } from './window/demo.ts'

/** The sheets of paper that come out, by their size in points. */
async function sheetsOf(page: Page) {
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  return Array.from(paper.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g), ([, width, height]) => ({
    width: Number(width),
    height: Number(height),
  }))
}

test('a list prints all its rows across the paper, with the heads of its groups', async () => {
  test.setTimeout(240_000)
  const { opening, t } = await openDemo('en', 'lead')
  const { page, complaints, close } = opening
  try {
    const origin = new URL(page.url()).origin
    // The print dialog of a browser is no part of the page.
    await page.evaluate(() => {
      window.print = () => undefined
    })
    await page.goto(`${origin}/#/records/finding?group=severity`)
    const rows = page.getByRole('treegrid').locator('[data-index][aria-level="2"]')
    await expect(rows.first().getByRole('link')).toBeVisible()
    await page.keyboard.press('Control+p')
    const printed = page.locator('table:has(colgroup)')
    await expect(printed).toBeAttached()
    await page.emulateMedia({ media: 'print' })
    await expect(printed).toBeVisible()
    await expect(page.getByRole('treegrid')).toBeHidden()
    const total = await printed.locator('tbody tr:has(td)').count()
    await expect(page.getByText(t('list.count', { count: total }), { exact: true })).toBeVisible()
    expect(await printed.locator('tbody tr:has(th)').count()).toBeGreaterThan(2)
    await page.emulateMedia({ media: null })
    const sheets = await sheetsOf(page)
    expect(sheets.length).toBeGreaterThan(1)
    for (const { width, height } of sheets) expect(width).toBeGreaterThan(height)
    // Once it is printed the page is as it was; what prints without asking prints what is here.
    await expect(printed).toHaveCount(0)
    await page.goto(`${origin}/#/records/control`)
    await expect(page.getByRole('grid').locator('[data-index] a').first()).toBeVisible()
    for (const { width, height } of await sheetsOf(page)) expect(width).toBeGreaterThan(height)
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
