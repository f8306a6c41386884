import { readFileSync } from 'node:fs'
import { expect, type Page, test } from 'playwright/test'
import type { Translator } from '#shared/base/translate.ts'
import { expectFocus, press, pressOn, tabTo } from './window/by-keys.ts'
import { openDemo } from './window/demo.ts'

type Desk = { readonly page: Page; readonly t: Translator }

const critical = 'What is critical'

async function goTo({ page, t }: Desk, record: 'finding' | 'department'): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/records/${record}`)
  await expect(page.getByRole('heading', { level: 1, name: t(`${record}.plural`), exact: true })).toBeVisible()
  await expect(page.getByRole('grid').locator('[data-index] a').first()).toBeVisible()
}

async function openSaved({ page, t }: Desk, shown = t('list.saved')): Promise<void> {
  await pressOn(page, page.getByRole('main').getByRole('button', { name: shown, exact: true }))
  await expect(page.getByRole('menu')).toBeVisible()
}

/** Chooses the item of the open menu with the arrow keys, as its role promises. */
async function chooseItem(page: Page, name: string): Promise<void> {
  const item = page.getByRole('menuitem').filter({ hasText: name }).first()
  await expect(item).toBeVisible()
  const isThere = () => item.evaluate((element) => element === document.activeElement)
  for (let place = 0; place < 12 && !(await isThere()); place++) await press(page, 'ArrowDown')
  await expect(item).toBeFocused()
  await press(page, 'Enter')
}

/** Narrows the list by a column, keeps that under a name, comes back to it, and removes it. */
async function keepFilter(desk: Desk): Promise<void> {
  const { page, t } = desk
  const count = page.getByText(/^\d+ records?$/)
  await goTo(desk, 'finding')
  const all = await count.innerText()
  await pressOn(page, page.getByRole('button', { name: t('list.filterBy', { field: t('finding.severity') }) }))
  const choice = page.getByRole('checkbox', { name: t('finding.severity.critical'), exact: true })
  await tabTo(page, choice)
  await press(page, 'Space', 'Enter')
  await expect(count).not.toHaveText(all)
  await expectFocus(page)
  const few = await count.innerText()

  await openSaved(desk)
  await chooseItem(page, t('list.saved.manage'))
  const dialog = page.getByRole('dialog', { name: t('list.saved') })
  await expect(dialog.getByRole('textbox', { name: t('list.saved.name') })).toBeFocused()
  await page.keyboard.type(critical)
  await press(page, 'Enter')
  await expect(dialog.getByRole('textbox', { name: t('list.saved.rename', { name: critical }) })).toBeVisible()
  await press(page, 'Escape')
  await expect(dialog).toHaveCount(0)
  await expectFocus(page)

  await openSaved(desk, critical)
  await chooseItem(page, t('list.clear'))
  await expect(count).toHaveText(all)
  await expectFocus(page)
  await openSaved(desk)
  await chooseItem(page, critical)
  await expect(count).toHaveText(few)
  await openSaved(desk, critical)
  await chooseItem(page, t('list.saved.manage'))
  const remove = dialog.getByRole('button', { name: t('list.saved.remove', { name: critical }) })
  await pressOn(page, remove)
  await expect(remove).toHaveCount(0)
  // What had the focus is gone, and the dialog has it still.
  await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true)
  await expectFocus(page)
  await press(page, 'Escape')
  await expect(dialog).toHaveCount(0)
  await expectFocus(page)
}

/** Two change one record: the second is shown both, chooses, and saves over it. */
async function meetConflict(desk: Desk): Promise<void> {
  const { page, t } = desk
  await goTo(desk, 'department')
  await press(page, 'j', 'Enter')
  await expect(page.getByRole('article')).toBeVisible()
  const other = await page.context().newPage()
  await other.goto(page.url())
  await expect(other.getByRole('article')).toBeVisible()
  const code = (on: Page) => on.getByRole('form').getByRole('textbox', { name: t('department.code'), exact: true })
  for (const on of [page, other]) {
    await press(on, 'e')
    await tabTo(on, code(on))
    await press(on, 'Control+a')
  }
  await other.keyboard.type('THEIRS')
  await press(other, 'Control+Enter')
  await expect(other.getByRole('article')).toContainText('THEIRS')
  await other.close()
  await page.bringToFront()
  await page.keyboard.type('MINE')
  await press(page, 'Control+Enter')
  const dialog = page.getByRole('dialog', { name: t('conflict.title') })
  await expect(dialog).toContainText('THEIRS')
  const mine = dialog.getByRole('radio', { name: t('conflict.mine') })
  await tabTo(page, mine)
  await expect(mine).toBeChecked()
  await press(page, 'Control+Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('article')).toContainText('MINE')
  await expectFocus(page)
}

/** A table is matched, shows what is wrong with it, and its good rows come in; then the list goes out as a workbook. */
async function exchange(desk: Desk): Promise<void> {
  const { page, t } = desk
  await goTo(desk, 'department')
  const more = () => pressOn(page, page.getByRole('main').getByRole('button', { name: t('list.more'), exact: true }))
  await more()
  await chooseItem(page, t('import.open'))
  const dialog = page.getByRole('dialog')
  const chooser = page.waitForEvent('filechooser')
  await pressOn(page, dialog.getByRole('button', { name: t('import.choose') }))
  const table = 'Unit;code;head\nKeyboards;KB1;\nMice;KB2;Nobody\n'
  await (await chooser).setFiles({ name: 'units.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
  const column = page.getByRole('combobox', { name: t('import.column', { column: 1, head: 'Unit' }) })
  await tabTo(page, column)
  await page.keyboard.type(t('department.name'))
  await expect(column).toHaveValue('name')
  await pressOn(page, page.getByRole('checkbox', { name: t('import.goodRows', { count: 1 }) }), 'Space')
  await pressOn(page, page.getByRole('button', { name: t('import.bring', { count: 1 }) }))
  await expect(page.getByText(t('import.done'), { exact: true })).toBeVisible()
  await expectFocus(page)
  await press(page, 'Escape')
  await expect(dialog).toHaveCount(0)
  await expectFocus(page)

  await more()
  await chooseItem(page, t('export.menu'))
  const csv = dialog.getByRole('radio', { checked: true }).first()
  await tabTo(page, csv)
  await press(page, 'ArrowRight')
  const saving = page.waitForEvent('download')
  await pressOn(page, dialog.getByRole('button', { name: t('export.write'), exact: true }))
  const file = await saving
  expect(readFileSync(await file.path()).length).toBeGreaterThan(100)
  await expectFocus(page)
  await press(page, 'Escape')
  await expect(dialog).toHaveCount(0)
  await expectFocus(page)
}

test('a filter is kept, a conflict settled and a table brought in and out by keys alone', async () => {
  test.setTimeout(180_000)
  const { opening, t } = await openDemo('en', 'lead', { viewport: { width: 1280, height: 800 } })
  const { page, complaints, close } = opening
  try {
    await keepFilter({ page, t })
    await meetConflict({ page, t })
    await exchange({ page, t })
    expect(complaints).toEqual([])
  } catch (error) {
    await page.screenshot({ path: test.info().outputPath('where-it-ended.png') })
    throw error
  } finally {
    await close()
  }
})
