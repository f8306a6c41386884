import { expect, type Page, test } from 'playwright/test'
import type { Translator } from '#shared/base/translate.ts'
import { openDemo } from './window/demo.ts'

test.describe.configure({ timeout: 240_000 })

const steps = (page: Page, t: Translator) => page.getByRole('article').getByRole('group', { name: t('steps.label') })
const step = (page: Page, t: Translator, name: string) =>
  steps(page, t).getByRole('button', { name: t(name), exact: true })

/** Opens the first record of a list that is in a state. */
async function openIn(page: Page, t: Translator, record: string, state: string): Promise<void> {
  const is = encodeURIComponent(JSON.stringify({ state }))
  await page.goto(new URL(`#/records/${record}?is=${is}&exact=true`, page.url()).href)
  await page
    .getByRole('row')
    .filter({ hasText: t(`${record}.state.${state}`) })
    .first()
    .getByRole('link')
    .click()
  await expect(page.getByRole('article').getByText(t(`${record}.state.${state}`), { exact: true })).toBeVisible()
}

async function openMany(page: Page, record: string, search: Readonly<Record<string, unknown>>): Promise<void> {
  const given = new URLSearchParams(
    Object.entries(search).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  )
  await page.goto(new URL(`#/records/${record}?${given}`, page.url()).href)
}

/** Takes a step with the first two rows of the list at once. */
async function takeWithTwo(page: Page, t: Translator, name: string, reason: string): Promise<void> {
  await expect(page.locator('[role=row][data-index="1"] a').first()).toBeVisible()
  for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key)
  const chosen = page.getByRole('region', { name: t('list.bulk'), exact: true })
  await chosen.getByRole('button', { name: t('list.bulk.step'), exact: true }).click()
  await page.getByRole('menuitem', { name: t(name), exact: true }).click()
  const dialog = page.getByRole('dialog', { name: t(name) })
  await dialog.getByRole('textbox', { name: t('steps.reason') }).fill(reason)
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
}

/** Takes a step that wants a reason. */
async function takeFor(page: Page, t: Translator, name: string, reason: string): Promise<void> {
  await step(page, t, name).click()
  const dialog = page.getByRole('dialog', { name: t(name) })
  await dialog.getByRole('textbox', { name: t('steps.reason') }).fill(reason)
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
}

for (const language of ['en', 'zh-CN'] as const)
  test(`a step taken by mistake is undone, and one that speaks for somebody is answered by another, in ${language}`, async () => {
    const { opening, t } = await openDemo(language, 'lead')
    const { page, complaints, close } = opening
    const notice = page.locator('.mantine-Notification-root')
    const said = (record: string, from: string, to: string) =>
      `${t(`${record}.state.${from}`)} → ${t(`${record}.state.${to}`)}`
    try {
      // Blocked by mistake: the way back asks for nothing, so one key is all.
      await openIn(page, t, 'workItem', 'inProgress')
      await takeFor(page, t, 'workItem.step.block', '?')
      await expect(notice.filter({ hasText: said('workItem', 'inProgress', 'blocked') })).toContainText('Ctrl Z')
      await page.keyboard.press('Control+z')
      await expect(notice.filter({ hasText: t('undo.done').split('{{')[0] ?? '' })).toBeVisible()
      await expect(step(page, t, 'workItem.step.block')).toBeVisible()

      // A way back with a reason comes with one, to be changed or kept.
      await openIn(page, t, 'audit', 'reporting')
      await takeFor(page, t, 'audit.step.returnToFieldwork', 'One row was left out')
      await step(page, t, 'audit.step.startReporting').click()
      await notice.getByRole('button', { name: t('archive.undo'), exact: true }).click()
      const back = page.getByRole('dialog', { name: t('audit.step.returnToFieldwork') })
      await expect(back.getByRole('textbox', { name: t('steps.reason') })).toHaveValue(t('undo.slip'))
      await page.keyboard.press('Control+Enter')
      await expect(step(page, t, 'audit.step.startReporting')).toBeVisible()

      // What a person stands for is not undone: the notice names the step that answers it, and its reason is empty.
      await openIn(page, t, 'correctiveAction', 'inProgress')
      await takeFor(page, t, 'correctiveAction.step.cancel', 'No longer needed')
      await expect(
        page.getByRole('article').getByText(t('correctiveAction.state.cancelled'), { exact: true }),
      ).toBeVisible()
      await expect(notice.getByRole('button', { name: t('archive.undo'), exact: true })).toHaveCount(0)
      await notice.getByRole('button', { name: t('correctiveAction.step.reopen'), exact: true }).click()
      const reopen = page.getByRole('dialog', { name: t('correctiveAction.step.reopen') })
      await expect(reopen.getByRole('textbox', { name: t('steps.reason') })).toHaveValue('')
      await page.keyboard.press('Escape')
      await expect(reopen).toBeHidden()
      expect(complaints).toEqual([])
    } finally {
      await close()
    }
  })

