import { expect, test } from 'playwright/test'
import { openDemo } from './window/demo.ts'

test.describe.configure({ timeout: 240_000 })

test('the calendar of sessions is walked by keys, read as a table, and begins a session on an empty day', async () => {
  const { opening, t } = await openDemo('zh-CN', 'trainer')
  const { page, complaints, close } = opening
  try {
    await page.goto(new URL('#/records/trainingSession?view=calendar', page.url()).href)
    const day = page.locator('table button[aria-pressed="true"]')
    await day.focus()
    await page.keyboard.press('t')
    await expect(
      page
        .getByRole('row')
        .filter({ hasText: t('trainingSession.state.held') })
        .first(),
    ).toBeVisible()
    await page.reload()
    await day.focus()
    const before = await day.innerText()
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => day.innerText()).not.toBe(before)
    for (let months = 0; months < 6; months++) await page.keyboard.press('PageDown')
    await expect(page.getByRole('complementary').getByText(t('sessions.none'))).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('form').getByRole('textbox', { name: t('trainingSession.title') })).toBeVisible()
    const time = t('instant.time', { label: t('trainingSession.startsAt') })
    await expect(page.getByRole('form').getByLabel(time)).toHaveValue('09:00')
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
