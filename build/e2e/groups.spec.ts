import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from 'playwright/test'
import type { Translator } from '#shared/base/translate.ts'
import { openDemo } from './window/demo.ts'

type Desk = { readonly page: Page; readonly t: Translator }

/** The heads and the rows of a grouped table that are drawn. */
function drawn({ page }: Desk) {
  const at = (level: number) => page.getByRole('treegrid').locator(`[role=row][aria-level="${level}"]`)
  return { heads: at(1), rows: at(2) }
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Into the table, onto the first head: left closes it, right opens it and goes in, left comes back. */
async function turnOneByKeys(desk: Desk): Promise<void> {
  const { heads, rows } = drawn(desk)
  await expect(heads.first()).toHaveAttribute('aria-expanded', 'true')
  await expect(rows.first().getByRole('link')).toBeVisible()
  await desk.page
    .getByRole('region')
    .filter({ has: desk.page.getByRole('treegrid') })
    .last()
    .focus()
  await press(desk.page, 'ArrowDown')
  await expect(heads.first().getByRole('gridcell')).toBeFocused()
  await press(desk.page, 'ArrowLeft')
  await expect(heads.first()).toHaveAttribute('aria-expanded', 'false')
  await expect(heads.nth(1)).toHaveAttribute('data-index', '1')
  await press(desk.page, 'ArrowRight')
  await expect(heads.first()).toHaveAttribute('aria-expanded', 'true')
  await press(desk.page, 'ArrowRight')
  await expect(rows.first().getByRole('link')).toBeFocused()
  await press(desk.page, 'ArrowLeft')
  await expect(heads.first().getByRole('gridcell')).toBeFocused()
}

/** Closes all by one key; the counts of the heads are those of the list, and a press opens one group alone. */
async function closeAll(desk: Desk): Promise<void> {
  const { page, t } = desk
  const { heads, rows } = drawn(desk)
  await press(page, 'Shift+ArrowLeft')
  await expect(rows).toHaveCount(0)
  const counts = (await heads.allInnerTexts()).map((text) => Number(/\d+$/.exec(text.trim())?.[0]))
  const total = counts.reduce((sum, count) => sum + count, 0)
  await expect(page.getByText(t('list.count', { count: total }), { exact: true })).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).disableRules(['region']).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await heads.nth(1).click()
  await expect(rows).toHaveCount(counts[1] ?? 0)
}

test('a grouped list opens and closes its groups by keys and presses, and remembers them', async () => {
  test.setTimeout(240_000)
  const { opening, t } = await openDemo('en', 'lead')
  const { page, complaints, close } = opening
  try {
    const desk = { page, t }
    const grouped = `${new URL(page.url()).origin}/#/records/finding?group=severity`
    await page.goto(grouped)
    await turnOneByKeys(desk)
    await closeAll(desk)
    // What was closed is closed when the member comes back.
    await page.goto(`${new URL(page.url()).origin}/#/verify`)
    await expect(page.getByRole('treegrid')).toHaveCount(0)
    await page.goto(grouped)
    const { heads } = drawn(desk)
    await expect(heads.first()).toHaveAttribute('aria-expanded', 'false')
    await expect(heads.nth(1)).toHaveAttribute('aria-expanded', 'true')
    await page.getByRole('button', { name: t('list.group.openAll') }).click()
    await expect(heads.first()).toHaveAttribute('aria-expanded', 'true')
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
