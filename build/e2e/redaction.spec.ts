import { expect, test } from 'playwright/test'
import { openDemo } from './window/demo.ts'

test.describe.configure({ timeout: 240_000 })

test('a picture of evidence is blacked out by keys alone and with the pointer, and its copies are kept beside the original', async () => {
  const { opening, t } = await openDemo('en', 'auditor-1')
  const { page, complaints, close } = opening
  try {
    await page.goto(new URL('#/records/evidenceItem?wide=true&tab=uses', page.url()).href)
    await page.getByRole('row').filter({ hasText: 'Alerts of October' }).first().getByRole('link').first().click()
    const copies = page.getByText(t('redaction.copy', { name: 'alerts-october-redacted.png' }))
    await expect(copies).toHaveCount(1)
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
    await expect(copies).toHaveCount(1)

    await redact.press('Enter')
    const picture = dialog.locator('canvas')
    const { x, y, width, height } = (await picture.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    await page.mouse.move(x + width * 0.2, y + height * 0.2)
    await page.mouse.down()
    await page.mouse.move(x + width * 0.6, y + height * 0.5, { steps: 5 })
    await page.mouse.up()
    await expect(box).toBeVisible()
    await page.screenshot({ path: '.cache/redaction-pointer.png' })
    await dialog.getByRole('button', { name: t('redaction.save') }).click()
    await expect(dialog).toBeHidden()
    await page.getByRole('tab', { name: t('record.tab.fields') }).click()
    // The one of the demo, the one made by keys, and the one that was drawn: each stays.
    const kept = page.getByRole('article').getByText('alerts-october-redacted.png')
    await expect.poll(() => kept.count()).toBeGreaterThanOrEqual(3)
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
