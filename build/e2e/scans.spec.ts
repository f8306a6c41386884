import { expect, test } from 'playwright/test'
import { nessusFile, type Sample } from '#services/exchange/testing/scan-files.ts'
import { dayIn } from '#shared/base/calendar.ts'
import { addDays } from '#shared/base/dates.ts'
import { openDemo } from './window/demo.ts'
import { type Desk, goTo } from './window/record-desk.ts'

test.describe.configure({ timeout: 240_000 })

const today = dayIn('Asia/Shanghai', Date.now())
/** In the demo the core switch of the head office. */
const known = '10.20.0.1'
const unknown = '192.0.2.77'
const oldServer = { host: known, id: '90001', title: 'Switch software out of support', severity: 4, score: '9.8' }
const weakCipher = { host: known, id: '90002', title: 'Weak cipher for management', severity: 2 }
const telnet = { host: known, id: '90003', title: 'Telnet is answered', severity: 3 }
const elsewhere = { host: unknown, id: '90004', title: 'Default password of a camera', severity: 4 }

const choose = ({ page }: Desk, content: string) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name: 'weekly.nessus', mimeType: 'application/xml', buffer: Buffer.from(content) })

/** What a number of the foot says, once it stands for the last answer. */
const counted = async ({ page }: Desk, name: string, count: number) =>
  await expect(page.locator(`[aria-busy=false] [data-count=${name}] b`)).toHaveText(String(count))

async function bring(desk: Desk): Promise<void> {
  const { page, t } = desk
  const button = page.getByRole('button', { name: t('scanImport.bring'), exact: true })
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: t('scan.view.bring') })).toContainText(t('scanImport.done'))
}

/** A file that is torn or that would fetch from elsewhere is named as what it is; another file can be chosen at once. */
async function refused(desk: Desk, rows: readonly Sample[]): Promise<void> {
  const { page, t } = desk
  const whole = nessusFile(today, rows)
  await choose(desk, whole.slice(0, whole.length / 2))
  await expect(page.getByRole('alert')).toContainText(
    new RegExp(t('errors.fileUnreadable', { format: '.+', line: String.raw`\d+` })),
  )
  await choose(desk, whole.replace('\n', '\n<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n'))
  await expect(page.getByRole('alert')).toContainText(t('errors.scanDoctype', { line: 2 }))
}

/** A table whose heads say nothing is not refused: a person tells which column is what. */
async function mapped(desk: Desk): Promise<void> {
  const { page, t } = desk
  const table = `Fund,Rechner,Stufe\nTelnet is open,${known},High\n`
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'house.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
  await expect(page.getByText(t('scanImport.columns.lacking'))).toBeVisible()
  await expect(page.getByRole('button', { name: t('scanImport.bringEmpty'), exact: true })).toBeDisabled()
  await page.getByLabel(t('scanImport.cell.host'), { exact: true }).selectOption('Rechner')
  await page.getByLabel(t('scanImport.cell.title'), { exact: true }).selectOption('Fund')
  const severity = page.getByLabel(t('scanImport.cell.severity'), { exact: true })
  await severity.selectOption('Stufe')
  await expect(severity.locator('option:checked')).toHaveText('Stufe')
  await expect(page.getByText(t('scanImport.columns.lacking'))).toHaveCount(0)
  const close = page.getByRole('checkbox', { name: t('scanImport.close') })
  await expect(close).toBeDisabled()
  const tool = page.getByLabel(t('scanImport.tool'), { exact: true })
  await tool.fill('Own scanner')
  await tool.press('Enter')
  await expect(close).toBeChecked()
  await counted(desk, 'created', 1)
  await page.screenshot({ path: test.info().outputPath('mapped.png') })
}

/** The first scan: what is known is told from what nobody bears, and a host is given its asset. */
async function first(desk: Desk): Promise<void> {
  const { page, t } = desk
  await choose(desk, nessusFile(addDays(today, -7), [oldServer, weakCipher, telnet, elsewhere]))
  await counted(desk, 'created', 3)
  await counted(desk, 'leftOut', 1)
  const decision = page.getByRole('combobox', { name: t('scanImport.assetOf', { host: unknown }) })
  await decision.click()
  await page.getByRole('option', { name: t('scanImport.choice.create'), exact: true }).click()
  await counted(desk, 'created', 4)
  await counted(desk, 'newAssets', 1)
  await bring(desk)
  await page.getByRole('button', { name: t('import.again') }).click()
}

/** A week later one is left, one is new; the two that are gone are named before they are closed. */
async function again(desk: Desk): Promise<void> {
  const { page, t } = desk
  const later = nessusFile(today, [weakCipher, { ...telnet, id: '90005', title: 'SNMP with a public name' }])
  await choose(desk, later)
  await counted(desk, 'created', 1)
  await counted(desk, 'known', 1)
  await counted(desk, 'notSeen', 2)
  const closing = page.getByRole('region', { name: t('scanImport.closing', { count: 2 }) })
  await expect(closing).toContainText(oldServer.title)
  await expect(closing).toContainText(telnet.title)
  await bring(desk)
  await page.getByRole('button', { name: t('import.again') }).click()
  await choose(desk, later)
  await expect(page.getByText(new RegExp(t('scanImport.before', { at: '.+' })))).toBeVisible()
  await counted(desk, 'known', 2)
}

/** What was closed says by what, in words, and a person confirms it who has proof. */
async function told(desk: Desk): Promise<void> {
  const { page, t } = desk
  await goTo(desk, `search?q=${encodeURIComponent(oldServer.title)}`)
  await page.getByRole('main').getByRole('link', { name: oldServer.title }).first().click()
  const article = page.getByRole('article')
  await expect(article).toContainText(t('vulnerability.state.notSeen'))
  await article.getByRole('tab', { name: t('record.tab.history'), exact: true }).click()
  await expect(article.getByRole('tabpanel')).toContainText('weekly.nessus')
}

test('a scan is read before it changes anything, a second closes by name what is gone, and a bad file is refused by name', async () => {
  const { opening, t } = await openDemo('en', 'lead')
  const { page, complaints, close } = opening
  try {
    const desk = { page, t }
    await goTo(desk, 'records/scan?view=bring')
    await refused(desk, [oldServer])
    await mapped(desk)
    await first(desk)
    await again(desk)
    await page.screenshot({ path: test.info().outputPath('again.png') })
    await told(desk)
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
