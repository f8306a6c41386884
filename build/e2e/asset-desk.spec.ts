import { readFileSync } from 'node:fs'
import { expect, test } from 'playwright/test'
import { dayIn } from '#shared/base/calendar.ts'
import { addDays } from '#shared/base/dates.ts'
import { formatsFor } from '../../renderer/records/formats.ts'
import { openTab, pressOn } from './window/by-keys.ts'
import { openDemo } from './window/demo.ts'
import { addRow, chooseIn, findIn, saveAs, takeStep, typeInto } from './window/fill-by-keys.ts'
import { dropAndRead } from './window/pages.ts'
import type { Desk } from './window/record-desk.ts'
import { begin, goToList } from './window/walk-training.ts'

test.describe.configure({ timeout: 240_000 })

const zone = 'Asia/Shanghai'
const today = dayIn(zone, Date.now())
const formats = formatsFor('en', zone)
const camera = 'Camera above the counter'
const branch = 'Harbour Branch'

/** A rule of the house on the days to remedy what is critical, put into use. */
async function ruled(desk: Desk, title: string, days: string): Promise<void> {
  const { page, t } = desk
  const form = await begin(desk, 'remedyPeriod')
  await typeInto(form, t('remedyPeriod.title'), title)
  const cell = await addRow(form, 'remedyPeriod.periods', 1)
  await chooseIn(form, cell('severity'), t('remedyPeriod.periods.severity.critical'))
  await typeInto(form, cell('days'), days)
  await saveAs(page, title)
  await takeStep(desk, 'remedyPeriod.step.putIntoUse')
  await expect(page.getByRole('article')).toContainText(t('remedyPeriod.state.current'))
}

/** An asset of the branch: whoever entered the last one keeps the register, and signs it. */
async function kept(desk: Desk): Promise<void> {
  const { page, t } = desk
  const form = await begin(desk, 'asset')
  await typeInto(form, t('asset.name'), camera)
  await chooseIn(form, t('asset.kind'), t('asset.kind.other'))
  await findIn(form, t('asset.department'), branch)
  await saveAs(page, camera)
}

/** A weakness that a person found, without a due day: the form says where it comes from. */
async function foundByHand(desk: Desk): Promise<void> {
  const { page, t } = desk
  const form = await begin(desk, 'vulnerability')
  await typeInto(form, t('vulnerability.title'), 'Default password')
  await chooseIn(form, t('vulnerability.severity'), t('vulnerability.severity.critical'))
  await findIn(form, t('vulnerability.asset'), camera)
  await typeInto(form, t('vulnerability.firstSeenOn'), today)
  await expect(form.scope).toContainText(t('vulnerability.dueOn.help'))
  await saveAs(page, 'Default password')
  // Three days by the second rule; ten were those of the first, fifteen those of a house without one.
  await expect(page.getByRole('article')).toContainText(formats.day(addDays(today, 3)))
}

/** From the page of the department to a file that the window itself finds genuine. */
async function sealed(desk: Desk, password: string): Promise<void> {
  const { page, t } = desk
  await goToList(desk, 'department')
  await pressOn(page, page.getByRole('link', { name: branch, exact: true }))
  await openTab(page, t('record.tab.reports'))
  const kind = page.getByRole('article').getByRole('group', { name: t('seal.kind.assetRegister'), exact: true })
  await pressOn(page, kind.getByRole('button', { name: t('reports.seal'), exact: true }))
  const dialog = page.getByRole('dialog', { name: t('seal.dialog') })
  await expect(dialog.getByLabel(t('seal.password'), { exact: false }).first()).toBeFocused()
  await page.keyboard.type(password)
  const arriving = page.waitForEvent('download', { timeout: 60_000 })
  await page.keyboard.press('Enter')
  const bytes = readFileSync(await (await arriving).path())
  await expect(dialog.getByText(t('seal.done'))).toBeVisible()
  await page.keyboard.press('Escape')
  await pressOn(page, page.getByRole('link', { name: t('desk.verify'), exact: true }))
  expect(await dropAndRead(desk, 'register.pdf', bytes)).toBe('genuine')
}

test('by keys: two rules on days to remedy, a weakness typed by hand, and the asset register sealed and verified', async () => {
  const { opening, t, password } = await openDemo('en', 'lead')
  const { page, complaints, close } = opening
  try {
    const desk = { page, t }
    await ruled(desk, 'Days to remedy', '10')
    await ruled(desk, 'Days to remedy, shorter', '3')
    await kept(desk)
    await foundByHand(desk)
    await sealed(desk, password)
    expect(complaints).toEqual([])
  } catch (error) {
    await page.screenshot({ path: test.info().outputPath('where-it-ended.png') })
    throw error
  } finally {
    await close()
  }
})
