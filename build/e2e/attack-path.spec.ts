import { readFileSync } from 'node:fs'
import { expect, test } from 'playwright/test'
import { languages } from '#shared/base/translate.ts'
import { press, pressOn, tabTo } from './window/by-keys.ts'
import { openDemo } from './window/demo.ts'
import { openRunningExercise } from './window/running-exercise.ts'
import { beginning } from './window/words.ts'

test.describe.configure({ timeout: 240_000 })

for (const language of languages)
  test(`the path of an attack is walked by keys, zoomed, read as a table and kept as a file: ${language}`, async () => {
    const { opening, t } = await openDemo(language, 'trainer')
    const { page, complaints, close } = opening
    try {
      const article = await openRunningExercise(page, t, 'path')
      const steps = article.locator('[data-path-step]')
      await expect(steps).toHaveCount(5)
      const drawing = article.locator('svg:has([data-path-step])')
      const number = (position: number) => steps.filter({ hasText: new RegExp(`^${position}\\. `, 'u') })

      await tabTo(page, number(1))
      await press(page, 'ArrowRight')
      await expect(number(3)).toBeFocused()
      await press(page, 'ArrowLeft')
      await expect(number(2)).toBeFocused()
      await press(page, 'End')
      await expect(number(5)).toBeFocused()
      await press(page, 'Home')
      await expect(number(1)).toBeFocused()
      await expect(number(1)).toHaveAccessibleName(new RegExp(t('detection.outcome.alerted'), 'u'))

      const width = async () => (await drawing.boundingBox())?.width ?? 0
      const whole = await width()
      await press(page, '+')
      await expect.poll(width).toBeGreaterThan(whole)
      await press(page, '0')
      await expect
        .poll(async () => {
          const [all, within] = [await drawing.boundingBox(), await drawing.locator('xpath=..').boundingBox()]
          return all !== null && within !== null && all.width <= within.width && all.height <= within.height
        })
        .toBe(true)

      // However near, the step that has the focus is in sight.
      for (const _ of ['twice', 'thrice', 'again', 'and again', 'and again']) await press(page, '+')
      await press(page, 'End')
      await expect(number(5)).toBeInViewport({ ratio: 1 })
      await press(page, 'Home')
      await expect(number(1)).toBeInViewport({ ratio: 1 })
      await expect(number(5)).not.toBeInViewport()

      const keep = async (button: string) => {
        const arriving = page.waitForEvent('download')
        await pressOn(page, article.getByRole('button', { name: t(button), exact: true }))
        const file = await arriving
        return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
      }
      const vectors = await keep('chart.save')
      expect(vectors.name).toMatch(/\.svg$/u)
      for (const part of [t('attackPath.start'), t('detection.outcome.contained'), t('attackPath.notRun')])
        expect(vectors.bytes.toString('utf8')).toContain(part)
      expect((await keep('chart.savePicture')).bytes.subarray(1, 4).toString('latin1')).toBe('PNG')

      await pressOn(page, article.getByRole('button', { name: beginning(t('chart.table')) }))
      await expect(article.getByRole('row')).toHaveCount(6)
      await press(page, 't')
      await tabTo(page, number(1))
      await press(page, 'Enter')
      await expect(page).toHaveURL(/records\/attackStep\//u)
      expect(complaints).toEqual([])
    } catch (error) {
      await page.screenshot({ path: test.info().outputPath('where-it-ended.png') })
      throw error
    } finally {
      await close()
    }
  })
