import { expect, test } from 'playwright/test'
import { openDemo } from './window/demo.ts'
import { beginning } from './window/words.ts'

test.describe.configure({ timeout: 240_000 })

test('whoever opens a record by the palette goes on in it, and writes a score in their own name', async () => {
  const { opening, t } = await openDemo('en', 'trainer')
  const { page, complaints, close } = opening
  const panel = page.getByRole('complementary', { name: t('panel.label', { record: t('assessment') }) })
  const openByPalette = async (title: string) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByPlaceholder(t('palette.placeholder')).fill(title)
    const found = page.getByRole('dialog').getByRole('button', { name: beginning(`${title} ${t('assessment')}`) })
    await expect(found.first()).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('article').getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(panel).toBeFocused()
  }
  try {
    await page.goto(new URL('#/records/assessment', page.url()).href)
    const rows = page.locator('[role=row][data-index]')
    await expect(rows.first()).toBeVisible()
    const titles = await rows.locator('[role=cell]:nth-child(3)').allInnerTexts()
    // A pass mark has no average that says anything.
    await expect(page.getByLabel(t('list.totals'))).toHaveCount(0)
    for (const title of titles.slice(0, 2)) await openByPalette(title.trim())
    await page.keyboard.press('Escape')

    await page.goto(new URL('#/records/score/new', page.url()).href)
    const scoredBy = page.getByRole('form').getByRole('combobox', { name: t('score.scoredBy'), exact: true })
    await expect(scoredBy).not.toHaveValue('')
    const signedIn = await page.getByText(t('shell.who').split('{{')[0] ?? '').innerText()
    expect(signedIn).toContain(await scoredBy.inputValue())
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
