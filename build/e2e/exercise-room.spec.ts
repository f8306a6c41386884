import assert from 'node:assert/strict'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { dayIn } from '#shared/base/calendar.ts'
import { addDays } from '#shared/base/dates.ts'
import { languages } from '#shared/base/translate.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { attackStepRecord } from '#shared/modules/exercises/attack-step.record.ts'
import { founder, of } from './journey/chapter.ts'
import { names } from './journey/names.ts'
import { fillForm } from './window/fill.ts'
import { openWindow } from './window/open-window.ts'
import { openRecord, windowDesk } from './window/window-desk.ts'
import { beginning, windowWords } from './window/words.ts'

test.describe.configure({ timeout: 420_000 })

for (const language of languages)
  test(`an exercise is planned, run, captured, debriefed, closed and sealed, and its report verified: ${language}`, async () => {
    const { page, folders, complaints, close } = await openWindow()
    try {
      const t = windowWords(language)
      const say = names[language]
      const today = dayIn('Asia/Shanghai', Date.now())
      const desk = windowDesk({ page, language, today, folder: path.join(folders.root, 'Room.sealbook') })
      await desk.found({ ...founder, organisation: say.organisation, person: say.founder })

      await desk.create('exercise', {
        ...{ title: say.exercise, kind: 'redBlue', lead: say.founder },
        ...{ objectives: say.objectives, scope: say.scope, rules: say.rules },
        period: { start: addDays(today, -1), end: addDays(today, 1) },
        stopConditions: [{ condition: say.cause, signal: say.sensor }],
        contacts: [{ name: say.founder, reachedBy: '61' }],
      })
      const exercise = of('exercise', say.exercise)
      const step = of('attackStep', say.step)
      await desk.create('attackStep', {
        ...{ exercise: say.exercise, position: '1', title: say.step, vector: 'phishing' },
        ...{ tactic: 'TA0001', technique: 'T1566.001', target: 'PC-7', expected: 'contained' },
        ...{ plannedStartAt: `${addDays(today, -1)} 09:00`, plannedEndAt: `${addDays(today, -1)} 09:30` },
      })
      await desk.take(exercise, 'start')

      // One key for each thing that happens, while it does.
      const article = await openRecord({ page, t }, exercise)
      await article.getByRole('tab', { name: t('exercise.tab.capture') }).click()
      await expect(article.getByRole('button', { name: t('capture.start') })).toBeEnabled()
      await page.keyboard.press('s')
      await expect(article.getByRole('button', { name: t('capture.start') })).toBeDisabled()
      const facts = article.locator('[data-fact]')
      for (const [place, key] of ['l', 'a'].entries()) {
        await page.keyboard.press(key)
        await expect(facts).toHaveCount(place + 1)
      }
      await desk.edit(step, { outcome: 'partly' })

      // What was expected stands since before the start, and is corrected with a reason alone.
      await openRecord({ page, t }, step)
      await page.keyboard.press('e')
      const form = page.getByRole('form')
      await form.getByRole('combobox', { name: t('attackStep.expected'), exact: true }).click()
      await page.getByRole('option', { name: t('attackStep.expected.alerted'), exact: true }).click()
      await page.keyboard.press('Control+Enter')
      await expect(form.getByText(t('attackStep.rule.expectedFrozen')).first()).toBeVisible()
      await form.getByRole('textbox', { name: t('attackStep.expectedCorrection') }).fill(say.cause)
      await page.keyboard.press('Control+Enter')
      await expect(article).toContainText(say.cause)

      await desk.take(exercise, 'finish')
      await desk.create('lesson', { exercise: say.exercise, lesson: say.recommendation, observation: say.effect })
      await desk.take(exercise, 'close', { summary: say.summary, lessons: say.recommendation })
      assert.equal(await desk.state(exercise), 'closed')
      await openRecord({ page, t }, exercise)
      await article.getByRole('tab', { name: t('exercise.tab.results') }).click()
      const points = (count: number, total: number) => t('exerciseScores.count', { count, total })
      const scored = t('exerciseScores.title', { red: points(1, 2), blue: points(2, 4) })
      await expect(article.getByRole('heading', { name: scored })).toBeVisible()

      // What the step showed becomes a finding, and a later exercise tries it again.
      await desk.create('department', { name: say.security, code: 'SEC', duties: say.duties })
      await openRecord({ page, t }, step)
      await article.getByRole('link', { name: t('stepFinding.raise') }).click()
      const told = { step: `1. ${say.step}`, about: '', outcome: '', defence: '' }
      await expect(form.getByRole('textbox', { name: t('finding.condition') })).toHaveValue(
        beginning(t('stepFinding.step', told).split(/[(（]/u)[0] ?? ''),
      )
      await fillForm({ page, scope: form, t }, 'finding', findingRecord.fields, { department: say.security })
      await page.keyboard.press('Control+Enter')
      await expect(article.getByRole('link', { name: say.step }).first()).toBeVisible()
      await desk.create('exercise', {
        ...{ title: say.business, kind: 'redBlue', lead: say.founder },
        period: { start: today, end: addDays(today, 1) },
      })
      await openRecord({ page, t }, step)
      await article.getByRole('link', { name: t('stepFinding.retest') }).click()
      const again = { exercise: say.business, position: '1' }
      await fillForm({ page, scope: form, t }, 'attackStep', attackStepRecord.fields, again)
      await page.keyboard.press('Control+Enter')
      await expect(article.getByText(t('stepFinding.retestOf')).first()).toBeVisible()
      await expect(article.getByText(t('detection.outcome.alerted')).first()).toBeVisible()

      const report = await desk.seal(exercise, founder.password)
      assert.equal(await desk.verdict('report.pdf', report), 'genuine')
      assert.equal(await desk.damages(), 0)
      expect(complaints).toEqual([])
    } catch (error) {
      await page.screenshot({ path: test.info().outputPath('where-it-ended.png') })
      throw error
    } finally {
      await close()
    }
  })
