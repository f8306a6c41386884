import { expect, test } from 'playwright/test'
import { languages } from '#shared/base/translate.ts'
import { openDemo } from './window/demo.ts'

test.describe.configure({ timeout: 300_000 })

for (const language of languages)
  test(`a scoreboard is read by keys, as it stands, as frozen and as re-valued, and shown to a room: ${language}`, async () => {
    const { opening, t } = await openDemo(language, 'trainer')
    const { page, complaints, close } = opening
    try {
      await page.goto(new URL('#/records/competition', page.url()).href)
      const autumn = page
        .getByRole('row')
        .filter({ hasText: language === 'en' ? 'Northwind Cup, autumn' : '2026年秋季北风杯' })
      await autumn.getByRole('link').first().focus()
      await page.keyboard.press('Enter')
      const article = page.getByRole('article')
      await article.getByRole('tab', { name: t('competition.tab.standings') }).focus()
      await page.keyboard.press('Enter')
      const ranking = article.getByRole('region', { name: t('standings.ranking', { count: 6 }) })
      const first = ranking.getByRole('row').nth(1)
      await expect(first).toContainText('1,185')

      // Old solves are worth what they were worth; CTFd's way and the frozen one are a key away and say so.
      await article.getByRole('radio', { name: t('standings.view.live') }).focus()
      await page.keyboard.press('ArrowRight')
      await expect(first).toContainText('1,085')
      await expect(article.getByText(/16:00/u).first()).toBeVisible()
      await page.keyboard.press('ArrowRight')
      await expect(article.getByText(t('standings.revalued'))).toBeVisible()
      await expect(first).not.toContainText('1,185')
      await page.keyboard.press('ArrowRight')
      await expect(first).toContainText('1,185')

      // The table of solves is walked through by arrows, and says what a cell holds.
      const matrix = article.getByRole('grid', { name: t('standings.matrix') })
      await matrix.locator('[data-at="0,0"]').focus()
      await page.keyboard.press('ArrowRight')
      await expect(page.locator(':focus')).toHaveAttribute('data-at', '0,1')
      await page.keyboard.press('ArrowDown')
      await expect(page.locator(':focus')).toHaveAttribute('data-at', '1,1')
      await expect(matrix.getByText('★').first()).toBeVisible()

      await article.getByRole('button', { name: t('projector.open') }).focus()
      await page.keyboard.press('Enter')
      const room = page.getByRole('dialog')
      await expect(room.getByRole('listitem').first()).toContainText('1,185')
      await page.keyboard.press('v')
      await expect(room.getByRole('listitem').first()).toContainText('1,085')
      await page.keyboard.press('f')
      await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true)
      await page.keyboard.press('f')
      await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(false)
      await page.keyboard.press('Escape')
      await expect(room).toBeHidden()
      expect(complaints).toEqual([])
    } finally {
      await close()
    }
  })
