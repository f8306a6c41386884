import { expect, test } from 'playwright/test'
import { openDemo } from './window/demo.ts'

test.describe.configure({ timeout: 240_000 })

test('every number of a home leads to the list of exactly its records', async () => {
  const { opening, t } = await openDemo('en', 'lead')
  const { page, complaints, close } = opening
  try {
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
    await page.getByRole('link', { name: t('help.glossary'), exact: true }).click()
    await page.getByRole('searchbox', { name: t('help.search') }).fill('corrective')
    await expect(page.getByRole('row').filter({ hasText: '整改措施' })).toBeVisible()
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
