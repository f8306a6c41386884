import { expect, test } from 'playwright/test'
import { languages } from '#shared/base/translate.ts'
import { openDemo } from './window/demo.ts'
import { openRunningExercise } from './window/running-exercise.ts'

test.describe.configure({ timeout: 300_000 })

for (const language of languages)
  test(`facts of a running exercise are stamped by one key each, taken back, and corrected with a reason: ${language}`, async () => {
    const { opening, t } = await openDemo(language, 'trainer')
    const { page, complaints, close } = opening
    const press = (...keys: readonly string[]) =>
      keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
    try {
      const article = await openRunningExercise(page, t, 'capture')
      const facts = article.locator('[data-fact]')
      const current = article.locator('[aria-current="step"]')
      // What stands below its name changes with the first key.
      const name = (await current.locator('span').first().innerText()).trim()
      await expect(facts).toHaveCount(0)

      await press('s')
      await expect(article.getByRole('button', { name: t('capture.start') })).toBeDisabled()
      await press('l', 'a', 'c')
      await expect(facts).toHaveCount(3)
      await expect(facts.first()).toHaveAttribute('data-fact', 'logged')

      await press('u')
      await expect(facts).toHaveCount(2)
      await expect(article.locator('[data-fact="contained"]')).toHaveCount(0)

      // What is refused is said by name: a step that was noticed cannot be out of reach.
      await press('o')
      await page.getByRole('dialog').getByRole('textbox').fill('-')
      await press('Control+Enter')
      await expect(article.getByText(t('defenceFact.rule.notApplicableThoughSeen'))).toBeVisible()

      await press('ArrowDown')
      await expect(current).not.toContainText(name)
      await press('k')
      await expect(current).toContainText(name)

      // Letters in the box for the source are words, not stamps.
      await article.getByLabel(t('defenceFact.source')).fill('calm')
      await press('Enter', 'i')
      await expect(article.locator('[data-fact="investigated"]')).toContainText('calm')

      const address = page.url()
      await page.reload()
      await expect(facts).toHaveCount(3)

      // Whether something belongs to the exercise is asked with the moment already written.
      await press('d')
      await page.getByRole('form').getByLabel(t('deconfliction.question')).fill('Beacon?')
      await page.getByRole('form').getByLabel(t('deconfliction.askedBy')).fill('SOC')
      await press('Control+Enter')
      await expect(article.getByText('Beacon?').first()).toBeVisible()
      await page.goto(address)
      await expect(facts).toHaveCount(3)

      // A time of an earlier step is corrected: refused without a reason, and taken with one.
      await press('ArrowDown', 'ArrowDown', 'ArrowDown')
      await article.locator('[data-fact="alerted"]').getByRole('link').focus()
      await press('Enter')
      await page.locator('input[type="time"]').fill('09:24')
      await press('Control+Enter')
      await expect(page.getByText(t('defenceFact.rule.correctedWithoutReason')).first()).toBeVisible()
      await page.getByLabel(t('defenceFact.correction')).fill('NTP')
      await press('Control+Enter')
      await expect(article.getByRole('tab').first()).toBeVisible()
      await expect(article.getByText('NTP')).toBeVisible()
      expect(complaints).toEqual([])
    } catch (error) {
      await page.screenshot({ path: test.info().outputPath('where-it-ended.png') })
      throw error
    } finally {
      await close()
    }
  })
