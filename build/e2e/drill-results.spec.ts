import { expect, test } from 'playwright/test'
import { languages } from '#shared/base/translate.ts'
import { openDemo } from './window/demo.ts'

test.describe.configure({ timeout: 240_000 })

const heads = 'id,status,send_date,reported,modified_date,email'
const file = (...rows: readonly string[]) => ({
  ...{ name: 'results.csv', mimeType: 'text/csv' },
  buffer: Buffer.from([heads, ...rows].join('\n')),
})
const sent = (email: string, status: string) => `x,${status},2026-11-20T01:00:00Z,false,2026-11-20T01:30:00Z,${email}`

for (const language of languages)
  test(`results of a phishing drill are refused by row, taken, counted and drawn, in ${language}`, async () => {
    const { opening, t } = await openDemo(language, 'trainer')
    const { page, complaints, close } = opening
    try {
      const { origin } = new URL(page.url())
      await page.goto(`${origin}/#/records/awarenessCampaign?wide=true&tab=drill`)
      await page.locator('[role=row][data-index="0"] a').first().press('Enter')
      const finding = (clicked: number, of: number) =>
        page.getByRole('heading', { name: t('drill.finding', { clicked, sent: of, reported: 6 }) })
      await expect(finding(3, 14)).toBeVisible()
      await page.getByRole('button', { name: t('drill.read') }).press('Enter')
      const dialog = page.getByRole('dialog')
      const input = dialog.locator('input[type=file]')
      await input.setInputFiles(file(sent('nobody', 'Email Sent')))
      const what = t('drillList.fault.email', { what: 'nobody' })
      await expect(dialog).toContainText(t('drill.fault', { where: 2, what }))
      await input.setInputFiles(file(sent('late@else.example', 'Clicked Link')))
      await expect(dialog).toContainText(t('drill.unknown', { count: 1 }))
      await dialog.getByRole('button', { name: t('drill.take', { count: 1 }) }).press('Enter')
      await expect(dialog.getByText(t('drill.taken'))).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(finding(4, 15)).toBeVisible()
      await page.goto(`${origin}/#/records/awarenessCampaign?view=trend`)
      await expect(page.getByText(t('drill.counting'))).toBeVisible()
      expect(complaints).toEqual([])
    } catch (error) {
      await page.screenshot({ path: test.info().outputPath('where-it-ended.png') })
      throw error
    } finally {
      await close()
    }
  })
