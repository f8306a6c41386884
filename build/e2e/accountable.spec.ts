import { expect, test } from 'playwright/test'
import { openDemo } from './window/demo.ts'
import { beginning } from './window/words.ts'

test.describe.configure({ timeout: 240_000 })

test('who was accountable on 3 March is answered from the page and from the palette, whoever is today', async () => {
  const { opening, t } = await openDemo('en', 'lead')
  const { page, complaints, close } = opening
  const goTo = (place: string) => page.goto(new URL(`#/records/${place}`, page.url()).href)
  try {
    // The head of a department changes today.
    await goTo('department')
    await page.getByRole('row').filter({ hasText: 'Business Department' }).getByRole('link').first().click()
    const article = page.getByRole('article')
    await expect(article).toContainText('Patrick Ong')
    const [, id = ''] = /records\/department\/([0-9a-f-]+)/.exec(page.url()) ?? []
    await article.getByRole('button', { name: t('record.edit'), exact: true }).click()
    const form = page.locator('form')
    await form.getByRole('combobox', { name: t('department.head'), exact: true }).fill('Rachel Sim')
    await page.getByRole('option').filter({ hasText: 'Rachel Sim' }).first().click()
    await form.getByRole('button', { name: t('form.save'), exact: true }).click()
    await expect(form).toHaveCount(0)

    // A record of the department says who it was on any day that is typed.
    const is = encodeURIComponent(JSON.stringify({ department: id }))
    await goTo(`risk?exact=true&is=${is}`)
    await page.locator('[role=row][data-index] a').first().click()
    const answer = article.getByRole('region', { name: t('accountability.title'), exact: true })
    await expect(answer).toContainText(`${t('duty.position.head')} Rachel Sim`)
    const day = answer.getByRole('textbox', { name: t('accountability.day') })
    await day.fill('3 Mar 2026')
    await day.press('Tab')
    await expect(answer).toContainText(`${t('duty.position.head')} Patrick Ong`)

    // The palette asks the same of the record on the page.
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByPlaceholder(t('palette.placeholder')).fill(t('accountability.ask'))
    await page
      .getByRole('dialog')
      .getByRole('button', { name: beginning(t('accountability.ask')) })
      .first()
      .click()
    const dialog = page.getByRole('dialog', { name: t('accountability.ask') })
    await expect(dialog).toContainText(`${t('duty.position.head')} Rachel Sim`)
    await dialog.getByRole('textbox', { name: t('accountability.day') }).fill('3 Mar 2026')
    await page.keyboard.press('Tab')
    await expect(dialog).toContainText(`${t('duty.position.head')} Patrick Ong`)
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
