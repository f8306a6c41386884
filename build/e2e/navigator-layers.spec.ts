import { expect, test } from 'playwright/test'
import { exerciseRecord } from '#shared/modules/exercises/exercise.record.ts'
import { openDemo } from './window/demo.ts'
import { fillForm } from './window/fill.ts'

test.describe.configure({ timeout: 240_000 })

const layer = {
  name: 'Threat of the year',
  domain: 'enterprise-attack',
  versions: { attack: '19', navigator: '5.1.0', layer: '4.5' },
  techniques: [{ techniqueID: 'T1027.018', score: 40 }, { techniqueID: 'T1682' }, { techniqueID: 'T9999' }],
}

test('steps are planned from a layer of Navigator after a look at what is left out, and a layer goes out', async () => {
  const { opening, t } = await openDemo('zh-CN', 'trainer')
  const { page, complaints, close } = opening
  try {
    await page.goto(new URL('#/records/exercise/new?wide=true', page.url()).href)
    const form = page.locator('form')
    const period = { start: '2026-12-01', end: '2026-12-31' }
    await fillForm({ page, scope: form, t }, 'exercise', exerciseRecord.fields, {
      title: 'Layers',
      kind: 'redBlue',
      period,
    })
    await page.keyboard.press('Control+Enter')
    const article = page.getByRole('article')
    await article.getByRole('tab', { name: t('exercise.tab.exchange') }).click()
    await article.getByRole('button', { name: t('layerExchange.read') }).press('Enter')
    const dialog = page.getByRole('dialog')
    const input = dialog.locator('input[type=file]')
    const file = (value: object) => ({
      name: 'l.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(value)),
    })
    await input.setInputFiles(file({ ...layer, domain: 'ics-attack' }))
    await expect(dialog.getByRole('alert')).toContainText('ics-attack')
    await input.setInputFiles(file(layer))
    await expect(dialog).toContainText(t('layerExchange.missing', { count: 2 }))
    await expect(dialog).toContainText('T9999')
    await expect(dialog).toContainText('T1027.018 40')
    await dialog.getByRole('button', { name: t('layerExchange.plan', { count: 2 }) }).press('Enter')
    await expect(dialog).toContainText(t('layerExchange.planned', { count: 2 }))
    await page.keyboard.press('Escape')
    const coming = page.waitForEvent('download')
    await article.getByRole('button', { name: t('layerExchange.write') }).press('Enter')
    expect((await coming).suggestedFilename()).toMatch(/\.layer\.json$/u)
    expect(complaints).toEqual([])
  } catch (error) {
    await page.screenshot({ path: test.info().outputPath('where-it-ended.png') })
    throw error
  } finally {
    await close()
  }
})
