import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { expect, type Locator, test } from 'playwright/test'
import { z } from 'zod'
import { cycleRecord } from '#shared/modules/cycles/cycle.record.ts'
import { deviationRecord } from '#shared/modules/cycles/deviation.record.ts'
import { workItemRecord } from '#shared/modules/cycles/work-item.record.ts'
import type { Fields } from '#shared/record/fields.ts'
import type { Given } from './journey/desk.ts'
import { chooseLanguage, lock, openExisting, unlock } from './window/entrance.ts'
import { fillForm } from './window/fill.ts'
import { openWindow } from './window/open-window.ts'
import { type Desk, goTo, take } from './window/record-desk.ts'
import { windowWords } from './window/words.ts'

test.describe.configure({ timeout: 300_000 })

const made = z.strictObject({ root: z.string(), folder: z.string(), password: z.string() })

const pageOf = ({ page }: Desk) => page.getByRole('article')
const heading = (desk: Desk, title: string) => pageOf(desk).getByRole('heading', { name: title, exact: true })

async function openCycle(desk: Desk): Promise<void> {
  await goTo(desk, 'records/cycle')
  await desk.page.getByRole('row').filter({ hasText: 'May' }).getByRole('link').first().click()
  await expect(heading(desk, 'May')).toBeVisible()
}

/** A criterion of the gate on the page of the cycle. */
function criterion(desk: Desk, name: string): Locator {
  return pageOf(desk)
    .getByRole('listitem')
    .filter({ hasText: desk.t(name) })
    .first()
}

/** A criterion is not met, and names exactly these records. */
async function expectLacking(desk: Desk, name: string, titles: readonly string[]): Promise<void> {
  const row = criterion(desk, name)
  await expect(row.getByRole('img', { name: desk.t('gate.unmet'), exact: true })).toBeVisible()
  await expect(row.getByRole('list', { name: desk.t('gate.lacking') }).getByRole('link')).toHaveText([...titles])
}

async function expectMet(desk: Desk, ...names: readonly string[]): Promise<void> {
  for (const name of names)
    await expect(criterion(desk, name).getByRole('img', { name: desk.t('gate.met'), exact: true })).toBeAttached()
}

/** The gate keeps the step shut and says why. */
async function expectShut(desk: Desk, step: string): Promise<void> {
  await expect(pageOf(desk).getByRole('button', { name: desk.t(`cycle.step.${step}`), exact: true })).toBeDisabled()
}

async function follow(desk: Desk, name: string, title: string): Promise<void> {
  await criterion(desk, name).getByRole('link', { name: title, exact: true }).click()
  await expect(heading(desk, title)).toBeVisible()
}

async function edit(desk: Desk, record: string, fields: Fields, given: Given): Promise<void> {
  const { page, t } = desk
  await page.keyboard.press('e')
  await fillForm({ page, scope: page.locator('form'), t }, record, fields, given)
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('form')).toHaveCount(0)
}

/** The field of a criterion is filled by its own link. */
async function fillIn(desk: Desk, field: string): Promise<void> {
  const { page, t } = desk
  await openCycle(desk)
  await criterion(desk, `cycle.${field}`)
    .getByRole('link', { name: t('gate.fill') })
    .click()
  const given = { [field]: 'Doors and alarms' }
  await fillForm({ page, scope: page.locator('form'), t }, 'cycle', cycleRecord.fields, given)
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('form')).toHaveCount(0)
  // A gate of which nothing is missing any more folds by itself.
  const missing = criterion(desk, `cycle.${field}`).getByRole('img', { name: t('gate.unmet'), exact: true })
  await expect(missing).toHaveCount(0)
}

/** Plan: owners, targets and their approval; the last by somebody else. */
async function plan(desk: Desk, password: string): Promise<void> {
  await openCycle(desk)
  await expectShut(desk, 'startDo')
  await expectLacking(desk, 'cycle.gate.itemsUnowned', ['Alarms'])
  await expectLacking(desk, 'cycle.gate.targetsMissing', ['Alarms'])
  await expectLacking(desk, 'cycle.gate.targetsUnapproved', ['Badges', 'Alarms'])
  await follow(desk, 'cycle.gate.itemsUnowned', 'Alarms')
  const { owner, targets } = workItemRecord.fields
  const given = { owner: 'Mei Lin', targets: [{ name: 'False alarms', kind: 'zero' }] }
  await edit(desk, 'workItem', { owner, targets }, given)
  await take(desk, 'workItem', 'proposeTargets')
  const approve = pageOf(desk).getByRole('button', { name: desk.t('workItem.step.approveTargets'), exact: true })
  await expect(approve).toBeDisabled()
  await fillIn(desk, 'planSummary')
  await expectMet(desk, 'cycle.gate.itemsUnowned', 'cycle.gate.targetsMissing')
  await lock(desk)
  await unlock(desk, { login: 'ada', password })
  for (const title of ['Badges', 'Alarms']) {
    await openCycle(desk)
    await expectShut(desk, 'startDo')
    await follow(desk, 'cycle.gate.targetsUnapproved', title)
    await take(desk, 'workItem', 'approveTargets')
    await expect(approve).toHaveCount(0)
  }
  await openCycle(desk)
  await take(desk, 'cycle', 'startDo')
}

