import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import type { Translator } from '#shared/base/translate.ts'
import { openDemo } from './window/demo.ts'
import { drawnBy } from './window/drawn-by.ts'
import { lock, unlock } from './window/entrance.ts'
import { fixedHost } from './window/host.ts'
import { judgeAsWorn } from './window/judge.ts'
import { type Route, routes } from './window/routes.ts'
import { shrinkPicture } from './window/shrink-picture.ts'
import { standStill } from './window/stillness.ts'
import { leave, overflowEnlarged, visit } from './window/visit.ts'

const folder = path.join(import.meta.dirname, 'pictures')
const looks = [
  ['en', 'light'],
  ['zh-CN', 'dark'],
] as const
type Look = (typeof looks)[number]

/**
 * Every screen is judged in English and light, and in Chinese and dark: what a theme can break, a language cannot.
 * In which of the two a screen is pictured. One picture of each keeps the repository small; their names deal them
 * out, so that a screen keeps its look when others are added, and each kind of screen is pictured in both.
 */
function lookOf(name: string): Look {
  const sum = [...name].reduce((total, character) => total + character.charCodeAt(0), 0)
  return sum % 2 === 0 ? looks[0] : looks[1]
}

const fileOf = (name: string, by: string) => `${name}-${lookOf(name).join('-')}-${by}.png`
/** The pictures of this browser and these fonts. */
const kept = (by: string) =>
  existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(`-${by}.png`)) : []
const recording = () => test.info().config.updateSnapshots === 'all'
/** Whether the screens are only compared with their pictures, to see whether these hold. */
const comparingOnly = Boolean(process.env.SEALBOOK_COMPARE)

/** Compares the page with its picture, or takes it; answers how it looks otherwise. */
async function compare(page: Page, { name, covered }: Route, by: string): Promise<string | undefined> {
  // What is asked of the vault by a part that is loaded late, such as what a next step asks for, pushes the rest down.
  await standStill(page)
  // What is set as code are names of keys, hashes and folders, which are others for every vault.
  const mask = [page.locator('.code'), ...(covered ? [page.locator(covered)] : [])]
  // Whether a button that has the focus is ringed follows from whether a key or a pointer came last, which a slow machine mixes up.
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLButtonElement) document.activeElement.blur()
  })
  const drawn = expect(page, name).toHaveScreenshot(fileOf(name, by), { mask })
  if (recording()) {
    await drawn
    await shrinkPicture(page, path.join(folder, fileOf(name, by)))
    return undefined
  }
  return await drawn.then(
    () => undefined,
    (cause: Error) =>
      /\d+ pixels.*different|Expected an image.*|A snapshot doesn't exist.*/.exec(cause.message)?.[0] ?? cause.message,
  )
}

/**
 * Comes to a screen that looked otherwise once more, from another page: what came late is there then, and what is drawn
 * otherwise still is.
 */
async function compareAgain(page: Page, t: Translator, route: Route, by: string): Promise<string | undefined> {
  await page.goto(new URL('#/nothing/is/here', page.url()).href)
  await standStill(page)
  await visit(page, t, route)
  const again = await compare(page, route, by)
  await leave(page, route)
  return again
}

test.describe.configure({ mode: 'parallel', timeout: 1_800_000 })

for (const [language, colorScheme] of looks) {
  test(`every screen is accessible, fits at 200 % and looks as it did (${language}, ${colorScheme})`, async () => {
    const by = await drawnBy()
    const comparing = recording() || kept(by).length > 0
    const options = { entry: fixedHost, colorScheme, viewport: { width: 1280, height: 800 } }
    const { opening, t, password } = await openDemo(language, 'admin', options)
    const { page, complaints, close } = opening
    const found: string[] = []
    const otherwise: string[] = []
    const doubtful = new Set<Route>()
    try {
      for (const [login, places] of routes) {
        if (login !== 'admin') {
          await lock({ page, t })
          await unlock({ page, t }, { login, password })
        }
        for (const route of places) {
          const own = comparing && lookOf(route.name)[0] === language
          const look = async () => {
            if (own && (await compare(page, route, by))) doubtful.add(route)
          }
          await visit(page, t, route)
          await look()
          if (!(recording() || comparingOnly)) {
            await judgeAsWorn(page, `${language}-${route.name}`, colorScheme, found)
            const excess = await overflowEnlarged(page)
            if (excess > 0) found.push(`${route.name}: ${excess} px too wide at 200 %`)
          }
          await leave(page, route)
          const difference = doubtful.has(route) ? await compareAgain(page, t, route, by) : undefined
          if (difference) otherwise.push(`${route.name}: ${difference}`)
        }
      }
      // All three are told: one of them hides nothing of the others.
      expect.soft(found, 'what is wrong for people').toEqual([])
      expect.soft(complaints, 'what the page complained of').toEqual([])
      expect.soft(otherwise, 'what looks otherwise than its picture, twice').toEqual([])
    } finally {
      await close()
    }
  })
}

test('every screen has its picture, and every picture its screen', async () => {
  const names = routes.flatMap(([, places]) => places.map(({ name }) => name))
  expect(names.filter((name, place) => names.indexOf(name) < place)).toEqual([])
  const by = await drawnBy()
  const pictures = kept(by)
  test.info().skip(recording(), 'they are being taken')
  test.info().skip(pictures.length === 0, `no screen was compared with its picture: none is kept of ${by}`)
  expect(pictures.toSorted()).toEqual(names.map((name) => fileOf(name, by)).toSorted())
})
