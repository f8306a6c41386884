import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import { founder } from './journey/chapter.ts'
import { names } from './journey/names.ts'
import { createVault } from './window/entrance.ts'
import { chooseMore, giveFile } from './window/give-file.ts'
import { openWindow } from './window/open-window.ts'
import { goToList } from './window/window-desk.ts'
import { beginning, windowWords } from './window/words.ts'

const say = names.en
const t = windowWords('en')

test.describe.configure({ timeout: 180_000 })

const counted = (page: Page, count: number, what: string) =>
  expect(page.getByRole('dialog').getByRole('status').last()).toContainText(`${count} ${t(`import.count.${what}`)}`)
const bring = (page: Page, count: number) => page.getByRole('button', { name: t('import.bring', { count }) })

test('a file comes in by its good rows, goes out as a workbook, and comes in again without a change', async () => {
  const opened = await openWindow()
  const { page, folders, complaints } = opened
  const desk = { page, t }
  try {
    const vault = path.join(folders.root, 'Exchange.sealbook')
    await createVault({ page, t }, vault, { ...founder, organisation: say.organisation, person: say.founder })
    await goToList({ page, t }, 'department')

    // A file that cannot be read is refused by place, and nothing else happens.
    await giveFile(desk, 'broken.csv', 'name,code\nRisk,"R\n')
    const quote = t('errors.quoteNotClosed', { line: 2, row: 2, column: 2 })
    await expect(page.getByRole('alert')).toContainText(quote)
    await page.keyboard.press('Escape')

    // Columns that no name tells are matched by hand; a refused cell says why and leads to its line.
    const table = `Unit;code;head\nRisk;R1;\nFraud;R2;Nobody\n${'x'.repeat(200)};R3;\n`
    await giveFile(desk, 'units.csv', table)
    await page.getByRole('combobox', { name: t('import.column', { column: 1, head: 'Unit' }) }).selectOption('name')
    await counted(page, 1, 'created')
    const cell = page.getByRole('button', { name: beginning('Nobody') })
    await cell.press('Enter')
    await expect(
      page
        .getByRole('listitem')
        .filter({ hasText: t('import.place', { row: '3' }) })
        .getByRole('button'),
    ).toBeFocused()
    await page.getByRole('checkbox', { name: t('import.onlyErrors') }).check()
    await expect(page.getByRole('dialog').getByRole('cell', { name: 'Risk' })).toHaveCount(0)
    await expect(bring(page, 1)).toBeDisabled()
    await page.getByRole('checkbox', { name: t('import.goodRows', { count: 2 }) }).check()
    await bring(page, 1).click()
    await expect(page.getByText(t('import.done'), { exact: true })).toBeVisible()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: t('import.saveRefused') }).click()
    const refused = readFileSync(await (await download).path(), 'utf8')
    expect(refused).toContain(`Fraud,R2,Nobody,"Head: ${t('errors.field.missingReference')}`)
    await page
      .getByRole('button', { name: t('dialog.close') })
      .last()
      .click()
    await expect(page.getByRole('link', { name: 'Risk' })).toBeVisible()

    // The same heads are matched as they were; the code tells the row from a new one.
    await giveFile(desk, 'units.csv', 'Unit;code;head\nRisk and control;r1;\n')
    await expect(page.getByText(t('import.remembered'))).toBeVisible()
    await page.getByRole('combobox', { name: t('import.known') }).selectOption('code')
    await page.getByRole('button', { name: t('import.bring', { count: 1 }) }).click()
    await expect(page.getByRole('region', { name: t('import.changed') }).getByRole('link')).toHaveText(
      'Risk and control',
    )
    await page.keyboard.press('Escape')

    // What goes out as a workbook changes nothing when it comes back.
    await chooseMore(desk, 'export.menu')
    await page.getByText(t('export.format.xlsx'), { exact: true }).click()
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: t('export.write'), exact: true }).click()
    const workbook = readFileSync(await (await saving).path())
    await expect(page.getByRole('dialog').getByText(t('tasks.saved', { file: 'departments.xlsx' }))).toBeVisible()
    await page.keyboard.press('Escape')
    await giveFile(desk, 'departments.xlsx', workbook)
    await expect(page.getByRole('button', { name: t('import.nothing') })).toBeDisabled()
    await counted(page, 1, 'skipped')
    expect(complaints).toEqual([])
  } finally {
    await opened.close()
  }
})
