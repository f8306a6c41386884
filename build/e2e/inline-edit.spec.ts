import { expect, type Locator, type Page, test } from 'playwright/test'
import type { Translator } from '#shared/base/translate.ts'
import { openDemo } from './window/demo.ts'
import { overflowEnlarged } from './window/visit.ts'

type Desk = { readonly page: Page; readonly t: Translator }

/** The cell of a finding in the list, by the number of the finding and the name of the column. */
function cellOf({ page, t }: Desk, number: string, column: string): Locator {
  const place = ['number', 'title', 'state', 'severity', 'department', 'owner', 'dueOn'].indexOf(column) + 1
  expect(place, t(`finding.${column}`)).toBeGreaterThan(0)
  return page
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name: number, exact: true }) })
    .locator(`[aria-colindex="${place}"]`)
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Goes to the findings of the demo that are open and puts the focus on the first one; answers its number and the next. */
async function enterList({ page }: Desk): Promise<readonly [string, string]> {
  await page.goto(`${new URL(page.url()).origin}/#/records/finding?is=%7B%22state%22%3A%22open%22%7D`)
  const links = page.getByRole('grid').locator('[data-index] a')
  await expect(links.nth(1)).toBeVisible()
  const numbers = [await links.nth(0).innerText(), await links.nth(1).innerText()] as const
  await press(page, 'j')
  await expect(links.nth(0)).toBeFocused()
  return numbers
}

/** A title and a due date are edited by keys alone; a rule refuses one value, which stays. */
async function editCells(desk: Desk, number: string): Promise<void> {
  const { page, t } = desk
  const box = (column: string) =>
    cellOf(desk, number, column).getByRole('textbox', { name: t(`finding.${column}`), exact: true })
  await press(page, 'ArrowRight')
  await expect(cellOf(desk, number, 'title')).toBeFocused()
  await press(page, 'F2')
  await expect(box('title')).toBeFocused()
  await page.keyboard.type('A title from the list')
  await press(page, 'Enter')
  await expect(cellOf(desk, number, 'title')).toHaveText('A title from the list')
  await expect(cellOf(desk, number, 'title')).toBeFocused()

  // What a workflow or the vault gives is read only: the key opens nothing.
  await press(page, 'ArrowRight', 'F2')
  await expect(cellOf(desk, number, 'state')).toBeFocused()
  await expect(cellOf(desk, number, 'state')).toHaveAttribute('aria-readonly', 'true')

  await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'F2')
  await expect(box('dueOn')).toBeFocused()
  await page.keyboard.type('2020-01-01')
  await press(page, 'Enter')
  await expect(cellOf(desk, number, 'dueOn')).toContainText(t('finding.rule.dueBeforeIdentified'))
  await expect(box('dueOn')).toHaveValue(/2020/)
  await press(page, 'Control+a')
  await page.keyboard.type('2027-03-31')
  await press(page, 'Enter')
  await expect(cellOf(desk, number, 'dueOn')).toHaveText('31 Mar 2027')
}

/** Another tab changes the title while it is edited here: both are shown, and the chosen one is saved. */
async function meetConflict(desk: Desk, number: string): Promise<void> {
  const { page, t } = desk
  await press(page, 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'F2')
  await page.keyboard.type('Mine')
  const other = await page.context().newPage()
  await other.goto(page.url())
  const there = { page: other, t }
  await cellOf(there, number, 'title').hover()
  await cellOf(there, number, 'title')
    .getByRole('button', { name: t('inline.edit', { field: t('finding.title') }) })
    .click()
  await expect(cellOf(there, number, 'title').getByRole('textbox')).toBeFocused()
  await other.keyboard.type('Theirs')
  await press(other, 'Control+Enter')
  await expect(cellOf(there, number, 'title')).toHaveText('Theirs')
  await other.close()

  await press(page, 'Tab')
  const dialog = page.getByRole('dialog', { name: t('conflict.title') })
  await expect(dialog).toContainText('Theirs')
  await expect(dialog).toContainText('Mine')
  await dialog.getByRole('radio', { name: t('conflict.mine') }).focus()
  await press(page, 'Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(cellOf(desk, number, 'title')).toHaveText('Mine')
}

/** Two rows are changed at once and taken back with one key; what was changed since is refused. */
async function undoMany(desk: Desk, numbers: readonly [string, string]): Promise<void> {
  const { page, t } = desk
  const days = () => Promise.all(numbers.map(async (number) => await cellOf(desk, number, 'dueOn').innerText()))
  const before = await days()
  await press(page, 'x', 'j', 'x')
  const chosen = page.getByRole('region', { name: t('list.bulk'), exact: true })
  await chosen.getByRole('button', { name: t('list.bulk.edit') }).press('Enter')
  const dialog = page.getByRole('dialog', { name: t('list.bulk.edit') })
  await dialog.getByRole('combobox', { name: t('list.bulk.field') }).focus()
  await page.keyboard.type(t('finding.dueOn'))
  await press(page, 'ArrowDown', 'Enter')
  await dialog.getByRole('textbox', { name: t('finding.dueOn') }).focus()
  await page.keyboard.type('31 jan 2027')
  await press(page, 'Tab', 'Control+Enter')
  await expect(dialog).toBeHidden()
  await expect.poll(days).toEqual(['31 Jan 2027', '31 Jan 2027'])
  await expect(page.getByText(t('list.bulk.done', { count: 2 }))).toBeVisible()
  // Beside the notice, a dialog that closes gives the focus back to where it was opened, and to nothing that undoes.
  const more = page.getByRole('button', { name: t('list.more'), exact: true })
  await more.press('Enter')
  await page.getByRole('menuitem', { name: t('list.columns'), exact: true }).press('Enter')
  await expect(page.getByRole('dialog', { name: t('list.columns') })).toBeVisible()
  await press(page, 'Escape')
  await expect(more).toBeFocused()
  await page.getByRole('grid').locator('[data-index] a').first().focus()
  await press(page, 'Control+z')
  await expect.poll(days).toEqual(before)
}

/** One more key takes back the edit before; the export offers the chosen rows alone. */
async function undoOneAndExport(desk: Desk, number: string): Promise<void> {
  const { page, t } = desk
  await press(page, 'Control+z')
  await expect(cellOf(desk, number, 'title')).toHaveText('Theirs')
  await press(page, 'Control+z')
  // The other tab changed it in between.
  await expect(page.getByText(t('undo.since'))).toBeVisible()
  await cellOf(desk, number, 'number').getByRole('checkbox').check()
  const chosen = page.getByRole('region', { name: t('list.bulk'), exact: true })
  await chosen.getByRole('button', { name: t('list.bulk.export') }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(t('export.which.chosen', { count: 1 }))).toBeVisible()
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: t('export.write'), exact: true }).click()
  expect((await download).suggestedFilename()).toMatch(/\.csv$/)
}

