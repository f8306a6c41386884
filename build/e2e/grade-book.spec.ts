import { expect, type Page, test } from 'playwright/test'
import { languages, type Translator } from '#shared/base/translate.ts'
import { openDemo } from './window/demo.ts'

type Desk = { readonly page: Page; readonly t: Translator }

/** The cell at a row and a column, counted from nought. */
const at = (page: Page, row: number, column: number) => page.locator(`[data-grade-book] [data-at="${row},${column}"]`)

async function openBook({ page, t }: Desk): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/records/assessment?wide=true&tab=table`)
  await page.locator('[role=row][data-index="0"] a').first().click()
  await expect(page.getByRole('button', { name: t('scoreEntry.save'), exact: true })).toBeVisible()
}

/** Typing, moving, emptying, taking back and undoing, all by keys. */
async function typeByKeys({ page }: Desk): Promise<void> {
  await at(page, 8, 0).click()
  await page.keyboard.type('88,5')
  await page.keyboard.press('Enter')
  await expect(at(page, 9, 0)).toBeFocused()
  await expect(at(page, 8, 0)).toHaveText('88.5')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('F2')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('0')
  await page.keyboard.press('Tab')
  await expect(at(page, 8, 0)).toHaveText('88.0')
  await expect(at(page, 8, 1)).toBeFocused()
  await page.keyboard.type('70')
  await page.keyboard.press('Escape')
  await expect(at(page, 8, 1)).toHaveText('')
  await page.keyboard.type('71')
  await page.keyboard.press('ArrowLeft')
  await expect(at(page, 8, 0)).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(at(page, 8, 0)).toHaveText('')
  await page.keyboard.press('Control+z')
  await expect(at(page, 8, 0)).toHaveText('88.0')
  await page.keyboard.press('Control+z')
  await expect(at(page, 8, 1)).toHaveText('')
  await page.keyboard.press('Control+y')
  await expect(at(page, 8, 1)).toHaveText('71')
  await page.keyboard.press('Control+End')
  await expect(at(page, 11, 7)).toBeFocused()
  await page.keyboard.press('Control+Home')
  await expect(at(page, 0, 0)).toBeFocused()
}

/** Lays a block over the cells as a spreadsheet would put it on the clipboard. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((given) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', given)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)
}

async function pasteBlock({ page, t }: Desk): Promise<void> {
  await at(page, 10, 6).focus()
  await paste(page, '12,5\t2\tbeyond\n1000\t1\n7\t\n')
  await expect(at(page, 10, 6)).toHaveText('12.5')
  await expect(at(page, 10, 7)).toHaveText('2')
  await expect(at(page, 11, 6)).toHaveText('1000')
  await expect(at(page, 11, 6)).toHaveAttribute('aria-invalid', 'true')
  const cells = [
    t('scoreEntry.leftOut.cell', { row: 1, column: 3, text: 'beyond' }),
    t('scoreEntry.leftOut.cell', { row: 3, column: 1, text: '7' }),
  ]
  const words = t('scoreEntry.leftOut', { count: 2, cells: new Intl.ListFormat(t.language).format(cells) })
  await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible()
  const faults = page.getByRole('alert').filter({ hasText: t('scoreEntry.faults', { count: 1 }) })
  await faults.getByRole('button').press('Enter')
  await expect(at(page, 11, 6)).toBeFocused()
}

/** What is right is saved as one change; what is wrong waits and is mended. */
async function saveAll({ page, t }: Desk): Promise<void> {
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: t('scoreEntry.unsaved', { count: 2 }) })).toBeVisible()
  await page.keyboard.type('30')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: t('scoreEntry.saved') })).toBeVisible()
  await page.reload()
  await expect(at(page, 11, 6)).toHaveText('30.00')
  await expect(at(page, 10, 6)).toHaveText('12.50')
  await at(page, 10, 6).focus()
  // What stands before the name of the row is the same in every language.
  const scored = await page.locator('[data-grade-book] [role=row][aria-rowindex="12"] [role=rowheader]').textContent()
  await page
    .getByRole('link')
    .filter({ hasText: `${scored}${t.language === 'en' ? ':' : '：'}` })
    .press('Enter')
  await expect(page.getByRole('tab', { name: t('record.tab.history'), selected: true })).toBeVisible()
}

for (const language of languages)
  test(`a grade book is filled by keys and by paste, in ${language}`, async () => {
    const { opening, t } = await openDemo(language, 'trainer')
    const desk = { page: opening.page, t }
    try {
      await openBook(desk)
      await typeByKeys(desk)
      await pasteBlock(desk)
      await saveAll(desk)
      expect(opening.complaints).toEqual([])
    } finally {
      await opening.close()
    }
  })
