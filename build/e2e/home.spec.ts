import { expect, test } from 'playwright/test'
import { openDemo } from './window/demo.ts'

test.describe.configure({ timeout: 240_000 })

test('every number of a home leads to the list of exactly its records', async () => {
  const { opening, t } = await openDemo('en', 'lead')
  const { page, complaints, close } = opening
  try {
    const byButton = page.waitForEvent('download')
    await page.getByRole('button', { name: t('home.calendar') }).click()
    expect((await byButton).suggestedFilename()).toBe('duties.ics')
    const byPalette = page.waitForEvent('download')
    await page.keyboard.press('Control+k')
    await page.keyboard.type(t('home.calendar'))
    await page.keyboard.press('Enter')
    expect((await byPalette).suggestedFilename()).toBe('duties.ics')
    for (const group of ['mine', 'due', 'wrong', 'signal']) {
      const figures = page.getByRole('region', { name: t(`home.group.${group}`), exact: true }).getByRole('link')
      await expect(figures.first()).toBeVisible()
      for (let place = 0; place < (await figures.count()); place++) {
        const text = await figures.nth(place).innerText()
        const count = Number(text.match(/\d+$/)?.[0])
        await figures.nth(place).click()
        await expect(page.getByText(t('list.count', { count }), { exact: true }), text).toBeVisible()
        await page.keyboard.press('g')
        await expect(figures.first()).toBeVisible()
      }
    }
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})

test('the passage on a page opens over it, and the handbook finds two characters', async () => {
  const { opening, t } = await openDemo('zh-CN', 'auditor-1')
  const { page, complaints, close } = opening
  try {
    await page.goto(new URL('#/records/finding', page.url()).href)
    await expect(page.getByRole('heading', { level: 1, name: t('finding.plural') })).toBeVisible()
    await page.keyboard.press('F1')
    const help = page.getByRole('dialog', { name: t('help.here') })
    await expect(help.getByRole('heading', { name: '审计发现', exact: true })).toBeVisible()
    await help.getByRole('link', { name: t('help.whole') }).click()
    await expect(page).toHaveURL(/#\/help\/auditor\/findings$/)
    await page.getByRole('searchbox', { name: t('help.search') }).fill('整改')
    await expect(page.locator('article mark').first()).toHaveText('整改')
    // A term of the glossary is found from any chapter, in either language, and shown where it stands.
    await page.getByRole('searchbox', { name: t('help.search') }).fill('corrective action')
    await page.getByRole('link', { name: `${t('help.glossary')} › 整改措施 · corrective action` }).click()
    await expect(page.locator('tr[data-found]')).toContainText('整改措施')
    expect(await page.evaluate(() => CSS.highlights.has('help-sought'))).toBe(true)
    await page.getByRole('link', { name: t('help.glossary'), exact: true }).click()
    await expect(page.locator('tr[data-found]')).toHaveCount(0)
    await page.getByRole('searchbox', { name: t('help.search') }).fill('corrective')
    await expect(page.getByRole('row').filter({ hasText: '整改措施' })).toBeVisible()
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
