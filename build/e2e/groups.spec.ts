import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from 'playwright/test'
import { openDemo } from './window/demo.ts'

/** The heads of the groups that are drawn, with the row that each is. */
function headsIn(page: Page) {
  return page.getByRole('treegrid').locator('[role=row][aria-level="1"]')
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

test('a grouped list opens and closes its groups by keys and by the mouse, and remembers them', async () => {
  const desk = await openDemo('lead')
  const { page, t } = desk
  await page.goto(`${new URL(page.url()).origin}/#/records/finding?group=severity`)
  const heads = headsIn(page)
  const rows = page.getByRole('treegrid').locator('[role=row][aria-level="2"]')
  await expect(heads.first()).toHaveAttribute('aria-expanded', 'true')
  await expect(rows.first().getByRole('link')).toBeVisible()

  // Into the table, onto the first head; left closes it, right opens it and goes in, left comes back.
  await page.getByRole('region', { name: t('finding.plural') }).last().focus()
  await press(page, 'ArrowDown', 'ArrowLeft')
  await expect(heads.first()).toHaveAttribute('aria-expanded', 'false')
  await expect(heads.nth(1)).toHaveAttribute('data-index', '1')
  await press(page, 'ArrowRight')
  await expect(heads.first()).toHaveAttribute('aria-expanded', 'true')
  await press(page, 'ArrowRight')
  await expect(rows.first().getByRole('link')).toBeFocused()
  await press(page, 'ArrowLeft')
  await expect(heads.first().getByRole('gridcell')).toBeFocused()

  // All at once: by keys, and by the buttons above.
  await press(page, 'Shift+ArrowLeft')
  await expect(rows).toHaveCount(0)
  const counted = await heads.evaluateAll((all) => all.map((head) => Number(/(\d+)\s*$/.exec(head.textContent ?? '')?.[1])))
  const total = counted.reduce((sum, count) => sum + count, 0)
  await expect(page.getByText(t('list.count', { count: total }), { exact: true })).toBeVisible()
  const found = await new AxeBuilder({ page }).analyze()
  expect(found.violations.map(({ id }) => id)).toEqual([])
  await heads.nth(1).click()
  await expect(rows).toHaveCount(counted[1] ?? 0)

  // What was closed is closed when the member comes back.
  await page.reload()
  await expect(heads.first()).toHaveAttribute('aria-expanded', 'false')
  await expect(heads.nth(1)).toHaveAttribute('aria-expanded', 'true')
  await page.getByRole('button', { name: t('list.group.openAll') }).click()
  await expect(heads.first()).toHaveAttribute('aria-expanded', 'true')
  await desk.close()
})
