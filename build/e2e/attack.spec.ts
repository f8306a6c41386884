import { expect, test } from 'playwright/test'
import { openDemo } from './window/demo.ts'

test.describe.configure({ timeout: 240_000 })

const named = (id: string) => [{ source_name: 'mitre-attack', external_id: id }]
const phases = [{ kill_chain_name: 'mitre-attack', phase_name: 'initial-access' }]
const bundle = {
  type: 'bundle',
  objects: [
    { type: 'x-mitre-collection', id: 'c', x_mitre_version: '20.0' },
    ...[{ type: 'x-mitre-tactic', id: 't', name: 'Initial Access', x_mitre_shortname: 'initial-access' }].map(
      (one) => ({
        ...one,
        external_references: named('TA0001'),
      }),
    ),
    { type: 'attack-pattern', id: 'a', name: 'Phish', kill_chain_phases: phases, external_references: named('T1566') },
  ],
}

test('a technique is picked by words of its name, and another version of ATT&CK is looked at, used and left again', async () => {
  const { opening, t } = await openDemo('zh-CN', 'trainer')
  const { page, complaints, close } = opening
  try {
    await page.goto(new URL('#/records/attackStep/new?wide=true', page.url()).href)
    const technique = page.getByRole('combobox', { name: t('attackStep.technique') })
    await technique.fill('初始访问 spearphishing attach')
    await expect(page.getByRole('option').first()).toContainText('T1566.001')
    await technique.press('ArrowDown')
    await technique.press('Enter')
    await expect(technique).toHaveValue('T1566.001')
    await expect(page.getByText('Phishing: Spearphishing Attachment')).toBeVisible()
    await technique.fill('T1086')
    await expect(
      page.getByText(t('attack.replaced', { name: 'PowerShell', id: 'T1059.001', by: 'PowerShell' })),
    ).toBeVisible()

    await page.goto(new URL('#/records/attackStep?view=attack', page.url()).href)
    const leave = page.getByRole('dialog').getByRole('button', { name: t('leave.discard') })
    await leave.or(page.getByText('The MITRE Corporation').first()).first().waitFor()
    if (await leave.isVisible()) await leave.click()
    await expect(page.getByText('19.1', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: t('attackView.load') }).press('Enter')
    const dialog = page.getByRole('dialog')
    const input = dialog.locator('input[type=file]')
    await input.setInputFiles({
      name: 'x.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"type":"report"}'),
    })
    await expect(dialog.getByRole('alert')).toContainText(t('errors.stixUnknown'))
    const buffer = Buffer.from(JSON.stringify(bundle))
    await input.setInputFiles({ name: 'attack.json', mimeType: 'application/json', buffer })
    await expect(dialog).toContainText(t('attackView.renamed', { count: 1 }))
    await expect(dialog.getByRole('alert')).toHaveCount(0)
    await dialog.getByRole('button', { name: t('attackView.apply') }).press('Enter')
    await expect(dialog).toContainText(t('attackView.done'))
    await page.keyboard.press('Escape')
    await expect(page.getByText('20.0', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: t('attackView.useShipped', { version: '19.1' }) }).press('Enter')
    await expect(page.getByText('19.1', { exact: true })).toBeVisible()
    expect(complaints).toEqual([])
  } catch (error) {
    await page.screenshot({ path: test.info().outputPath('where-it-ended.png') })
    throw error
  } finally {
    await close()
  }
})
