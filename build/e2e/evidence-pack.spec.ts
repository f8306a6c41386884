import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { hasTools } from '../../electron/services/documents/testing/outside-tools.ts'
import { openDemo } from './window/demo.ts'
import { dropAndRead } from './window/pages.ts'

test.describe.configure({ timeout: 240_000 })

test('an audit’s evidence leaves as a signed pack, sealed to its reader, who checks it and finds what was changed', async () => {
  // Without age on the machine the pack is walked as one that is sealed to nobody.
  const isSealed = hasTools('age', 'age-keygen')
  const { opening, t, password } = await openDemo('zh-CN', 'lead')
  const { page, folders, complaints, close } = opening
  const at = (name: string) => path.join(folders.root, name)
  try {
    await page.goto(new URL('#/records/audit', page.url()).href)
    await page
      .getByRole('row')
      .filter({ hasText: t('audit.state.closed') })
      .first()
      .click()
    await page.getByRole('tab', { name: t('audit.tab.handOver') }).click()
    const section = page.getByRole('region', { name: t('packing.title') })
    await section.getByRole('button', { name: t('packing.make') }).click()
    const dialog = page.getByRole('dialog', { name: t('packing.title') })
    await dialog.getByLabel(t('seal.password'), { exact: false }).first().fill(password)
    await dialog.getByLabel(t('packing.recipients')).fill('age1wrong')
    await dialog.getByRole('button', { name: t('packing.make') }).click()
    await expect(dialog.getByText(t('errors.packRecipient', { place: 1 }))).toBeVisible({ timeout: 40_000 })
    if (isSealed) execFileSync('age-keygen', ['-o', at('key')], { stdio: 'ignore' })
    const key = isSealed ? execFileSync('age-keygen', ['-y', at('key')]).toString() : ''
    await dialog.getByLabel(t('packing.recipients')).fill(key)
    await dialog.getByLabel(t('seal.password'), { exact: false }).first().fill(password)
    const arriving = page.waitForEvent('download', { timeout: 60_000 })
    await dialog.getByRole('button', { name: t('packing.make') }).click()
    const download = await arriving
    await download.saveAs(at(isSealed ? 'pack.age' : 'pack.zip'))
    await expect(dialog.getByText(t('packing.done'))).toBeVisible()
    await dialog
      .getByRole('button', { name: t('dialog.close'), exact: true })
      .last()
      .click()
    await expect(section.getByRole('listitem')).toContainText(download.suggestedFilename())
    if (isSealed) execFileSync('age', ['--decrypt', '-i', at('key'), '-o', at('pack.zip'), at('pack.age')])
    const pack = readFileSync(at('pack.zip'))
    await page.goto(new URL('#/verify', page.url()).href)
    expect(await dropAndRead({ page, t }, 'pack.zip', pack)).toBe('genuine')
    const changed = Buffer.from(pack)
    const place = pack.indexOf('"madeBy":"') + 10
    changed[place] = (changed[place] ?? 0) ^ 1
    writeFileSync(at('changed.zip'), changed)
    expect(await dropAndRead({ page, t }, 'changed.zip', changed)).toBe('changed')
    await expect(page.getByText(t('verify.packFile.changed', { path: 'manifest.json' }))).toBeVisible()
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
