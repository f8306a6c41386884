import { expect, type Page, test } from 'playwright/test'
import type { Translator } from '#shared/base/translate.ts'
import { openDemo } from './window/demo.ts'

type Desk = { readonly page: Page; readonly t: Translator }

const tickets = ['Ticket;Subject', ...Array.from({ length: 40 }, (_, at) => `CHG-${at + 1};Change ${at + 1}`)].join(
  '\n',
)

/** Chooses the file, sees what was read of it, says what it is, and freezes it. */
async function freeze({ page, t }: Desk): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/records/population?view=freeze`)
  const file = { name: 'tickets.csv', mimeType: 'text/csv', buffer: Buffer.from(tickets) }
  await page.locator('input[type=file]').setInputFiles(file)
  await expect(page.getByText(t('freezing.items', { count: 40 }))).toBeVisible()
  await page.getByRole('textbox', { name: t('population.title') }).fill('Tickets')
  await page.getByRole('textbox', { name: t('population.origin') }).fill('Ticketing')
  await page.getByRole('textbox', { name: t('population.origin') }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Tickets' })).toBeVisible()
}

/** The rows of a list as it is narrowed become a population of their own. */
async function freezeList({ page, t }: Desk): Promise<void> {
  await page.goto(
    `${new URL(page.url()).origin}/#/records/finding?is=${encodeURIComponent('{"severity":"high"}')}&exact=true`,
  )
  await page.getByRole('button', { name: t('list.more'), exact: true }).click()
  await page.getByRole('menuitem', { name: t('freezing.open') }).click()
  const dialog = page.getByRole('dialog')
  const rows = Number(
    /\d+/.exec(await dialog.getByText(t('freezing.rows', { count: '' }).slice(0, 20)).innerText())?.[0],
  )
  await dialog.getByRole('textbox', { name: t('population.origin') }).fill('Findings of this vault')
  await dialog.getByRole('button', { name: t('freezing.freeze') }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('heading', { name: t('finding.plural'), exact: true })).toBeVisible()
  await page.getByRole('tab', { name: t('record.tab.fields') }).click()
  await expect(page.getByText(String(rows), { exact: true }).first()).toBeVisible()
}

/** Sees what size the terms ask for, and is held to a reason where fewer are drawn. */
async function draw({ page, t }: Desk): Promise<void> {
  await page.getByRole('textbox', { name: t('sample.title') }).fill('Approval')
  await page.getByRole('textbox', { name: t('sample.deviationRule') }).fill('No approval')
  await page.getByRole('textbox', { name: t('sample.tolerable') }).fill('20.00')
  await expect(page.getByText(t('drawing.asked', { count: 12 }))).toBeVisible()
  const size = page.getByRole('textbox', { name: t('sample.size'), exact: true })
  await size.fill('3')
  await page.getByRole('textbox', { name: t('sample.sizeReason') }).fill('Pilot')
  await size.press('Enter')
  await expect(page.getByText(t('results.looked', { looked: 0, drawn: 3 }))).toBeVisible()
}

/** Without a mouse: numbers set results, the last one can be taken back, arrows go on, and a deviation waits for its note. */
async function look({ page, t }: Desk): Promise<void> {
  const results = page.locator('[data-cell=result]')
  await results.first().focus()
  await page.keyboard.press('1')
  await expect(page.getByText(t('results.looked', { looked: 1, drawn: 3 }))).toBeVisible()
  await expect(page.getByRole('button', { name: t('archive.undo'), exact: true })).toBeVisible()
  // A list box has no way back of its own, so the key means the page's even while it has the focus.
  await results.first().focus()
  await page.keyboard.press('Control+z')
  await expect(page.getByText(t('results.looked', { looked: 0, drawn: 3 }))).toBeVisible()
  await results.first().focus()
  await page.keyboard.press('1')
  await expect(page.getByText(t('results.looked', { looked: 1, drawn: 3 }))).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(results.nth(1)).toBeFocused()
  await page.keyboard.press('2')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Approved a day late')
  await page.keyboard.press('Enter')
  await expect(page.getByText(t('results.looked', { looked: 2, drawn: 3 }))).toBeVisible()
  await results.nth(2).focus()
  await page.keyboard.press('1')
  await expect(page.getByText(t('sampleConclusion.verdict.doesNotSupport'))).toBeVisible()
}

test('a population is frozen, a sample drawn and looked at, and its limit told', async () => {
  test.setTimeout(240_000)
  const { opening, t } = await openDemo('en', 'auditor-1')
  const { page, complaints, close } = opening
  try {
    const desk = { page, t }
    await freeze(desk)
    await draw(desk)
    await look(desk)
    await freezeList(desk)
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
