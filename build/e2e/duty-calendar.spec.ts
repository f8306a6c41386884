import { expect, test } from 'playwright/test'
import { openDemo } from './window/demo.ts'

test.describe.configure({ timeout: 240_000 })

test('the calendar of duties is walked by keys, narrowed, read as a table, and leads to what is due', async () => {
  const { opening, t } = await openDemo('en', 'lead')
  const { page, complaints, close } = opening
  try {
    await page.goto(new URL('#/calendar', page.url()).href)
    const day = page.locator('table button[aria-pressed="true"]')
    await day.focus()
    const before = await day.innerText()
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => day.innerText()).not.toBe(before)
    await page.keyboard.press('t')
    await expect(page.getByRole('columnheader', { name: t('duties.people') })).toBeVisible()
    await page.getByRole('button', { name: t('chart.drawing') }).press('Enter')
    await page.goto(new URL('#/calendar?view=agenda', page.url()).href)
    const overdue = page.getByRole('link', { name: /Restore test from the off-site copy/ }).first()
    await expect(overdue).toBeVisible()
    await page.getByRole('checkbox', { name: t('duties.mine') }).press('Space')
    await expect(overdue).toBeHidden()
    await page.getByRole('checkbox', { name: t('duties.mine') }).press('Space')
    await overdue.press('Enter')
    await expect(page.getByRole('button', { name: t('occurrence.step.complete') })).toBeVisible()
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})

test('an indicator off target leads from home to the records behind it, and its formula is built from choices', async () => {
  const { opening, t } = await openDemo('en', 'lead')
  const { page, complaints, close } = opening
  try {
    const off = page.getByRole('region', { name: t('home.indicators') })
    await off.getByRole('link', { name: 'Dedicated lines registered' }).click()
    await page.getByRole('tab', { name: t('indicator.tab.notCounted') }).click()
    await expect(page.getByRole('tabpanel').getByRole('link').first()).toBeVisible()
    await page.getByRole('tab', { name: t('indicator.tab.formula') }).click()
    await page.getByRole('button', { name: t('indicatorBuilder.open') }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText('share(asset where registered is true')).toBeVisible()
    await dialog
      .getByRole('button', { name: t('indicatorBuilder.add') })
      .last()
      .click()
    await expect(dialog.getByText(t('indicatorBuilder.unfinished'))).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()

    // Saved from the choices and taken back.
    const formula = page.getByRole('tabpanel').getByText('share(asset where registered is true')
    await page.getByRole('button', { name: t('indicatorBuilder.open') }).click()
    await dialog.getByRole('combobox', { name: t('indicatorBuilder.function') }).click()
    await page.getByRole('option', { name: t('indicatorBuilder.function.count'), exact: true }).click()
    await dialog.getByRole('button', { name: t('indicatorBuilder.save') }).click()
    await expect(dialog).toBeHidden()
    await expect(formula).toHaveCount(0)
    await page.keyboard.press('Control+z')
    await expect(formula.first()).toBeVisible()
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
