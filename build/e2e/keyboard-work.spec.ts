import { expect, type Page, test } from 'playwright/test'
import type { Translator } from '#shared/base/translate.ts'
import { expectFocus, openFromPalette, press, pressOn, tabTo } from './window/by-keys.ts'
import { openDemo } from './window/demo.ts'
import { openExisting, unlock } from './window/entrance.ts'
import { openWindow } from './window/open-window.ts'
import { closeCycle, planCycle, proposeTargets } from './window/walk-cycle.ts'
import { type Desk, walkTraining } from './window/walk-training.ts'
import { walkWorkbook } from './window/walk-workbook.ts'

const course = 'First hour of forensics'

async function edit({ page, t }: Desk): Promise<void> {
  await openFromPalette(page, t('palette.placeholder'), course)
  const form = page.getByRole('form')
  const heading = page.getByRole('article').getByRole('heading', { name: course, exact: true })
  await expect(form.or(heading).first()).toBeVisible()
  // Whoever left a draft behind comes back to the form itself.
  if (!(await form.isVisible())) await press(page, 'e')
  await expect(form).toBeVisible()
}

async function typeHours({ page, t }: Desk, hours: string): Promise<void> {
  await tabTo(page, page.getByRole('form').getByRole('textbox', { name: t('course.hours'), exact: true }))
  await press(page, 'Control+a')
  await page.keyboard.type(hours)
}

async function lockByKeys(page: Page, t: Translator): Promise<void> {
  await pressOn(page, page.getByRole('button', { name: t('shell.lock') }))
  await expect(page.getByRole('heading', { name: t('unlock.title'), exact: true })).toBeVisible({ timeout: 40_000 })
}

/** What was typed before the lock is found again; over the change of another member it is settled field by field. */
async function settle({ page, t }: Desk): Promise<void> {
  await edit({ page, t })
  await pressOn(page, page.getByRole('button', { name: t('draft.restore') }))
  await expectFocus(page)
  await press(page, 'Control+Enter')
  const dialog = page.getByRole('dialog', { name: t('conflict.title') })
  await expect(dialog).toContainText('Daniel Koh')
  await expect(dialog).toContainText('10.0')
  await expect(dialog).toContainText('12')
  await tabTo(page, dialog.getByRole('radio', { name: t('conflict.mine') }))
  await press(page, 'Control+Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('article')).toContainText('12.0')
  await expectFocus(page)
}

test('a lead and a trainer do their work in one vault by keys alone, each in a window of their own', async () => {
  test.setTimeout(240_000)
  const size = { viewport: { width: 1280, height: 800 } }
  const { opening, t, password, vault } = await openDemo('en', 'lead', size)
  const second = await openWindow(size)
  const lead = { page: opening.page, t }
  const trainer = { page: second.page, t }
  const credentials = { login: 'lead', password }
  try {
    await planCycle(lead)
    await edit(lead)
    await typeHours(lead, '12')
    await lockByKeys(lead.page, t)

    await openExisting(trainer, vault, { login: 'trainer', password })
    await edit(trainer)
    await typeHours(trainer, '10')
    await press(trainer.page, 'Control+Enter')
    await expect(trainer.page.getByRole('article')).toContainText('10.0')
    await proposeTargets(trainer)
    await walkTraining(trainer)
    await lockByKeys(trainer.page, t)

    await unlock(lead, credentials)
    await settle(lead)
    await closeCycle(lead)
    await walkWorkbook(lead)
    expect([...opening.complaints, ...second.complaints]).toEqual([])
  } catch (error) {
    await lead.page.screenshot({ path: test.info().outputPath('lead.png') })
    await trainer.page.screenshot({ path: test.info().outputPath('trainer.png') })
    throw error
  } finally {
    await second.close()
    await opening.close()
  }
})
