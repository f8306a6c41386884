import { expect, test } from 'playwright/test'
import { dayIn } from '#shared/base/calendar.ts'
import { wholeMonth } from '#shared/base/calendar-words.ts'
import { addMonths } from '#shared/base/dates.ts'
import { indicatorRecord } from '#shared/modules/indicators/indicator.record.ts'
import { openDemo } from './window/demo.ts'
import { fillForm } from './window/fill.ts'

test.describe.configure({ timeout: 240_000 })

test('a formula is refused at its place, its figure frozen with the records behind it, and stays when they change', async () => {
  const { opening, t } = await openDemo('en', 'lead')
  const { page, complaints, close } = opening
  const goTo = (place: string) => page.goto(new URL(`#/records/${place}`, page.url()).href)
  try {
    // A mistake in a formula is named where it stands: a sign, a record, a field.
    await goTo('indicator/new')
    const form = page.locator('form')
    const { title, source, unit, direction, target, period } = indicatorRecord.fields
    const given = { title: 'Lines on the register', source: 'formula', unit: 'percent', direction: 'higher' }
    const more = { target: '= 100 %', period: 'month' }
    const fields = { title, source, unit, direction, target, period }
    await fillForm({ page, scope: form, t }, 'indicator', fields, { ...given, ...more })
    const formula = form.getByRole('textbox', { name: t('indicator.formula'), exact: true })
    const create = form.locator('button[type=submit]').first()
    const refusals = [
      ['share(asset where registered ~ true)', t('indicator.rule.formulaUnreadable', { place: 30, found: '~ true)' })],
      ['share(assets where registered is true)', t('indicator.rule.noSuchRecord', { name: 'assets' })],
      ['share(asset where registred is true)', t('indicator.rule.noSuchField', { name: 'asset.registred' })],
    ] as const
    for (const [text, words] of refusals) {
      await formula.fill(text)
      await create.click()
      await expect(form).toContainText(words)
    }
    await formula.fill('share(asset where registered is true of kind is dedicatedLine)')
    await create.click()
    const article = page.getByRole('article')
    await expect(article).toContainText('Lines on the register')

    // What it counts stands by name; the closed period is frozen by one button.
    await article.getByRole('tab', { name: t('indicator.tab.counted'), exact: true }).click()
    const counted = article.getByRole('table').getByRole('link')
    await expect(counted.first()).toBeVisible()
    const names = await counted.allInnerTexts()
    await article.getByRole('tab', { name: t('indicator.tab.notCounted'), exact: true }).click()
    const why = t('indicatorWords.is', { field: t('asset.registered'), value: t('indicatorWords.true') })
    const others = article
      .getByRole('table')
      .getByRole('row')
      .filter({ has: page.getByRole('link') })
    await expect(others.first()).toContainText(why)
    for (const row of await others.allInnerTexts()) expect(row).toContain(why)
    await goTo('indicator?view=board')
    // How many of the demo wait with it is a matter of the day.
    await page.getByRole('button', { name: /^Freeze \d+ closed periods?$/u }).click()
    const row = page.getByRole('row').filter({ hasText: 'Lines on the register' })
    const lastMonth = addMonths(`${dayIn('Asia/Shanghai', Date.now()).slice(0, 7)}-01`, -1)
    await expect(row).toContainText(wholeMonth('en', lastMonth))
    const board = await row.innerText()

    // A record behind it changes: the figure of today follows, the frozen one stays with every record that it counted.
    await goTo('indicator')
    await page.getByRole('row').filter({ hasText: 'Lines on the register' }).getByRole('link').first().click()
    await article.getByRole('tab', { name: t('indicator.tab.counted'), exact: true }).click()
    await counted.first().click()
    await page
      .getByRole('article')
      .getByRole('button', { name: t('record.edit'), exact: true })
      .click()
    await form.getByRole('checkbox', { name: t('asset.registered'), exact: true }).uncheck()
    await form.getByRole('button', { name: t('form.save'), exact: true }).click()
    await expect(form).toHaveCount(0)
    await goTo('indicator?view=board')
    await expect(row).not.toHaveText(board)
    await goTo('indicatorReading')
    await page.getByRole('row').filter({ hasText: 'Lines on the register' }).getByRole('link').first().click()
    await article.getByRole('tab', { name: t('indicatorReading.tab.frozen'), exact: true }).click()
    const frozen = article.getByRole('region', { name: t('frozen.counted', { count: names.length }), exact: true })
    await expect(frozen.getByRole('link')).toHaveText(names)

    // Beside the frozen figure stands that of today, and the one record that counts otherwise since.
    const table = (name: string) => article.getByRole('region', { name, exact: true }).getByRole('table')
    const figures = table(t('indicatorReading')).getByRole('row')
    const cells = figures
      .filter({ hasText: t('indicator.tab.counted') })
      .first()
      .getByRole('cell')
    await expect(cells).toHaveText([String(names.length), String(names.length - 1)])
    const moved = table(t('frozen.moved', { count: 1 }))
      .getByRole('row')
      .filter({ hasText: names[0] ?? '' })
    await expect(moved.getByRole('cell')).toHaveText([t('indicator.tab.counted'), t('indicator.tab.notCounted')])
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
