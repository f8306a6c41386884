import { expect, test } from 'playwright/test'
import { exerciseRecord } from '#shared/modules/exercises/exercise.record.ts'
import { openDemo } from './window/demo.ts'
import { fillForm } from './window/fill.ts'

test.describe.configure({ timeout: 420_000 })

const heads = 'Variant,MitreID,Status,Outcome,Alert Triggered,Start Time,Detection Time,Outcome Path'
const row = (start: string) => `Mail,T1566.001,Completed,Detected,Yes,${start},2026-01-03T10:05:00Z,a > b`

test('a run of VECTR is looked at, refused by row and field, taken, scored, and goes out again', async () => {
  const { opening, t } = await openDemo('zh-CN', 'trainer')
  const { page, complaints, close } = opening
  try {
    await page.goto(new URL('#/records/exercise/new?wide=true', page.url()).href)
    const form = page.locator('form')
    const period = { start: '2026-01-01', end: '2026-01-31' }
    const draft = { title: 'VECTR', kind: 'redBlue', period }
    await fillForm({ page, scope: form, t }, 'exercise', exerciseRecord.fields, draft)
    await page.keyboard.press('Control+Enter')
    const article = page.getByRole('article')
    await article.getByRole('tab', { name: t('exercise.tab.exchange') }).click()
    await article.getByRole('button', { name: t('runExchange.read') }).press('Enter')
    const dialog = page.getByRole('dialog')
    const input = dialog.locator('input[type=file]')
    const file = (...rows: readonly string[]) => ({
      ...{ name: 'run.csv', mimeType: 'text/csv' },
      buffer: Buffer.from([heads, ...rows].join('\r\n')),
    })
    await input.setInputFiles(file(row('2026-01-03T10:00:00Z'), row('2026-01-03T10:00:61Z')))
    const what = t('errors.field.foreignRun.calendar')
    await expect(dialog).toContainText(t('runExchange.fault.vectr', { where: '3', field: 'Start Time', what }))
    await expect(dialog.getByRole('button', { name: t('runExchange.make', { count: 0 }) })).toBeDisabled()
    await input.setInputFiles(file(row('2026-01-03T10:00:00Z')))
    await expect(dialog).toContainText(t('runExchange.loss.kept', { count: 1 }))
    await dialog.getByRole('button', { name: t('runExchange.make', { count: 1 }) }).press('Enter')
    await expect(dialog).toContainText(t('runExchange.made', { count: 1 }))
    await page.keyboard.press('Escape')
    const coming = page.waitForEvent('download')
    await article.getByRole('button', { name: t('runExchange.write') }).press('Enter')
    expect((await coming).suggestedFilename()).toMatch(/\.vectr\.csv$/u)
    await article.getByRole('tab', { name: t('exercise.tab.results') }).click()
    const points = (count: number, total: number) => t('exerciseScores.count', { count, total })
    const scored = t('exerciseScores.title', { red: points(2, 2), blue: points(2, 4) })
    await expect(article.getByRole('heading', { name: scored })).toBeVisible()
    await expect(article).toContainText(t('exerciseScores.provisional'))

    // A report of Caldera is another file in the same dialog: looked at, then taken.
    await article.getByRole('tab', { name: t('exercise.tab.exchange') }).click()
    await article.getByRole('button', { name: t('runExchange.read') }).press('Enter')
    const link = {
      name: 'Who',
      command: 'whoami',
      status: 0,
      delegated: '2026-01-04 10:00:00',
      run: '2026-01-04 10:00:09',
    }
    const report = { host_group: [{ paw: 'p', host: 'PC-7' }], steps: { p: { steps: [link] } } }
    const buffer = Buffer.from(JSON.stringify(report))
    await input.setInputFiles({ name: 'report.json', mimeType: 'application/json', buffer })
    const found = { program: 'Caldera', count: 1, fresh: 1, known: 0 }
    await expect(dialog).toContainText(t('runExchange.found', found))
    await expect(dialog).toContainText(t('runExchange.loss.zoneAssumed', { count: 2 }))
    await dialog.getByRole('button', { name: t('runExchange.make', { count: 1 }) }).press('Enter')
    await expect(dialog).toContainText(t('runExchange.made', { count: 1 }))
    expect(complaints).toEqual([])
  } catch (error) {
    await page.screenshot({ path: test.info().outputPath('where-it-ended.png') })
    throw error
  } finally {
    await close()
  }
})
