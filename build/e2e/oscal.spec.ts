import path from 'node:path'
import { expect, test } from 'playwright/test'
import { openDemo } from './window/demo.ts'

test.describe.configure({ timeout: 240_000 })

const plan = path.join(import.meta.dirname, '../fixtures/oscal/ifa_plan-of-action-and-milestones-min.json')

test("findings of NIST's example are taken over once, and another file is refused by name", async () => {
  const { opening, t } = await openDemo('zh-CN', 'auditor-1')
  const { page, complaints, close } = opening
  try {
    await page.goto(new URL('#/records/audit', page.url()).href)
    await page
      .locator('[role=row][data-index]')
      .filter({ hasText: t('audit.state.reporting') })
      .locator('a')
      .first()
      .click()
    const article = page.getByRole('article')
    await article.getByRole('tab', { name: t('audit.tab.handOver') }).click()
    const open = article.getByRole('button', { name: t('oscalReading.open') })
    await open.press('Enter')
    const dialog = page.getByRole('dialog')
    const input = dialog.locator('input[type=file]')
    await input.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"catalog":{}}') })
    await expect(dialog.getByRole('alert')).toContainText(t('errors.oscalUnknown'))
    await input.setInputFiles(plan)
    await expect(dialog.getByRole('row')).toHaveCount(3)
    await expect(dialog.getByRole('alert')).toHaveCount(0)
    const department = dialog.getByRole('combobox', { name: t('oscalReading.department') })
    await department.focus()
    // What is chosen from has to be read first.
    await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(department).not.toHaveValue('')
    await page.screenshot({ path: test.info().outputPath('before.png') })
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toContainText(t('oscalReading.taken', { findings: 2, actions: 1 }))
    await page.keyboard.press('Escape')
    await open.press('Enter')
    await input.setInputFiles(plan)
    await expect(dialog.getByText(t('oscalReading.there'))).toHaveCount(2)
    await expect(dialog.getByRole('button', { name: t('oscalReading.take', { count: 0 }) })).toBeDisabled()
    expect(complaints).toEqual([])
  } catch (error) {
    await page.screenshot({ path: test.info().outputPath('where-it-ended.png') })
    throw error
  } finally {
    await close()
  }
})
