import { expect, test } from 'playwright/test'
import { openDemo } from './window/demo.ts'

test.describe.configure({ timeout: 240_000 })

test('a picture of evidence is blacked out by keys alone, and its copy is kept beside the original', async () => {
  const { opening, t } = await openDemo('en', 'auditor-1')
  const { page, complaints, close } = opening
  try {
    await page.goto(new URL('#/records/evidenceItem?wide=true&tab=uses', page.url()).href)
    await page.getByRole('row').filter({ hasText: 'Alerts of October' }).first().getByRole('link').first().click()
    const redact = page.getByRole('button', { name: t('redaction.openOf', { name: 'alerts-october.png' }) })
    await redact.press('Enter')
    const dialog = page.getByRole('dialog', { name: t('redaction.title', { name: 'alerts-october.png' }) })
    await dialog.getByRole('button', { name: t('redaction.add') }).press('Enter')
    const box = dialog.getByRole('button', { name: /^Box 1/u })
    const before = await box.getAttribute('aria-label')
    await box.press('ArrowRight')
    await box.press('Shift+ArrowDown')
    expect(await box.getAttribute('aria-label')).not.toBe(before)
    await page.screenshot({ path: '.cache/redaction.png' })
    await dialog.getByRole('button', { name: t('redaction.save') }).press('Enter')
    await expect(dialog).toBeHidden()
    await expect(page.getByText(t('redaction.copy', { name: 'alerts-october-redacted.png' }))).toBeVisible()
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