test('a step of many is undone at once, or answered by the step that the notice names, and so is a card that was moved', async () => {
  const { opening, t } = await openDemo('en', 'lead')
  const { page, complaints, close } = opening
  const notice = page.locator('.mantine-Notification-root')
  const rows = page.locator('[role=row][data-index]')
  try {
    await openMany(page, 'workItem', { is: { state: 'inProgress' }, exact: 'true' })
    await expect(rows.first()).toBeVisible()
    const before = await rows.count()
    await takeWithTwo(page, t, 'workItem.step.block', '?')
    await expect(rows).toHaveCount(before - 2)
    const to = t('workItem.state.blocked')
    await expect(notice).toContainText(t('undo.steps', { count: 2, to }))
    await page.keyboard.press('Control+z')
    await expect(rows).toHaveCount(before)
    await expect(notice).toContainText(t('undo.done', { what: t('undo.steps', { count: 2, to }) }))

    // What speaks for somebody is answered by the step of that name, with a reason of its own.
    await openMany(page, 'correctiveAction', { is: { state: 'inProgress' }, exact: 'true' })
    await takeWithTwo(page, t, 'correctiveAction.step.cancel', 'No longer needed')
    await notice.getByRole('button', { name: t('correctiveAction.step.reopen'), exact: true }).click()
    const reopen = page.getByRole('dialog', { name: t('correctiveAction.step.reopen') })
    const reason = reopen.getByRole('textbox', { name: t('steps.reason') })
    await expect(reason).toHaveValue('')
    await reason.fill('Needed after all')
    await page.keyboard.press('Control+Enter')
    await expect(notice).toContainText(t('undo.done', { what: '' }).trim())

    // A card that was moved by its menu; the step on has none that leads back, and the notice says so.
    await openMany(page, 'workItem', { view: 'board', exact: 'true' })
    const column = (state: string) => page.getByRole('list', { name: t(`workItem.state.${state}`), exact: true })
    const title = await column('inProgress').getByRole('link').first().innerText()
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
    await column('inProgress').getByRole('link', { name: title, exact: true }).press('m')
    await page.getByRole('menuitem', { name: t('workItem.step.block') }).click()
    const block = page.getByRole('dialog', { name: t('workItem.step.block') })
    await block.getByRole('textbox', { name: t('steps.reason') }).fill('?')
    await page.keyboard.press('Control+Enter')
    await expect(column('blocked').getByRole('link', { name: title, exact: true })).toBeVisible()
    await expect(notice).toContainText('Ctrl Z')
    await page.keyboard.press('Control+z')
    await expect(column('inProgress').getByRole('link', { name: title, exact: true })).toBeVisible()
    await column('agreed').getByRole('link').first().press('m')
    await page.getByRole('menuitem', { name: t('workItem.step.start') }).click()
    await expect(notice).toContainText(t('undo.final'))
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
