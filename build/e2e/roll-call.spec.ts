import { expect, type Locator, type Page, test } from 'playwright/test'
import { type Language, languages, type Translator } from '#shared/base/translate.ts'
import { type AttendanceStatus, attendanceStatuses } from '#shared/modules/training/training.roll.ts'
import { openDemo } from './window/demo.ts'

type Desk = { readonly page: Page; readonly t: Translator }

test.describe.configure({ timeout: 240_000 })

const role = { en: 'Security engineer', 'zh-CN': '安全工程师' } as const
const listed = { en: 'Wei Jie Lau', 'zh-CN': '高伟杰' } as const

const choice = (page: Page, row: number, status: AttendanceStatus): Locator =>
  page.locator(`[data-row="${row}"] input`).nth(attendanceStatuses.indexOf(status))

async function openRoll({ page, t }: Desk): Promise<void> {
  const planned = encodeURIComponent(JSON.stringify({ state: 'planned' }))
  await page.goto(`${new URL(page.url()).origin}/#/records/trainingSession?wide=true&tab=roll&is=${planned}`)
  await page.locator('[role=row][data-index="0"] a').first().click()
  await expect(page.getByText(t('rollCall.hint'))).toBeVisible()
}

const counts = (t: Translator, given: Partial<Record<AttendanceStatus | 'unmarked', number>>) => {
  const none = { attended: 0, late: 0, partly: 0, absent: 0, excused: 0, unmarked: 0 }
  const all = { ...none, ...given }
  return t('rollCall.finding', { ...all, count: Object.values(all).reduce((sum, one) => sum + one, 0) })
}
const seen = ({ page, t }: Desk, given: Parameters<typeof counts>[1]) =>
  expect(page.getByRole('heading', { name: counts(t, given), exact: true })).toBeVisible()

/** One key a person, each going on to the next; wrong ones are taken back. */
async function callByKeys(desk: Desk): Promise<void> {
  const { page, t } = desk
  await seen(desk, { unmarked: 8 })
  await choice(page, 0, 'attended').focus()
  for (const key of ['p', 'l', '5', 'a']) await page.keyboard.press(key)
  await expect(choice(page, 4, 'attended')).toBeFocused()
  await expect(choice(page, 1, 'late')).toBeChecked()
  await seen(desk, { attended: 1, late: 1, excused: 1, absent: 1, unmarked: 4 })
  await page.keyboard.press('Control+z')
  await seen(desk, { attended: 1, late: 1, excused: 1, unmarked: 5 })
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('h')
  await page.keyboard.press('Home')
  await expect(choice(page, 0, 'attended')).toBeFocused()
  await page.keyboard.press('Backspace')
  await seen(desk, { late: 1, excused: 1, partly: 1, unmarked: 5 })
  await page.getByRole('button', { name: t('rollCall.rest', { count: 5 }) }).press('Enter')
  await seen(desk, { attended: 5, late: 1, excused: 1, partly: 1 })
}

/** A whole role at once; those of it who stand in the roll already stay as they are. */
async function invite(desk: Desk, language: Language): Promise<void> {
  const { page, t } = desk
  await page.getByRole('button', { name: t('rollCall.undo') }).press('Enter')
  const box = page.getByRole('combobox', { name: t('rollCall.circles') })
  await box.focus()
  await box.pressSequentially(role[language])
  await page.getByRole('option', { name: t('rollCall.circle', { title: role[language], count: 3 }) }).click()
  await page.getByRole('button', { name: t('rollCall.invite'), exact: true }).press('Enter')
  await seen(desk, { late: 1, excused: 1, partly: 1, unmarked: 5 })
  await choice(page, 0, 'attended').focus()
  await page.keyboard.press('1')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: t('rollCall.saved') })).toBeVisible()
  await page.reload()
  await seen(desk, { attended: 1, late: 1, excused: 1, partly: 1, unmarked: 4 })
}

/** A list with an unknown name is refused whole; mended, it is taken once. */
async function readList(desk: Desk, language: Language): Promise<void> {
  const { page, t } = desk
  const file = (...rows: readonly string[]) => ({
    ...{ name: 'list.csv', mimeType: 'text/csv' },
    buffer: Buffer.from(`\u{feff}Name;Status\r\n${rows.join('\r\n')}`, 'utf16le'),
  })
  await page.getByRole('button', { name: t('rollCall.list') }).press('Enter')
  const dialog = page.getByRole('dialog')
  const input = dialog.locator('input[type=file]')
  await input.setInputFiles(file(`${listed[language]};late`, 'Nobody Here;late'))
  const what = t('attendanceList.fault.unknown', { what: 'Nobody Here' })
  await expect(dialog).toContainText(t('rollCall.fault', { where: 3, what }))
  await expect(dialog.getByRole('button', { name: t('rollCall.take', { count: 0 }) })).toBeDisabled()
  await input.setInputFiles(file(`${listed[language]};late`))
  await dialog.getByRole('button', { name: t('rollCall.take', { count: 1 }) }).press('Enter')
  await expect(dialog.getByText(t('rollCall.taken'))).toBeVisible()
  await page.keyboard.press('Escape')
  await seen(desk, { late: 2, excused: 1, partly: 1, unmarked: 4 })
}

async function printAndCount({ page, t }: Desk): Promise<void> {
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: t('rollCall.sheet') }).press('Enter')
  expect((await coming).suggestedFilename()).toMatch(/\.pdf$/u)
  await page.goto(`${new URL(page.url()).origin}/#/records/trainingSession?view=hours`)
  await expect(page.getByRole('heading', { name: t('trainingHours.title') })).toBeVisible()
  await expect(page.getByText(t('rollCall.counting'))).toBeVisible()
}

for (const language of languages)
  test(`the roll of a session is called by keys, read from a list and printed, in ${language}`, async () => {
    const { opening, t } = await openDemo(language, 'trainer')
    const desk = { page: opening.page, t }
    try {
      await openRoll(desk)
      await callByKeys(desk)
      await invite(desk, language)
      await readList(desk, language)
      await printAndCount(desk)
      expect(opening.complaints).toEqual([])
    } catch (error) {
      await opening.page.screenshot({ path: test.info().outputPath('where-it-ended.png') })
      throw error
    } finally {
      await opening.close()
    }
  })
