import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { hasTools } from '#services/documents/testing/outside-tools.ts'
import { languages } from '#shared/base/translate.ts'
import { reportKinds } from '#shared/modules/reports/report-kinds.ts'
import { demoVault } from './window/demo-vault.ts'
import { pageSheet, popplerVersion } from './window/page-sheet.ts'
import { shrinkPicture } from './window/shrink-picture.ts'

const folder = path.join(import.meta.dirname, 'pictures')
const hasPoppler = hasTools('pdftoppm', 'pdftotext')
const by = hasPoppler ? `poppler-${popplerVersion().replaceAll('.', '-')}` : ''
const ofThisPoppler = existsSync(folder) && readdirSync(folder).some((file) => file.endsWith(`-${by}.png`))

/** What a kept picture holds; nothing where there is none. */
function picture(name: string): string {
  const file = path.join(folder, name)
  return existsSync(file) ? readFileSync(file, 'latin1') : ''
}

for (const language of languages)
  test(`the pages of every kind of report look as they did (${language})`, async ({ page }) => {
    const recording = test.info().config.updateSnapshots !== 'none'
    test.info().skip(!hasPoppler, 'poppler-utils is not installed')
    test.info().skip(!ofThisPoppler && !recording, `no pictures are kept of ${by}`)
    const root = mkdtempSync(path.join(tmpdir(), 'sealbook-pages-'))
    try {
      const { vault, password } = await demoVault(language, root)
      const drawn = path.join(root, 'drawn')
      mkdirSync(drawn)
      const script = path.join(import.meta.dirname, 'window/draw-drafts.ts')
      execFileSync(process.execPath, [script, vault, password, language, drawn])
      expect(readdirSync(drawn).toSorted()).toEqual(reportKinds.map((kind) => `${kind}.pdf`).toSorted())
      const otherwise: string[] = []
      for (const kind of reportKinds) {
        await page.setContent(pageSheet(path.join(drawn, `${kind}.pdf`)))
        const name = `report-${kind}-${language}-${by}.png`
        const before = picture(name)
        await expect(page.locator('body'))
          .toHaveScreenshot(name)
          .catch((cause: Error) => otherwise.push(`${kind}: ${cause.message.split('\n').slice(0, 6).join(' ')}`))
        if (recording && picture(name) !== before) await shrinkPicture(page, path.join(folder, name))
      }
      expect(otherwise).toEqual([])
    } finally {
      rmSync(root, { recursive: true, force: true })
    }
  })
