import { expect, test } from 'playwright/test'
import { languages } from '#shared/base/translate.ts'
import { pressOn } from './window/by-keys.ts'
import { openDemo } from './window/demo.ts'
import { lock, unlock } from './window/entrance.ts'
import { openRunningExercise } from './window/running-exercise.ts'
import { beginning } from './window/words.ts'

test.describe.configure({ timeout: 300_000 })

for (const language of languages)
  test(`injects of a running exercise are delivered by one key, taken back, withheld, and corrected with a reason: ${language}`, async () => {
    const { opening, t } = await openDemo(language, 'trainer')
    const { page, complaints, close } = opening
    const press = (...keys: readonly string[]) =>
      keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
    try {
      const article = await openRunningExercise(page, t, 'injects')
      const open = article.getByRole('region', { name: t('injects.open') })
      const settled = article.getByRole('region', { name: t('injects.settled') })
      const current = article.locator('[aria-current="step"]')
      await expect(open.getByRole('listitem')).toHaveCount(2)
      await expect(settled.getByRole('listitem')).toHaveCount(4)
      const first = (await current.locator('span').first().textContent()) ?? ''

      // What waits for another is refused by its cause.
      await press('j')
      await expect(current).not.toContainText(first)
      await press('v')
      await expect(article.getByText(t('inject.rule.stillWaiting'))).toBeVisible()

      await press('k')
      await expect(current).toContainText(first)
      await press('v')
      await expect(open.getByRole('listitem')).toHaveCount(1)
      await expect(article.getByRole('heading', { name: first })).toBeVisible()
      await press('u')
      await expect(open.getByRole('listitem')).toHaveCount(2)

      await press('v')
      await expect(open.getByRole('listitem')).toHaveCount(1)
      await open.getByRole('button').click()
      await press('w')
      await page.getByRole('dialog').getByRole('textbox').fill('-')
      await press('Control+Enter')
      await expect(open).toHaveCount(0)
      await expect(article.getByText(t('injects.open.none'))).toBeVisible()

      // What was handed out stands on the timeline, beside the white card.
      const address = page.url()
      await article.getByRole('tab', { name: t('exercise.tab.timeline') }).click()
      await expect(article.locator('[data-moment="inject"]')).toHaveCount(4)
      await expect(article.locator('[data-moment="whiteCard"]')).toHaveCount(1)
      await pressOn(page, article.getByRole('button', { name: beginning(t('chart.table')) }))
      const told = (kind: string) =>
        article.getByRole('row').filter({ has: page.getByRole('cell', { name: t(kind), exact: true }) })
      for (const [kind, count] of [
        ['inject', 6],
        ['whiteCard', 1],
        ['exerciseApproval', 2],
        ['exercise.timeline.stop', 2],
        ['attackStep', 5],
      ] as const)
        await expect(told(kind), kind).toHaveCount(count)

      // Later a time is corrected: refused without a reason, and taken with one.
      await page.goto(address)
      await settled.getByRole('listitem').nth(1).getByRole('button').click()
      await article.getByRole('link', { name: t('injects.correct') }).focus()
      await press('Enter')
      await page.locator('input[type="time"]').fill('10:01')
      await press('Control+Enter')
      await expect(page.getByText(t('inject.rule.correctedWithoutReason')).first()).toBeVisible()
      await page.getByLabel(t('inject.correction')).fill('NTP')
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

for (const language of languages)
  test(`an exercise starts once those it names have approved its rules: ${language}`, async () => {
    const { opening, t, password } = await openDemo(language, 'trainer')
    const { page, complaints, close } = opening
    try {
      const article = await openRunningExercise(page, t)
      const step = (name: string) => article.getByRole('button', { name: t(`exercise.step.${name}`), exact: true })
      await step('halt').click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel(t('steps.reason')).fill('-')
      await page.keyboard.press('Control+Enter')
      await expect(dialog).toHaveCount(0)
      await expect(step('resume')).toBeEnabled()

      // Other rules take the approvals back, and the page says so before anybody tries.
      await page.keyboard.press('e')
      await page.getByLabel(t('exercise.rules'), { exact: true }).fill('None.')
      await page.keyboard.press('Control+Enter')
      await expect(step('resume')).toBeDisabled()
      await expect(article.getByText(/2/u).filter({ hasText: t('exercise.step.resume') })).toBeVisible()
      const address = page.url()

      for (const login of ['lead', 'admin']) {
        await lock({ page, t })
        await unlock({ page, t }, { login, password })
        await page.goto(new URL('#/records/exerciseApproval', page.url()).href)
        const mine = page.getByRole('row').filter({ hasText: t('exerciseApproval.state.pending') })
        await pressOn(page, mine.getByRole('link').last())
        await pressOn(page, article.getByRole('button', { name: t('exerciseApproval.step.approve'), exact: true }))
        await expect(article).toContainText(t('exerciseApproval.state.approved'))
      }

      await lock({ page, t })
      await unlock({ page, t }, { login: 'trainer', password })
      await page.goto(address)
      await pressOn(page, step('resume'))
      await dialog.getByLabel(t('steps.reason')).fill('-')
      await page.keyboard.press('Control+Enter')
      await expect(step('halt')).toBeEnabled()
      expect(complaints).toEqual([])
    } catch (error) {
      await page.screenshot({ path: test.info().outputPath('where-it-ended.png') })
      throw error
    } finally {
      await close()
    }
  })
