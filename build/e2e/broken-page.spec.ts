import { expect, test } from 'playwright/test'
import { openDemo } from './window/demo.ts'

test.describe.configure({ timeout: 120_000 })

test('a page that breaks says so, and the next one is whole', async () => {
  const { opening, t } = await openDemo('en', 'lead')
  const { page, close } = opening
  const go = (address: string) => page.goto(new URL(`#${address}`, page.url()).href)
  try {
    // The window's own code for one view does not arrive: the only fault that can be made from without.
    await page.route('**/org-chart-view*.js', (route) => route.abort())
    await go('/records/department?view=chart')
    const fault = page.getByRole('alert').filter({ hasText: t('fault.happened') })
    await expect(fault).toBeVisible()
    await expect(page.getByRole('main')).toHaveCount(1)

    await go('/records/finding')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('finding.plural'))
    await expect(fault).toHaveCount(0)

    // Another view of the same list is another page too.
    await go('/records/department?view=chart')
    await expect(fault).toBeVisible()
    await go('/records/department')
    await expect(page.locator('[role=row][data-index="0"]')).toBeVisible()
    await expect(fault).toHaveCount(0)
  } finally {
    await close()
  }
})
