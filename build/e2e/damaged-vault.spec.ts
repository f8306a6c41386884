import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { languages } from '#shared/base/translate.ts'
import { demoVault } from './window/demo-vault.ts'
import { chooseLanguage, openExisting } from './window/entrance.ts'
import { openWindow } from './window/open-window.ts'
import { audit } from './window/pages.ts'
import { windowWords } from './window/words.ts'

test.describe.configure({ timeout: 180_000 })

for (const language of languages)
  test(`an audit says in words what is wrong with the files of a vault (${language})`, async () => {
    const { page, folders, complaints, close } = await openWindow()
    try {
      const t = windowWords(language)
      const { vault, password } = await demoVault(language, folders.root)
      const attachments = path.join(vault, 'attachments')
      const [damaged = ''] = readdirSync(attachments, { recursive: true, encoding: 'utf8' }).filter((name) =>
        /[0-9a-f]{64}$/.test(name),
      )
      const bytes = readFileSync(path.join(attachments, damaged))
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
      writeFileSync(path.join(attachments, damaged), bytes)
      rmSync(path.join(vault, 'header-a'))
      writeFileSync(path.join(vault, 'notes.txt'), 'x')
      await chooseLanguage(page, language)
      await openExisting({ page, t }, vault, { login: 'admin', password })
      expect(await audit({ page, t })).toBeGreaterThanOrEqual(3)
      const told = page.getByRole('main').locator('[data-tone=critical]')
      for (const [kind, where] of [
        ['attachment-damaged', path.basename(damaged)],
        ['header-restored', 'header-a'],
        ['foreign-file', 'notes.txt'],
      ] as const)
        await expect(told.getByRole('listitem').filter({ hasText: where }).first()).toContainText(
          t(`journal.damage.${kind}`),
        )
      await page.screenshot({ path: test.info().outputPath('damages.png') })
      expect(complaints).toEqual([])
    } finally {
      await close()
    }
  })
