import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import type { Translator } from '#shared/base/translate.ts'
import { openDemo } from './window/demo.ts'
import { chooseLanguage, createVault, lock, unlock } from './window/entrance.ts'
import { fixedHost } from './window/host.ts'
import { openWindow } from './window/open-window.ts'
import { type Route, routes } from './window/routes.ts'
import { standStill } from './window/stillness.ts'
import { leave, visit } from './window/visit.ts'
import { windowWords } from './window/words.ts'

/** Where the pictures go, for somebody to open: for the eye alone, nothing is compared with them. */
const { SEALBOOK_EVERY_LOOK: folder } = process.env

const small = { width: 1280, height: 800 }
const large = { width: 1920, height: 1080 }
/** Each language with each theme and each size, and each theme with each size, in four looks instead of eight. */
const looks = [
  { language: 'en', colorScheme: 'light', viewport: small },
  { language: 'zh-CN', colorScheme: 'dark', viewport: small },
  { language: 'en', colorScheme: 'dark', viewport: large },
  { language: 'zh-CN', colorScheme: 'light', viewport: large },
] as const
type Look = (typeof looks)[number]

/** Names of controls, tabs, headings and badges that stand cut: of a title in a cell the whole is shown when it is opened. */
async function cutNames(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() =>
    [...document.querySelectorAll('button, h1, h2, h3, h4, th, [role=columnheader], [role=tab], .mantine-Badge-label')]
      .flatMap((element) => [element, ...element.querySelectorAll('span, p, div')])
      .filter((element) => element.checkVisibility() && getComputedStyle(element).overflowX !== 'visible')
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 8)
      .map((element) => `${element.tagName} ${element.textContent?.trim().slice(0, 80)}`),
  )
}

/** Pictures places one after the other; answers what could not be reached, and what stands cut there. */
async function pictureAll(
  page: Page,
  t: Translator,
  places: readonly Route[],
  { language, colorScheme, viewport }: Look,
  much: 'demo' | 'empty',
): Promise<readonly string[]> {
  const told: string[] = []
  for (const route of places) {
    try {
      await visit(page, t, route)
      await standStill(page)
      const look = `${language}-${colorScheme}-${viewport.width}`
      await page.screenshot({ path: path.join(folder ?? '', much, route.name, `${look}.png`), animations: 'disabled' })
      told.push(...(await cutNames(page)).map((cut) => `${route.name}: cut: ${cut}`))
      await leave(page, route)
    } catch (error) {
      told.push(`${route.name}: ${error instanceof Error ? error.message.split('\n', 1)[0] : error}`)
    }
  }
  return told
}

function tell(much: string, { language, colorScheme, viewport }: Look, told: readonly string[]): void {
  mkdirSync(folder ?? '', { recursive: true })
  writeFileSync(path.join(folder ?? '', `${much}-${language}-${colorScheme}-${viewport.width}.txt`), told.join('\n'))
}

test.describe.configure({ mode: 'parallel', timeout: 2_400_000 })

for (const look of looks) {
  const { language, colorScheme, viewport } = look
  const named = `${language}, ${colorScheme}, ${viewport.width} by ${viewport.height}`

  test(`every screen of the demo is pictured (${named})`, async () => {
    test.info().skip(!folder, 'for the eye, on demand: set SEALBOOK_EVERY_LOOK to a folder for the pictures')
    const { opening, t, password } = await openDemo(language, 'admin', { entry: fixedHost, colorScheme, viewport })
    const { page, complaints, close } = opening
    const told: string[] = []
    try {
      for (const [login, places] of routes) {
        if (login !== 'admin') {
          await lock({ page, t })
          await unlock({ page, t }, { login, password })
        }
        told.push(...(await pictureAll(page, t, places, look, 'demo')))
      }
      expect(complaints).toEqual([])
    } finally {
      tell('demo', look, told)
      await close()
    }
  })

  test(`every screen of a new vault is pictured (${named})`, async () => {
    test.info().skip(!folder, 'for the eye, on demand: set SEALBOOK_EVERY_LOOK to a folder for the pictures')
    const { page, complaints, folders, close } = await openWindow({ colorScheme, viewport })
    const t = windowWords(language)
    const told: string[] = []
    try {
      await chooseLanguage(page, language)
      const founding = {
        organisation: 'Harbour Bank',
        person: 'Ada Lin',
        login: 'admin',
        password: 'wary-lantern-97-orchard',
      }
      await createVault({ page, t }, path.join(folders.root, 'New.sealbook'), founding)
      const places = routes.flatMap(([login, all]) => (login === 'admin' ? all : []))
      const reachable = places.filter(
        ({ row, steps, address }) => row === undefined && !(steps && address.startsWith('/records')),
      )
      told.push(...(await pictureAll(page, t, reachable, look, 'empty')))
      expect(complaints).toEqual([])
    } finally {
      tell('empty', look, told)
      await close()
    }
  })
}
