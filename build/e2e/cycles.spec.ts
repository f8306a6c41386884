import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { z } from 'zod'
import { cycleRecord } from '#shared/modules/cycles/cycle.record.ts'
import { chooseLanguage, openExisting } from './window/entrance.ts'
import { fillForm } from './window/fill.ts'
import { openWindow } from './window/open-window.ts'
import { windowWords } from './window/words.ts'

test.describe.configure({ timeout: 180_000 })

const made = z.strictObject({ root: z.string(), folder: z.string(), password: z.string() })
const t = windowWords('en')

test('work goes on by drag and by keys, waits for other work, and is carried with lessons and actions into the next cycle', async () => {
  const maker = path.join(import.meta.dirname, 'window/make-cycles.ts')
  const { root, folder, password } = made.parse(
    JSON.parse(execFileSync(process.execPath, [maker], { encoding: 'utf8' })),
  )
  const { page, complaints, close } = await openWindow()
  const goTo = (place: string) => page.goto(new URL(`#/records/${place}`, page.url()).href)
  try {
    await chooseLanguage(page, 'en')
    await openExisting({ page, t }, folder, { login: 'ada', password })

    // The board: one card by the mouse, the other by keys alone.
    await goTo('workItem?view=board')
    const column = (state: string) => page.getByRole('list', { name: t(`workItem.state.${state}`), exact: true })
    const card = (title: string) => page.getByRole('link', { name: title, exact: true })
    await expect(column('agreed').getByRole('listitem')).toHaveCount(2)
    await card('Lines').locator('xpath=..').dragTo(column('inProgress').locator('xpath=..'))
    await expect(column('inProgress').filter({ has: card('Lines') })).toBeVisible()
    await card('Scans').focus()
    await page.keyboard.press('m')
    await expect(page.getByRole('menuitem', { name: t('workItem.step.start') })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(column('inProgress').filter({ has: card('Scans') })).toBeVisible()

    // The timeline: what begins before it may says so, moves by keys to where it may, and keeps its first plan.
    await goTo('workItem?view=timeline')
    const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Scans', exact: true }) })
    const early = t('timeline.early', { title: 'Lines' })
    await expect(row).toContainText(early)
    await page.keyboard.press('-')
    await expect(page.getByText(t('timeline.unit.quarter'), { exact: true })).toBeVisible()
    await row.getByRole('link', { name: 'Scans', exact: true }).focus()
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key)
    await expect(page.getByRole('alert')).toContainText(t('workItem.rule.dueOutsideCycle'))
    for (const key of ['ArrowRight', 'Enter']) await page.keyboard.press(key)
    await expect(row).toContainText(t('timeline.waits', { title: 'Lines' }))
    await expect(row).toContainText(t('timeline.baseline', { period: '' }).trim())
    await expect(row).toContainText('12 Apr')
    await page.keyboard.press('Control+z')
    await expect(row).toContainText(early)

    // The end: what is open goes on or is cancelled with a reason, with what was learned and what is still to be done.
    await goTo('cycle')
    await page.getByRole('row').filter({ hasText: 'February' }).getByRole('link').first().click()
    await page.getByRole('button', { name: t('closing.open'), exact: true }).click()
    const dialog = page.getByRole('dialog', { name: t('closing.title') })
    await expect(dialog).toContainText('Close the port')
    const { actSummary, lessons } = cycleRecord.fields
    const written = { actSummary: 'Doors are locked.', lessons: 'Order the tapes in time.' }
    await fillForm({ page, scope: dialog, t }, 'cycle', { actSummary, lessons }, written)
    await dialog.getByRole('checkbox', { name: 'Keys' }).uncheck()
    const submit = dialog.getByRole('button', { name: t('closing.submit', { count: 1 }), exact: true })
    await submit.click()
    await expect(dialog).toContainText(t('errors.field.required'))
    await dialog.getByRole('textbox', { name: t('closing.reason', { count: 1 }) }).fill('The locks were exchanged.')
    await submit.click()
    await expect(dialog).toBeHidden()
    const article = page.getByRole('article')
    await expect(article).toContainText('Order the tapes in time.')
    await expect(article.getByRole('link', { name: /Close the port/ })).toBeVisible()
    await expect(article.getByRole('link', { name: /February/ })).toBeVisible()
    await article.getByRole('tab', { name: t('cycle.tab.board'), exact: true }).click()
    await expect(column('planned').getByRole('listitem')).toHaveCount(1)
    await expect(column('planned')).toContainText('Tapes')
    expect(complaints).toEqual([])
  } finally {
    await close()
    rmSync(root, { recursive: true, force: true })
  }
})
