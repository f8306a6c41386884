import { expect, test } from 'playwright/test'
import { languages } from '#shared/base/translate.ts'
import { openDemo } from './window/demo.ts'

test.describe.configure({ timeout: 240_000 })

for (const language of languages)
  test(`the timeline of a person is narrowed by keys and leads to what it tells of, and a role to who lacks its courses, in ${language}`, async () => {
    const { opening, t } = await openDemo(language, 'trainer')
    const { page, complaints, close } = opening
    try {
      const search = encodeURIComponent(language === 'en' ? 'Wei Jie Lau' : '高伟杰')
      await page.goto(`${new URL(page.url()).origin}/#/records/person?wide=true&tab=timeline&text=${search}`)
      await page
        .getByRole('link', { name: language === 'en' ? 'Wei Jie Lau' : '高伟杰', exact: true })
        .first()
        .press('Enter')
      const filters = page.getByRole('group', { name: t('personTimeline.filters') })
      await expect(filters).toBeVisible()
      const moments = page.locator('article ol > li')
      const all = await moments.count()
      const training = filters.getByRole('button', { name: t('personTimeline.kind.session') })
      await training.press('Enter')
      await expect(training).toHaveAttribute('aria-pressed', 'true')
      const sessions = await moments.count()
      expect(sessions).toBeGreaterThan(1)
      expect(sessions).toBeLessThan(all)
      await expect(moments.first()).toContainText(t('personTimeline.kind.session'))
      // The trainer reads no case of accountability, and is not told that there could be one.
      await expect(filters.getByRole('button', { name: t('personTimeline.kind.accountability') })).toHaveCount(0)
      await moments.last().getByRole('link').press('Enter')
      await expect(page.getByText(t('trainingSession.state.held'), { exact: true }).first()).toBeVisible()
      await page.goto(`${new URL(page.url()).origin}/#/records/roleProfile?wide=true&tab=curriculum`)
      const title = language === 'en' ? 'Security engineer' : '安全工程师'
      await page.getByRole('link', { name: title, exact: true }).press('Enter')
      await expect(page.getByText(t('curriculum.counting'))).toBeVisible()
      const late = page.getByRole('row').filter({ hasText: t('curriculum.standing.late') })
      expect(await late.count()).toBeGreaterThan(0)
      await late.first().getByRole('link').nth(1).press('Enter')
      await page.getByRole('tab', { name: t('person.tab.curriculum') }).click()
      await expect(page.getByRole('row').filter({ hasText: title }).first()).toBeVisible()
      expect(complaints).toEqual([])
    } catch (error) {
      await page.screenshot({ path: test.info().outputPath('where-it-ended.png') })
      throw error
    } finally {
      await close()
    }
  })
