import { readFileSync } from 'node:fs'
import { expect } from 'playwright/test'
import { sampleBook, sheetOf } from '#services/exchange/testing/sample-book.ts'
import { expectFocus, press, pressOn, tabTo } from './by-keys.ts'
import { type Desk, goToList } from './walk-training.ts'

/** Chooses the item of the open menu with the arrow keys, as its role promises. */
async function chooseItem({ page }: Desk, name: string): Promise<void> {
  const item = page.getByRole('menuitem').filter({ hasText: name }).first()
  await expect(item).toBeVisible()
  const isThere = () => item.evaluate((element) => element === document.activeElement)
  for (let place = 0; place < 12 && !(await isThere()); place++) await press(page, 'ArrowDown')
  await press(page, 'Enter')
}

async function openMore(desk: Desk, item: string) {
  const { page, t } = desk
  await pressOn(page, page.getByRole('main').getByRole('button', { name: t('list.more'), exact: true }))
  await chooseItem(desk, t(item))
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  return dialog
}

async function giveBook(desk: Desk, buffer: Buffer) {
  const { page, t } = desk
  const dialog = await openMore(desk, 'import.open')
  const chooser = page.waitForEvent('filechooser')
  await pressOn(page, dialog.getByRole('button', { name: t('import.choose') }))
  await (await chooser).setFiles({ name: 'units.xlsx', mimeType: 'application/octet-stream', buffer })
  return dialog
}

async function leave({ page }: Desk): Promise<void> {
  await press(page, 'Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expectFocus(page)
}

/** A workbook with macros, a merged cell and a link: what is left out is said, a wrong cell named, its good row brought in. */
async function bringIn(desk: Desk): Promise<void> {
  const { page, t } = desk
  const sheet = sheetOf([
    ['Unit', 'code', 'head'],
    ['Keyboards', 'KB1', ''],
    ['Mice', 'KB2', 'Nobody'],
  ])
  const book = sampleBook({
    sheet,
    after: '<mergeCells><mergeCell ref="E1:F1"/></mergeCells>',
    extra: { 'xl/vbaProject.bin': 'x', 'xl/externalLinks/externalLink1.xml': '<x/>' },
  })
  const dialog = await giveBook(desk, Buffer.from(book))
  for (const said of ['macros', 'merged', 'externalLinks'])
    await expect(dialog.getByText(t(`import.ignored.${said}`, { count: 1 }))).toBeVisible()
  const column = page.getByRole('combobox', { name: t('import.column', { column: 1, head: 'Unit' }) })
  await tabTo(page, column)
  await page.keyboard.type(t('department.name'))
  await expect(column).toHaveValue('name')
  const wrong = dialog.getByRole('button').filter({ hasText: 'Nobody' })
  await pressOn(page, wrong.first())
  await expect(
    dialog
      .getByRole('listitem')
      .filter({ hasText: t('import.place', { row: '3' }) })
      .getByRole('button'),
  ).toBeFocused()
  await pressOn(page, page.getByRole('checkbox', { name: t('import.goodRows', { count: 1 }) }), 'Space')
  await pressOn(page, page.getByRole('button', { name: t('import.bring', { count: 1 }) }))
  await expect(page.getByText(t('import.done'), { exact: true })).toBeVisible()
  await leave(desk)
}

/** What goes out as a workbook comes in again by its ids: told as there already, passed over, or written over. */
async function goRound(desk: Desk): Promise<void> {
  const { page, t } = desk
  const dialog = await openMore(desk, 'export.menu')
  await tabTo(page, dialog.getByRole('radio', { checked: true }).first())
  await press(page, 'ArrowRight')
  const saving = page.waitForEvent('download')
  await pressOn(page, dialog.getByRole('button', { name: t('export.write'), exact: true }))
  const book = readFileSync(await (await saving).path())
  await expect(dialog.getByText(t('tasks.saved', { file: 'departments.xlsx' }))).toBeVisible()
  await leave(desk)
  await giveBook(desk, book)
  const ways = dialog.getByRole('radio')
  await expect(ways).toHaveCount(3)
  const status = dialog.getByRole('status').last()
  await tabTo(page, dialog.getByRole('radio', { checked: true }))
  await press(page, 'ArrowLeft')
  await expect(status).toContainText(t('import.count.skipped'))
  await press(page, 'ArrowLeft')
  await expect(
    dialog
      .getByRole('button')
      .filter({ hasText: /existing|already/i })
      .first(),
  ).toBeVisible()
  await press(page, 'ArrowRight', 'ArrowRight')
  await expect(page.getByRole('button', { name: t('import.nothing') })).toBeDisabled()
  await leave(desk)
}

/** A list comes in from a workbook, goes out, and comes in again. */
export async function walkWorkbook(desk: Desk): Promise<void> {
  await goToList(desk, 'department')
  await bringIn(desk)
  await goRound(desk)
}
