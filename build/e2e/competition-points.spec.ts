import { expect, test } from 'playwright/test'
import { languages } from '#shared/base/translate.ts'
import { openDemo } from './window/demo.ts'

test.describe.configure({ timeout: 240_000 })

for (const language of languages)
  test(`points of a competition are seen, taken, explained and not taken twice, by keys, in ${language}`, async () => {
    const { opening, t } = await openDemo(language, 'trainer')
    const { page, complaints, close } = opening
    try {
      const { origin } = new URL(page.url())
      await page.goto(`${origin}/#/records/assessment?wide=true&tab=table`)
      await page.locator('[role=row][data-index="0"] a').first().press('Enter')
      const open = page.getByRole('button', { name: t('competitionPoints.open') })
      await open.press('Enter')
      const dialog = page.getByRole('dialog')
      await expect(dialog.getByRole('button', { name: t('competitionPoints.nobody') })).toBeDisabled()
      const from = dialog.getByLabel(t('competitionPoints.only'))
      await expect(from).toBeFocused()
      await expect(from.locator('option')).not.toHaveCount(1)
      const options = await from.locator('option').allTextContents()
      const cup = options.find((text) => /autumn|秋/.test(text)) ?? ''
      await page.keyboard.type(cup)
      const take = dialog.getByRole('button', { name: /\d/ })
      await expect(take).toBeEnabled()
      const rows = dialog.getByRole('region', { name: t('competitionPoints.preview') }).getByRole('listitem')
      const name = await rows.first().locator('bdi').innerText()
      const points = await rows.first().locator('strong').innerText()
      await page.screenshot({ path: test.info().outputPath('preview.png') })
      await page.keyboard.press('Control+Enter')
      await expect(dialog).toHaveCount(0)
      await open.press('Enter')
      await page.keyboard.type(cup)
      await expect(dialog.getByRole('button', { name: t('competitionPoints.nobody') })).toBeDisabled()
      await expect(dialog.getByRole('status')).toContainText(/\d/)
      await page.keyboard.press('Escape')
      await page.goto(`${origin}/#/records/score?wide=true&tab=workings`)
      await page.getByRole('row').filter({ hasText: name }).first().locator('a').first().press('Enter')
      await expect(page.getByRole('cell').filter({ hasText: cup })).toContainText(points)
      await page.screenshot({ path: test.info().outputPath('workings.png') })
      expect(complaints).toEqual([])
    } catch (error) {
      await page.screenshot({ path: test.info().outputPath('where-it-ended.png') })
      throw error
    } finally {
      await close()
    }
  })
