import { expect, test } from 'playwright/test'
import { filledSheet, textCell } from '#services/exchange/testing/filled-sheet.ts'
import { openDemo } from './window/demo.ts'
import { saved } from './window/record-desk.ts'

test.describe.configure({ timeout: 240_000 })

const file = (buffer: Uint8Array) => ({
  name: 'back.xlsx',
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(buffer),
})

const isPdf = (bytes: Uint8Array) => Buffer.from(bytes).subarray(0, 5).toString('latin1') === '%PDF-'

test('a department without the program gets its sheet, and its answers come back by cell', async () => {
  const { opening, t } = await openDemo('en', 'lead')
  const { page, complaints, close } = opening
  try {
    // The sheet goes out for a report that nobody has begun.
    await page.goto(new URL('#/records/departmentReport?view=overdue', page.url()).href)
    const missing = page.getByRole('row').filter({ hasText: t('reportBoard.state.missing') })
    await expect(missing.first()).toBeVisible()
    const rows = await missing.count()
    const make = missing.first().getByRole('button', { name: t('sheetEntry.make'), exact: false })
    const blank = await saved(page, () => make.press('Enter'))

    // The same on paper, to be filled in by hand.
    const print = missing.first().getByRole('button', { name: t('sheetEntry.paper'), exact: false })
    const printed = await saved(page, () => print.press('Enter'))
    expect(isPdf(printed)).toBe(true)

    // It comes back by the board: a refused cell is named, the others begin the report.
    await page.getByRole('button', { name: t('sheetEntry.read'), exact: true }).press('Enter')
    const dialog = page.getByRole('dialog')
    const choose = dialog.locator('input[type=file]')
    await choose.setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') })
    await expect(dialog.getByRole('alert')).toContainText(t('reportSheet.refused.notOne'))
    const words = { C5: textCell('Twelve'), C6: 't="str"><f>1+1</f><v>2</v></c>' }
    await choose.setInputFiles(file(filledSheet(blank, words)))
    const faults = dialog.getByRole('listitem')
    await expect(faults.filter({ hasText: t('sheetEntry.place', { place: 'C6' }) })).toContainText(
      t('reportSheet.fault.formula'),
    )
    await expect(dialog.getByText(t('sheetEntry.begins'))).toBeVisible()
    await dialog.getByRole('button', { name: t('sheetEntry.take', { count: 1 }) }).press('Enter')
    const article = page.getByRole('article')
    await expect(article).toContainText(t('departmentReport.state.draft'))
    await expect(article).toContainText('Twelve')

    // From its own tab the sheet of another month is refused, and its own is taken over.
    await article.getByRole('tab', { name: t('departmentReport.tab.sheet'), exact: true }).click()
    const own = await saved(page, () => article.getByRole('button', { name: t('sheetEntry.make') }).press('Enter'))
    const paper = article.getByRole('button', { name: t('sheetEntry.paper'), exact: true })
    expect(isPdf(await saved(page, () => paper.press('Enter')))).toBe(true)
    const reader = article.getByRole('region', { name: t('sheetEntry.back'), exact: true })
    const input = reader.locator('input[type=file]')
    await input.setInputFiles(file(filledSheet(own, { I1: textCell('2026-01-01') })))
    await expect(reader.getByRole('alert')).toContainText('2026-01')
    await input.setInputFiles(file(own))
    await expect(reader.getByRole('cell', { name: 'Twelve' })).toBeVisible()
    await reader.getByRole('button', { name: t('sheetEntry.take', { count: 1 }) }).click()
    await expect(reader).toContainText(t('sheetEntry.taken'))
    await page.goto(new URL('#/records/departmentReport?view=overdue', page.url()).href)
    await expect(missing).toHaveCount(rows - 1)
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
