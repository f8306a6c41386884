import path from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import type { Translator } from '#shared/base/translate.ts'
import { languages } from '#shared/base/translate.ts'
import { openDemo } from './window/demo.ts'
import { fixedHost } from './window/host.ts'

const folder = path.resolve(import.meta.dirname, '../../assets/help/images')

type Scene = { readonly name: string; readonly address: string; show(page: Page, t: Translator): Promise<void> }

/** What each picture of the handbook shows, and how one comes to see it. */
const scenes: readonly Scene[] = [
  {
    name: 'home',
    address: '#/',
    show: async (page, t) => {
      await expect(page.getByRole('region', { name: t('home.audits') })).toBeVisible()
    },
  },
  {
    name: 'findings',
    address: '#/records/finding',
    show: async (page, t) => {
      await page
        .getByRole('row')
        .filter({ hasText: t('finding.state.implemented') })
        .first()
        .click()
      await expect(page.getByRole('article')).toBeVisible()
    },
  },
  {
    name: 'workspace',
    address: '#/records/audit?wide=true&tab=workspace',
    show: async (page, t) => {
      const issued = page.getByRole('row').filter({ hasText: t('audit.state.issued') })
      await issued.first().getByRole('link').first().click()
      await expect(page.getByRole('tabpanel')).toContainText(t('checklistRow.state.reviewed'))
    },
  },
  {
    name: 'reports',
    address: '#/reports',
    show: async (page) => await expect(page.getByRole('table').getByRole('row').nth(1)).toBeVisible(),
  },
  {
    name: 'journal',
    address: '#/journal',
    show: async (page, t) => {
      await page.getByRole('button', { name: t('journal.audit'), exact: true }).click()
      await expect(page.getByRole('main').getByText(t('journal.sound'))).toBeVisible({ timeout: 60_000 })
    },
  },
]

for (const language of languages) {
  test(`pictures of the handbook (${language})`, async () => {
    test.info().skip(!process.env.SEALBOOK_HANDBOOK_PICTURES, 'taken on demand: set SEALBOOK_HANDBOOK_PICTURES=1')
    test.setTimeout(240_000)
    const { opening, t } = await openDemo(language, 'auditor-1', { entry: fixedHost })
    const { page, complaints, close } = opening
    try {
      await page.setViewportSize({ width: 1280, height: 800 })
      for (const { name, address, show } of scenes) {
        await page.goto(new URL(address, page.url()).href)
        await show(page, t)
        await page.mouse.move(0, 0)
        await page.screenshot({ path: path.join(folder, `${name}-${language}.png`), animations: 'disabled' })
      }
      expect(complaints).toEqual([])
    } finally {
      await close()
    }
  })
}
