import { expect, type Page, test } from 'playwright/test'
import type { Translator } from '#shared/base/translate.ts'
import { openDemo } from './window/demo.ts'
import { heardOn, listenTo } from './window/spoken.ts'
import { standStill } from './window/stillness.ts'

type Desk = { readonly page: Page; readonly t: Translator }

/** What is heard of something that is done, in order. */
async function heardOf(page: Page, done: () => Promise<void>): Promise<readonly string[]> {
  await standStill(page)
  await heardOn(page)
  await done()
  await standStill(page)
  return await heardOn(page)
}

async function goTo(page: Page, address: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#${address}`)
  await expect(page.getByRole('grid').locator('[data-index] a').first()).toBeVisible()
}

/** How many are left by a filter, what a form lacks, what was saved and what was taken back. */
async function changeRecords({ page, t }: Desk): Promise<void> {
  expect(
    await heardOf(page, async () => {
      await page.keyboard.press('/')
      await page.keyboard.insertText('access')
    }),
  ).toEqual([expect.stringMatching(/^\d+ records?$/)])
  await goTo(page, '/records/finding?wide=true')
  await page.locator('[role=row][data-index="0"] a').first().click()
  const saved = await heardOf(page, async () => {
    await page.keyboard.press('e')
    await page
      .getByRole('form')
      .getByRole('textbox', { name: t('finding.title'), exact: true })
      .fill('Another title')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('article')).toBeVisible()
  })
  expect(saved).toEqual([expect.stringContaining('Another title')])
  const back = await heardOf(page, () => page.keyboard.press('Control+z'))
  expect(back).toEqual([expect.stringContaining(t('undo.done', { what: 'Another title' }))])
  const made = await heardOf(page, async () => {
    await page.goto(`${new URL(page.url()).origin}/#/records/department/new`)
    await page
      .getByRole('form')
      .getByRole('textbox', { name: t('department.name'), exact: true })
      .fill('Archive')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('article')).toBeVisible()
  })
  expect(made).toContain(t('form.made', { record: t('department') }))
  expect(made.filter((words) => !/^\d+ records?$/.test(words))).toHaveLength(1)
  const lacking = await heardOf(page, async () => {
    await page.keyboard.press('n')
    await expect(page.getByRole('form')).toBeVisible()
    await page.keyboard.press('Control+Enter')
  })
  expect(lacking).toEqual([t('form.errors')])
}

/** Where a step has led, and that long work began and what came of it. */
async function workOn({ page, t }: Desk): Promise<void> {
  await goTo(page, `/records/workItem?is=${encodeURIComponent(JSON.stringify({ state: 'inProgress' }))}`)
  await page.locator('[role=row][data-index="0"] a').first().click()
  await page.getByRole('button', { name: t('workItem.step.block'), exact: true }).click()
  await page.getByRole('dialog').getByRole('textbox').first().fill('Waits for the supplier')
  const moved = await heardOf(page, async () => {
    await page.getByRole('dialog').locator('[type=submit]').click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })
  const blocked = t('workItem.state.blocked')
  expect(moved.filter((words) => words.includes(blocked))).toEqual([blocked])
  await goTo(page, '/records/department')
  await page.getByRole('button', { name: t('list.more'), exact: true }).click()
  await page.getByRole('menuitem', { name: t('export.menu'), exact: true }).click()
  const written = await heardOf(page, async () => {
    const download = page.waitForEvent('download')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('export.write'), exact: true })
      .click()
    await download
  })
  const result = t('tasks.saved', { file: 'departments.csv' })
  expect(written.filter((words) => words.includes('departments.csv'))).toEqual([result])
}

test('whoever hears the page hears what came of what they did, once', async () => {
  test.setTimeout(180_000)
  const { opening, t } = await openDemo('en', 'lead')
  const { page, complaints, close } = opening
  try {
    await goTo(page, '/records/finding')
    await listenTo(page)
    await changeRecords({ page, t })
    await workOn({ page, t })
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
