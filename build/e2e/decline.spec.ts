import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { readReply } from '#shared/modules/replies/replies.codec.ts'
import { pressOn } from './window/by-keys.ts'
import { openDemo } from './window/demo.ts'
import { dropAndRead } from './window/pages.ts'
import { beginning } from './window/words.ts'

test.describe.configure({ timeout: 240_000 })

for (const language of ['en', 'zh-CN'] as const)
  test(`whoever is next declines in the signing room by keys, and everybody is told why (${language})`, async () => {
    const { opening, t, password } = await openDemo(language, 'lead')
    const { page, folders, complaints, close } = opening
    const inPart = (part: string) => page.getByRole('table', { name: t(`signingRoom.${part}`, { count: 1 }) })
    const reason = language === 'en' ? 'The period of the audit is wrong.' : '审计期间有误。'
    try {
      await pressOn(page, page.getByRole('link', { name: t('desk.reports'), exact: true }))
      const saving = page.waitForEvent('download')
      await pressOn(page, inPart('mine').getByRole('button', { name: beginning(t('evidence.save', { name: '' })) }))
      const file = path.join(folders.root, 'sealed.pdf')
      await (await saving).saveAs(file)
      const act = inPart('mine').getByRole('button', { name: beginning(t('decline.submit')) })
      await pressOn(page, act)
      const dialog = page.getByRole('dialog', { name: t('decline.dialog') })
      await dialog.getByLabel(t('seal.password'), { exact: false }).first().fill(password)
      await page.keyboard.press('Enter')
      // Without a reason nothing is declined.
      await expect(dialog.getByLabel(t('decline.reason'))).toBeFocused()
      await dialog.getByLabel(t('decline.reason')).fill(reason)
      const arriving = page.waitForEvent('download', { timeout: 60_000 })
      await page.keyboard.press('Enter')
      const reply = path.join(folders.root, 'declined.reply')
      await (await arriving).saveAs(reply)
      expect(readReply(readFileSync(reply))).toMatchObject({ isSigned: true, statement: { kind: 'decline', reason } })
      await expect(dialog.getByText(t('decline.done'))).toBeVisible()
      await page.keyboard.press('Escape')

      const row = inPart('declined').getByRole('row').last()
      await expect(row).toContainText(reason)
      await expect(row).toContainText(t('signatures.declined'))
      await expect(inPart('mine')).toHaveCount(0)
      await page.screenshot({ path: test.info().outputPath('declined.png'), fullPage: true })
      // The same reply a second time answers nothing that is still asked.
      const chooser = page.waitForEvent('filechooser')
      await pressOn(page, page.getByRole('button', { name: t('signingRoom.take') }))
      await (await chooser).setFiles(reply)
      await expect(page.getByRole('alert')).toContainText(t('errors.reportDeclined'))

      await row.getByRole('link').first().click()
      const article = page.getByRole('article')
      const signatures = article.getByRole('region', { name: t('export.signatures') })
      await expect(signatures).toContainText(reason)
      await expect(signatures.getByRole('button')).toHaveCount(0)
      await page.screenshot({ path: test.info().outputPath('report.png') })
      await pressOn(page, page.getByRole('link', { name: t('desk.verify'), exact: true }))
      expect(await dropAndRead({ page, t }, 'sealed.pdf', readFileSync(file))).toBe('genuine')
      await expect(page.getByRole('region', { name: t('verifyPage.verdict') })).toContainText(reason)
      await page.screenshot({ path: test.info().outputPath('verdict.png') })
      expect(complaints).toEqual([])
    } catch (error) {
      await page.screenshot({ path: test.info().outputPath('where-it-ended.png') })
      throw error
    } finally {
      await close()
    }
  })
