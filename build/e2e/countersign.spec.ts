import { readFileSync } from 'node:fs'
import { expect, test } from 'playwright/test'
import { pressOn } from './window/by-keys.ts'
import { openDemo } from './window/demo.ts'
import { dropAndRead } from './window/pages.ts'
import { beginning } from './window/words.ts'

test.describe.configure({ timeout: 240_000 })

for (const language of ['en', 'zh-CN'] as const)
  test(`the second signer of a report is told, signs by keys, and the file is genuine (${language})`, async () => {
    const { opening, t, password } = await openDemo(language, 'lead')
    const { page, complaints, close } = opening
    const reports = async () => await pressOn(page, page.getByRole('link', { name: t('desk.reports'), exact: true }))
    const inPart = (part: string) => page.getByRole('table', { name: t(`signingRoom.${part}`, { count: 1 }) })
    try {
      await reports()
      await expect(
        inPart('mine')
          .getByRole('listitem')
          .filter({ hasText: t('signatures.next') }),
      ).toHaveCount(1)
      await page.screenshot({ path: test.info().outputPath('room.png') })
      await pressOn(page, page.getByRole('button', { name: beginning(t('notices.title')) }))
      const waiting = page.getByRole('region', { name: t('notices.group.sign'), exact: true })
      await pressOn(page, waiting.getByRole('link').first())
      const article = page.getByRole('article')
      const places = article.getByRole('region', { name: t('export.signatures') }).getByRole('listitem')
      await expect(places).toHaveCount(2)
      await expect(places.nth(0)).toContainText(t('signatures.done'))
      await expect(places.nth(1)).toContainText(t('signatures.next'))

      await expect(article.getByRole('button', { name: t('countersign.submit'), exact: true })).toBeVisible()
      await reports()
      await pressOn(page, inPart('mine').getByRole('button', { name: beginning(t('countersign.submit')) }))
      const dialog = page.getByRole('dialog', { name: t('countersign.dialog') })
      await expect(dialog.getByLabel(t('seal.password'), { exact: false }).first()).toBeFocused()
      await page.keyboard.type('not the password')
      await page.keyboard.press('Enter')
      await expect(dialog.getByRole('alert')).toBeVisible({ timeout: 40_000 })
      await dialog.getByLabel(t('seal.password'), { exact: false }).first().fill(password)
      const arriving = page.waitForEvent('download', { timeout: 60_000 })
      await page.keyboard.press('Enter')
      const bytes = readFileSync(await (await arriving).path())
      await expect(dialog.getByText(t('countersign.done'))).toBeVisible()
      await page.keyboard.press('Escape')
      const signed = inPart('settled').getByRole('row').last()
      await expect(signed.getByRole('listitem').nth(1)).toContainText(t('signatures.done'))
      await signed.getByRole('link').first().click()
      await expect(places.nth(1)).toContainText(t('signatures.done'))
      await expect(article.getByRole('button', { name: t('countersign.submit'), exact: true })).toHaveCount(0)

      await reports()
      await expect(inPart('settled').getByRole('row')).toHaveCount(2)
      await expect(inPart('mine')).toHaveCount(0)
      expect(bytes.toString('latin1').match(/\/SubFilter *\/ETSI\.CAdES\.detached/g)).toHaveLength(2)
      await pressOn(page, page.getByRole('link', { name: t('desk.verify'), exact: true }))
      expect(await dropAndRead({ page, t }, 'signed.pdf', bytes)).toBe('genuine')
      const told = page.waitForEvent('download', { timeout: 60_000 })
      await pressOn(page, page.getByRole('button', { name: t('verifyPage.saveSheetOf', { name: 'signed.pdf' }) }))
      expect((await told).suggestedFilename()).toBe('signed verdict.pdf')
      expect(complaints).toEqual([])
    } catch (error) {
      await page.screenshot({ path: test.info().outputPath('where-it-ended.png') })
      throw error
    } finally {
      await close()
    }
  })
