import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { openDemo } from './window/demo.ts'
import { drawnBy } from './window/drawn-by.ts'
import { lock, unlock } from './window/entrance.ts'
import { fixedHost } from './window/host.ts'
import { judge } from './window/judge.ts'
import { routes } from './window/routes.ts'
import { leave, overflowEnlarged, visit } from './window/visit.ts'

const folder = path.join(import.meta.dirname, 'pictures')
/** How the window is looked at: each screen in both languages, and in both themes. */
const looks = [
  ['en', 'light'],
  ['zh-CN', 'dark'],
] as const

/** The pictures of this browser and these fonts. */
const kept = (by: string) =>
  existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(`-${by}.png`)) : []
const recording = () => test.info().config.updateSnapshots === 'all'

test.describe.configure({ mode: 'parallel', timeout: 900_000 })

for (const [language, colorScheme] of looks) {
  test(`every screen is accessible, fits at 200 % and looks as it did (${language}, ${colorScheme})`, async () => {
    const by = await drawnBy()
    const comparing = recording() || kept(by).length > 0
    const options = { entry: fixedHost, colorScheme, viewport: { width: 1280, height: 800 } }
    const { opening, t, password } = await openDemo(language, 'admin', options)
    const { page, complaints, close } = opening
    const found: string[] = []
    try {
      for (const [login, places] of routes) {
        if (login !== 'admin') {
          await lock({ page, t })
          await unlock({ page, t }, { login, password })
        }
        for (const route of places) {
          await visit(page, t, route)
          await judge(page, `${language}-${route.name}`, colorScheme, found)
          if (comparing) await expect.soft(page).toHaveScreenshot(`${route.name}-${language}-${by}.png`)
          const excess = await overflowEnlarged(page)
          if (excess > 0) found.push(`${route.name}: ${excess} px too wide at 200 %`)
          await leave(page, route)
        }
      }
      expect(found).toEqual([])
      expect(complaints).toEqual([])
    } finally {
      await close()
    }
  })
}

test('every screen has its picture, and every picture its screen', async () => {
  const by = await drawnBy()
  const pictures = kept(by)
  test.info().skip(recording(), 'they are being taken')
  test.info().skip(pictures.length === 0, `no screen was compared with its picture: none is kept of ${by}`)
  const names = routes.flatMap(([, places]) => places.map(({ name }) => name))
  const wanted = looks.flatMap(([language]) => names.map((name) => `${name}-${language}-${by}.png`))
  expect(pictures.toSorted()).toEqual(wanted.toSorted())
})
