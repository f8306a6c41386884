import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium, expect, type Page, test } from 'playwright/test'
import type { Language } from '#shared/base/translate.ts'
import config from '../playwright.config.ts'
import { chooseLanguage, lock, unlock } from './window/entrance.ts'
import { fixedHost } from './window/host.ts'
import { type OpenedWindow, openWindow } from './window/open-window.ts'
import { type Route, routesOf } from './window/routes.ts'
import { beginning, windowWords } from './window/words.ts'

const folder = path.join(import.meta.dirname, 'pictures')
const password = 'copper-meadow-lantern-orchard-58'
const recording = process.env.SEALBOOK_PICTURES === 'record'

/** Which browser and which fonts drew: pictures of others cannot be compared to the pixel. */
async function drawnBy(): Promise<string> {
  const browser = await chromium.launch(config.use?.launchOptions ?? {})
  const [major] = browser.version().split('.')
  await browser.close()
  const fonts = execFileSync('fc-list', ['--format', '%{family} %{style} %{fontversion}\n'], { encoding: 'utf8' })
  const list = fonts.split('\n').toSorted().join('\n')
  return `chromium-${major}-fonts-${createHash('sha256').update(list).digest('hex').slice(0, 8)}`
}

/** Makes the demonstration from the first screen, and enters it. */
async function enterDemo({ page }: OpenedWindow, language: Language): Promise<void> {
  const t = windowWords(language)
  await chooseLanguage(page, language)
  await page.getByRole('button', { name: beginning(t('start.demo')) }).click()
  await page.getByRole('button', { name: t('demo.make'), exact: true }).click()
  await page.getByRole('button', { name: t('demo.enter'), exact: true }).click({ timeout: 120_000 })
  await expect(page.getByRole('navigation', { name: t('shell.desks') })).toBeVisible({ timeout: 60_000 })
}

/** Goes to a place of the window; where a row is named, to the record in that row of its list. */
async function visit(page: Page, { address, row }: Route): Promise<void> {
  const { origin } = new URL(page.url())
  await page.goto(`${origin}/#${address}`)
  if (row !== undefined) {
    await page.locator(`[role=row][data-index="${row}"] a`).first().click()
    await expect(page.getByRole('article')).toBeVisible()
    await expect(page.getByRole('tabpanel')).not.toBeEmpty()
  }
  await expect(page.getByRole('heading').first()).toBeVisible()
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
}

/** What is wider than the page, so that a person would have to scroll sideways to read it. */
async function overflow(page: Page): Promise<number> {
  return await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

for (const [language, colorScheme] of [
  ['en', 'light'],
  ['zh-CN', 'dark'],
] as const) {
  test(`every screen looks as it did, and fits at 200 % (${language}, ${colorScheme})`, async () => {
    test.setTimeout(900_000)
    const by = await drawnBy()
    const known = existsSync(path.join(folder, `home-administrator-${language}-${by}.png`))
    test.info().skip(!known && !recording, `no pictures are kept of ${by}`)
    const opening = await openWindow({ entry: fixedHost, colorScheme, viewport: { width: 1280, height: 800 } })
    const { page, complaints } = opening
    const t = windowWords(language)
    const wide: string[] = []
    try {
      await enterDemo(opening, language)
      for (const [login, routes] of routesOf(language)) {
        if (login !== 'admin') {
          await lock({ page, t })
          await unlock({ page, t }, { login, password })
        }
        for (const route of routes) {
          await visit(page, route)
          await expect.soft(page).toHaveScreenshot(`${route.name}-${language}-${by}.png`, { timeout: 30_000 })
          await page.setViewportSize({ width: 640, height: 400 })
          if ((await overflow(page)) > 0) wide.push(route.name)
          await page.setViewportSize({ width: 1280, height: 800 })
        }
      }
      expect(wide).toEqual([])
      expect(complaints).toEqual([])
    } finally {
      await opening.close()
    }
  })
}