/** What is typed stays while its row is scrolled away; opening another record saves it first, or stays where it is refused. */
async function leaveCell({ page, t }: Desk): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 420 })
  await page.goto(`${new URL(page.url()).origin}/#/records/person`)
  const row = (index: number) => page.locator(`[role=row][data-index="${index}"]`)
  await expect(row(2)).toBeVisible()
  await press(page, 'j', 'Tab', 'F2')
  const box = row(0).getByRole('textbox', { name: t('person.jobTitle'), exact: true })
  await expect(box).toBeFocused()
  await page.keyboard.type('Typed before scrolling')
  const table = page.getByRole('region').filter({ has: page.getByRole('grid') })
  await table.last().evaluate((frame) => frame.scrollTo({ top: frame.scrollHeight }))
  await expect(row(20)).toBeVisible()
  await expect(box).toBeFocused()
  await expect(box).toHaveValue('Typed before scrolling')
  await row(20).locator('[aria-colindex="2"]').click()
  await expect(page.getByRole('article')).toBeVisible()
  await table.last().evaluate((frame) => frame.scrollTo({ top: 0 }))
  await expect(row(0).locator('[aria-colindex="2"]')).toHaveText('Typed before scrolling')

  await row(0).locator('[aria-colindex="1"]').hover()
  const pencil = row(0).getByRole('button', { name: t('inline.edit', { field: t('person.name') }) })
  await pencil.click()
  const address = page.url()
  await press(page, 'Control+a', 'Delete')
  await row(2).locator('[aria-colindex="2"]').click()
  await expect(row(0).getByText(t('errors.field.required')).first()).toBeVisible()
  expect(page.url()).toBe(address)
  await row(0).getByRole('textbox').focus()
  await press(page, 'Escape')
  await expect(row(0).getByRole('link')).toBeFocused()
}

test('cells are edited, refused, merged and taken back by keys', async () => {
  test.setTimeout(240_000)
  const { opening, t } = await openDemo('en', 'lead')
  const { page, complaints, close } = opening
  try {
    const desk = { page, t }
    const numbers = await enterList(desk)
    await editCells(desk, numbers[0])
    await meetConflict(desk, numbers[0])
    await undoMany(desk, numbers)
    await undoOneAndExport(desk, numbers[0])
    await leaveCell(desk)
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})

test('the choices of an open cell stay on the page when the window is enlarged', async () => {
  const { opening } = await openDemo('zh-CN', 'lead', { viewport: { width: 1280, height: 800 } })
  const { page, close } = opening
  try {
    for (const record of ['risk', 'policy']) {
      await page.setViewportSize({ width: 1280, height: 800 })
      await page.goto(`${new URL(page.url()).origin}/#/records/${record}`)
      await expect(page.locator('[role=row][data-index] a').first()).toBeVisible()
      await press(page, 'j', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'F2')
      await expect(page.getByRole('listbox')).toBeVisible()
      expect(await overflowEnlarged(page)).toBe(0)
      await press(page, 'Escape', 'Escape')
    }
  } finally {
    await close()
  }
})
