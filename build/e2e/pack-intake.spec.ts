import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import type { Translator } from '#shared/base/translate.ts'
import { openTab, pressOn } from './window/by-keys.ts'
import { openDemo } from './window/demo.ts'

test.describe.configure({ timeout: 300_000 })

/** Opens the first audit of a state on what it is handed over as. */
async function handOver(page: Page, t: Translator, state: string): Promise<void> {
  const is = encodeURIComponent(JSON.stringify({ state }))
  await page.goto(new URL(`#/records/audit?wide=true&is=${is}`, page.url()).href)
  await page.locator('[role=row][data-index="0"] a').first().press('Enter')
  await openTab(page, t('audit.tab.handOver'))
}

/** Makes the pack of an issued audit. */
async function makePack(page: Page, t: Translator, password: string, to: string): Promise<void> {
  await handOver(page, t, 'issued')
  const section = page.getByRole('region', { name: t('packing.title') })
  await pressOn(page, section.getByRole('button', { name: t('packing.make') }))
  const dialog = page.getByRole('dialog', { name: t('packing.title') })
  await dialog.getByLabel(t('seal.password'), { exact: false }).first().fill(password)
  const arriving = page.waitForEvent('download', { timeout: 60_000 })
  await dialog.getByRole('button', { name: t('packing.make') }).press('Enter')
  await (await arriving).saveAs(to)
}

for (const language of ['en', 'zh-CN'] as const) {
  test(`evidence of a pack comes into another audit once, by keys (${language})`, async () => {
    const { opening, t, password } = await openDemo(language, 'lead')
    const { page, folders, complaints, close } = opening
    const pack = path.join(folders.root, 'pack.zip')
    try {
      await makePack(page, t, password, pack)
      await handOver(page, t, 'reporting')
      const section = page.getByRole('region', { name: t('packIntake.title') })
      await pressOn(page, section.getByRole('button', { name: t('packIntake.open') }))
      const dialog = page.getByRole('dialog', { name: t('packIntake.title') })
      const chooses = new RegExp(`${t('packIntake.choose')}|${t('packIntake.other')}`, 'u')
      const give = async (file: string) => {
        const asking = page.waitForEvent('filechooser')
        await pressOn(page, dialog.getByRole('button', { name: chooses }).first())
        await (await asking).setFiles(file)
      }
      const fresh = dialog.getByText(t('packIntake.state.new'), { exact: true })
      const torn = path.join(folders.root, 'torn.zip')
      writeFileSync(torn, Buffer.from('PK\u0003\u0004 torn'))
      await give(torn)
      await expect(dialog.getByText(t('verify.packDamaged'))).toBeVisible({ timeout: 40_000 })
      await expect(fresh).toHaveCount(0)

      await give(pack)
      await expect(fresh.first()).toBeVisible({ timeout: 40_000 })
      const count = await fresh.count()
      await pressOn(page, dialog.getByRole('button', { name: t('packIntake.take', { count }) }))
      await expect(dialog.getByText(t('packIntake.taken', { count }))).toBeVisible({ timeout: 40_000 })

      // The very same file, in the same dialog.
      await give(pack)
      await expect(dialog.getByText(t('packIntake.nothing'))).toBeVisible({ timeout: 40_000 })
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
      expect(complaints).toEqual([])
    } finally {
      await close()
    }
  })
}
