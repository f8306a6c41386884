import { readFileSync } from 'node:fs'
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
    const verdicts = page.getByRole('region', { name: t('verifyPage.verdict') })
    await expect(verdicts).toContainText(/demo/i)
    const several = [bytes, bytes.subarray(0, 9_000)].map((buffer, place) => {
      return { name: `several-${place}.pdf`, mimeType: 'application/pdf', buffer }
    })
    await page.locator(`input[type=file][aria-label="${t('verifyPage.file')}"]`).setInputFiles(several)
    await expect(page.getByText(t('verifyPage.tally', { count: 2, genuine: 1 }))).toBeVisible()
    await expect(verdicts).toHaveText([/several-0/, /several-1/])
    await page.screenshot({ path: test.info().outputPath('verified.png'), fullPage: true })
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: t('verifyPage.savePage') }).press('Enter')
    const built = path.resolve(import.meta.dirname, '../../dist/assets/verifier/sealbook-verifier.html')
    expect((await saving).suggestedFilename()).toBe(path.basename(built))
    expect(readFileSync(await (await saving).path(), 'utf8')).toBe(readFileSync(built, 'utf8'))
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
