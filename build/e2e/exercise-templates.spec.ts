import { expect, test } from 'playwright/test'
import { languages } from '#shared/base/translate.ts'
import { press, pressOn } from './window/by-keys.ts'
import { openDemo } from './window/demo.ts'

test.describe.configure({ timeout: 300_000 })

for (const language of languages)
  test(`an exercise is made of a shipped template by keys, kept as a template, and run again in its series: ${language}`, async () => {
    const { opening, t } = await openDemo(language, 'trainer')
    const { page, complaints, close } = opening
    try {
      await page.goto(new URL('#/records/exercise', page.url()).href)
      const article = page.getByRole('article')
      const dialog = page.getByRole('dialog')
      const titleOf = (scope: typeof dialog) => scope.getByRole('textbox', { name: t('exercise.title') })
      const chosen = dialog.getByRole('region', { name: t('exerciseTemplates.content') })

      // Searched by a technique, read, and refused without a title.
      await pressOn(page, page.getByRole('button', { name: t('exerciseTemplates.new'), exact: true }))
      await expect(dialog.getByRole('textbox', { name: t('exerciseTemplates.search') })).toBeFocused()
      await page.keyboard.type('T1558')
      await expect(dialog.getByRole('radio')).toHaveCount(1)
      await press(page, 'Tab', 'Space')
      await expect(chosen).toContainText('T1558.003')
      const steps = await chosen
        .getByRole('region', { name: t('attackStep.plural') })
        .locator('li')
        .count()
      expect(steps).toBeGreaterThan(4)
      await titleOf(dialog).focus()
      await press(page, 'Control+a', 'Delete', 'Control+Enter')
      await expect(dialog.getByText(t('errors.field.required'))).toBeVisible()
      await titleOf(dialog).focus()
      await page.keyboard.type('First run')
      await press(page, 'Control+Enter')
      await expect(article.getByRole('heading', { name: 'First run' })).toBeVisible()
      await expect(dialog).toHaveCount(0)
      await expect(article.getByRole('status').first()).toContainText(t('exercise.state.planned'))

      // Its plan is kept, named and stored.
      await article.getByRole('tab', { name: t('exercise.tab.exchange') }).press('Enter')
      await pressOn(page, article.getByRole('button', { name: t('exerciseTemplates.keep'), exact: true }))
      const form = page.getByRole('form')
      const title = form.getByRole('textbox', { name: t('exerciseTemplate.title'), exact: true })
      await expect(title).toHaveValue('First run')
      await title.fill('Every year')
      await press(page, 'Control+Enter')
      await expect(article.getByRole('heading', { name: 'Every year' })).toBeVisible()

      // Another exercise is made of it and follows the first.
      await pressOn(page, article.getByRole('button', { name: t('exerciseTemplates.newFromThis') }))
      await expect(titleOf(dialog)).toHaveValue('Every year')
      await expect(dialog.getByRole('combobox', { name: t('exercise.previousExercise') })).toHaveValue(/First run/)
      await expect(chosen.getByRole('region', { name: t('attackStep.plural') }).locator('li')).toHaveCount(steps)
      await titleOf(dialog).focus()
      await press(page, 'Control+a')
      await page.keyboard.type('Second run')
      await press(page, 'Control+Enter')
      await expect(article.getByRole('heading', { name: 'Second run' })).toBeVisible()
      await expect(article.getByRole('link', { name: 'First run' }).first()).toBeVisible()

      // Taken back as other changes are.
      await press(page, 'Control+z')
      await expect(article.getByText(t('record.archived'))).toBeVisible()

      // The library holds both kinds.
      await page.goto(new URL('#/records/exerciseTemplate?view=library', page.url()).href)
      const library = page.getByRole('radiogroup', { name: t('exerciseTemplates.list') })
      await expect(library.getByRole('radio', { name: 'Every year' })).toBeVisible()
      // Those that are shipped, the one of the demo, and the one that was kept.
      await expect(library.getByRole('radio')).toHaveCount(11)
      expect(complaints).toEqual([])
    } catch (error) {
      await page.screenshot({ path: test.info().outputPath('where-it-ended.png') })
      throw error
    } finally {
      await close()
    }
  })
