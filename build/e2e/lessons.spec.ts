import { expect, test } from 'playwright/test'
import { languages } from '#shared/base/translate.ts'
import { openDemo } from './window/demo.ts'
import { openRunningExercise } from './window/running-exercise.ts'

test.describe.configure({ timeout: 300_000 })

for (const language of languages)
  test(`a lesson is written from the exercise, and settled ones of earlier exercises are told beside it: ${language}`, async () => {
    const { opening, t } = await openDemo(language, 'trainer')
    const { page, complaints, close } = opening
    try {
      const article = await openRunningExercise(page, t, 'lessons')
      const earlier = article.getByRole('region', { name: t('lessons.earlier') })
      await expect(earlier.getByRole('listitem')).toHaveCount(4)
      await expect(earlier.getByText(t('lessons.stillOpen', { count: 2 }))).toBeVisible()
      await expect(article.getByText(t('lessons.none'))).toBeVisible()

      const address = page.url()
      await article.getByRole('link', { name: t('list.new', { record: t('lesson') }) }).focus()
      await page.keyboard.press('Enter')
      const form = page.getByRole('form')
      await form.getByLabel(t('lesson.lesson'), { exact: true }).fill('Call back')
      await form.getByRole('textbox', { name: t('lesson.observation') }).fill('Nobody did.')
      await page.keyboard.press('Control+Enter')
      await expect(article.getByText('Nobody did.').first()).toBeVisible()
      await page.goto(address)
      const own = article.getByRole('region', { name: t('lesson.plural'), exact: true })
      await expect(own.getByRole('link', { name: 'Call back' })).toBeVisible()
      await expect(own.getByText(t('lessons.hotWash'))).toBeVisible()
      expect(complaints).toEqual([])
    } catch (error) {
      await page.screenshot({ path: test.info().outputPath('where-it-ended.png') })
      throw error
    } finally {
      await close()
    }
  })
