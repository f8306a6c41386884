import { expect, test } from 'playwright/test'
import { openFromPalette, openTab, press, pressOn } from './window/by-keys.ts'
import { openDemo } from './window/demo.ts'
import { saveAs, typeInto } from './window/fill-by-keys.ts'

test.describe.configure({ timeout: 240_000 })

const titles = { en: 'The dashboard of alerts has no legend', 'zh-CN': '告警看板缺少图例' }

for (const language of ['en', 'zh-CN'] as const) {
  test(`a sealed report says on its page what was edited since, by keys (${language})`, async () => {
    const { opening, t } = await openDemo(language, 'lead')
    const { page, complaints, close } = opening
    const article = page.getByRole('article')
    const title = titles[language]
    try {
      await openFromPalette(page, t('palette.placeholder'), title)
      await expect(article.getByRole('heading', { name: title, exact: true })).toBeVisible()
      await press(page, 'e')
      const filled = { page, scope: page.getByRole('form'), t }
      await typeInto(filled, t('finding.effect'), 'Written after the seal.')
      await saveAs(page, title)

      await page.goto(new URL('#/reports', page.url()).href)
      await pressOn(page, page.getByRole('table').getByRole('link').first())
      await expect(article.getByText(t('sinceSeal.changed', { count: 1 }))).toBeVisible({ timeout: 40_000 })
      await pressOn(page, article.getByRole('link', { name: t('sinceSeal.open') }))
      const changed = article.getByRole('region', { name: title })
      await expect(changed).toContainText(t('sinceSeal.kind.changed'))
      const row = changed.getByRole('row').filter({ has: page.getByRole('rowheader', { name: t('finding.effect') }) })
      const [before, after] = [row.getByRole('cell').first(), row.getByRole('cell').last()]
      await expect(after).toHaveText('Written after the seal.')
      await expect(before).not.toHaveText('Written after the seal.')
      await expect(changed.getByRole('list', { name: t('sinceSeal.edits') }).getByRole('listitem')).toHaveCount(1)
      await openTab(page, t('record.tab.fields'))
      await expect(article.getByText(t('sinceSeal.changed', { count: 1 }))).toBeVisible()
      expect(complaints).toEqual([])
    } finally {
      await close()
    }
  })
}
