import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { openWindow } from './window/open-window.ts'
import { dropAndRead } from './window/pages.ts'
import { beginning, windowWords } from './window/words.ts'

test.describe.configure({ timeout: 180_000 })

test('the demo starts from the first screen and says what it is', async () => {
  const t = windowWords('en')
  const { page, complaints, close } = await openWindow()
  try {
    await page.getByRole('button', { name: beginning(t('start.demo')) }).click()
    await page.getByRole('button', { name: t('demo.make'), exact: true }).click()
    await page.getByRole('button', { name: t('demo.enter'), exact: true }).click({ timeout: 60_000 })
    await expect(page.getByRole('navigation', { name: t('shell.desks') })).toBeVisible({ timeout: 40_000 })
    await expect(page.getByText(t('banner.demo.text'))).toBeVisible()
    await page.screenshot({ path: path.resolve(import.meta.dirname, '../../.cache/screens/demo-home.png') })
    await page.getByRole('link', { name: t('desk.reports'), exact: true }).click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('button', { name: /^Save .*\.pdf$/ })
        .first()
        .click(),
    ])
    const bytes = await readFile(await file.path())
    await page.getByRole('link', { name: t('desk.verify'), exact: true }).click()
    expect(await dropAndRead({ page, t }, 'demo.pdf', bytes)).toBe('genuine')
    await expect(page.getByRole('region', { name: t('verifyPage.verdict') })).toContainText(/demo/i)
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