/** Do: everything begun, and a result for every target; one of them misses. */
async function carryOut(desk: Desk): Promise<void> {
  const { page, t } = desk
  await expectLacking(desk, 'cycle.gate.itemsNotStarted', ['Badges', 'Alarms'])
  for (const [title, measured] of [
    ['Badges', '0'],
    ['Alarms', '2'],
  ] as const) {
    await openCycle(desk)
    await expectShut(desk, 'startCheck')
    await follow(desk, 'cycle.gate.targetsUnmeasured', title)
    await take(desk, 'workItem', 'start')
    await page.keyboard.press('e')
    const label = t('parts.cell', { label: t('workItem.targets.measured'), row: 1 })
    await page.locator('form').getByRole('textbox', { name: label, exact: true }).fill(measured)
    await page.keyboard.press('Control+Enter')
    await expect(page.locator('form')).toHaveCount(0)
    if (measured === '0') {
      const { result } = workItemRecord.fields
      await take(desk, 'workItem', 'finish', { fields: { result }, given: { result: 'Every door has one.' } })
    }
  }
  await fillIn(desk, 'doSummary')
  await take(desk, 'cycle', 'startCheck')
}

/** Check: what was missed is recorded by one key, and answered with a measure. */
async function answer(desk: Desk): Promise<void> {
  const { page, t } = desk
  await expectShut(desk, 'startAct')
  await expectLacking(desk, 'cycle.gate.deviationsUnrecorded', ['Alarms'])
  await page.keyboard.press('d')
  await expectMet(desk, 'cycle.gate.deviationsUnrecorded')
  await expectShut(desk, 'startAct')
  const title = 'False alarms: 2 (= 0)'
  await follow(desk, 'cycle.gate.deviationsUnanswered', title)
  await expect(pageOf(desk).getByRole('button', { name: t('deviation.step.answer'), exact: true })).toBeDisabled()
  const { cause, action } = deviationRecord.fields
  await edit(desk, 'deviation', { cause, action }, { cause: 'Old sensors', action: 'Close the port' })
  await take(desk, 'deviation', 'answer')
  await expect(pageOf(desk)).toContainText(t('deviation.state.answered'))
  await fillIn(desk, 'checkSummary')
  await take(desk, 'cycle', 'startAct')
}

/** Act: closing makes the next cycle with the work, the lessons and the measure that go on. */
async function close(desk: Desk): Promise<void> {
  const { page, t } = desk
  await pageOf(desk)
    .getByRole('button', { name: t('closing.open'), exact: true })
    .click()
  const dialog = page.getByRole('dialog', { name: t('closing.title') })
  await expect(dialog.getByRole('checkbox')).toHaveCount(1)
  await expect(dialog.getByRole('checkbox', { name: 'Alarms' })).toBeChecked()
  await expect(dialog.getByRole('link', { name: 'Close the port', exact: true })).toBeVisible()
  const submit = dialog.getByRole('button', { name: t('closing.submit', { count: 1 }), exact: true })
  await submit.click()
  await expect(dialog).toContainText(t('errors.field.required'))
  const { actSummary, lessons } = cycleRecord.fields
  const written = { actSummary: 'Sensors are on order.', lessons: 'Test sensors before winter.' }
  await fillForm({ page, scope: dialog, t }, 'cycle', { actSummary, lessons }, written)
  await submit.click()
  await expect(dialog).toBeHidden()
  await expect(pageOf(desk)).toContainText('Test sensors before winter.')
  await expect(pageOf(desk).getByRole('link', { name: /Close the port/ })).toBeVisible()
  await expect(pageOf(desk).getByRole('link', { name: /May/ })).toBeVisible()
  await expectShut(desk, 'startDo')
  await follow(desk, 'cycle.gate.targetsUnapproved', 'Alarms')
  await expect(pageOf(desk)).toContainText('False alarms')
  await pageOf(desk)
    .getByRole('link', { name: /Alarms/ })
    .first()
    .click()
  await expect(pageOf(desk)).toContainText(t('workItem.state.carriedOver'))
}

for (const language of ['en', 'zh-CN'] as const)
  test(`each gate names what is missing and leads to it, up to the next cycle, in ${language}`, async () => {
    const maker = path.join(import.meta.dirname, 'window/make-cycles.ts')
    const { root, folder, password } = made.parse(
      JSON.parse(execFileSync(process.execPath, [maker], { encoding: 'utf8' })),
    )
    const opening = await openWindow()
    try {
      const desk = { page: opening.page, t: windowWords(language) }
      await chooseLanguage(desk.page, language)
      await openExisting(desk, folder, { login: 'mei', password })
      await plan(desk, password)
      await carryOut(desk)
      await answer(desk)
      await close(desk)
      expect(opening.complaints).toEqual([])
    } finally {
      await opening.close()
      rmSync(root, { recursive: true, force: true })
    }
  })
