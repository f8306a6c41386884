import { expect, test } from 'playwright/test'
import { languages } from '#shared/base/translate.ts'
import { competitionRecord } from '#shared/modules/training/competition.record.ts'
import { openDemo } from './window/demo.ts'
import { fillForm } from './window/fill.ts'

test.describe.configure({ timeout: 300_000 })

const team = (place: number, name: string, score: number) => ({
  ...{ pos: place, account_id: place, account_url: `/teams/${place}`, account_type: 'team', oauth_id: null },
  ...{ name, score, bracket_id: null, bracket_name: null, members: [] },
})
const board = (...teams: readonly object[]) => ({
  ...{ name: 'scoreboard.json', mimeType: 'application/json' },
  buffer: Buffer.from(JSON.stringify({ success: true, data: teams })),
})

for (const language of languages)
  test(`a contest of CTFd is looked at, taken, ranked, and goes out again: ${language}`, async () => {
    const { opening, t } = await openDemo(language, 'trainer')
    const { page, complaints, close } = opening
    try {
      await page.goto(new URL('#/records/competition/new?wide=true', page.url()).href)
      const draft = { title: 'CTFd', kind: 'internal', startsAt: '2026-01-10T08:00:00.000Z' }
      await fillForm({ page, scope: page.locator('form'), t }, 'competition', competitionRecord.fields, draft)
      await page.keyboard.press('Control+Enter')
      const article = page.getByRole('article')
      await article.getByRole('tab', { name: t('competition.tab.exchange') }).click()
      await article.getByRole('button', { name: t('contestExchange.read') }).press('Enter')
      const dialog = page.getByRole('dialog')
      const input = dialog.locator('input[type=file]')
      await input.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"x": 1}') })
      await expect(dialog).toContainText(t('errors.contestShape'))
      await input.setInputFiles(board(team(1, 'Blue', 300), team(2, 'Red', 120)))
      await dialog.getByRole('button', { name: t('contestExchange.make', { count: 2 }) }).press('Enter')
      await expect(dialog).toContainText(t('contestExchange.made', { count: 2 }))
      await input.setInputFiles(board(team(1, 'Blue', 300), team(2, 'Red', 120)))
      await expect(dialog).toContainText(t('contestExchange.nothing'))
      await page.keyboard.press('Escape')
      const coming = page.waitForEvent('download')
      const format = t('contestExchange.format.ctfdScoreboard')
      await article.getByRole('button', { name: t('contestExchange.write', { format }) }).press('Enter')
      expect((await coming).suggestedFilename()).toMatch(/\.scoreboard\.json$/u)
      await article.getByRole('tab', { name: t('competition.tab.standings') }).click()
      const ranking = article.getByRole('region', { name: t('standings.ranking', { count: 2 }) })
      await expect(ranking.getByRole('row').nth(1)).toContainText('Blue')
      expect(complaints).toEqual([])
    } finally {
      await close()
    }
  })
