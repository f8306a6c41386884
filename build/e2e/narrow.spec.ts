import path from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import { openDemo } from './window/demo.ts'
import { lock, unlock } from './window/entrance.ts'
import { wronglyHeard } from './window/heard.ts'
import { enlarged, lostColours, tooWide, unseenFocus } from './window/narrow.ts'
import { type Route, routes } from './window/routes.ts'
import { leave, visit } from './window/visit.ts'

const all = Boolean(process.env.SEALBOOK_PICTURES)
/** One of each kind of screen: the others are looked at on demand. */
const sample = [
  'home-administrator',
  'home-lead',
  'home-auditor',
  'home-trainer',
  'finding-list',
  'finding-fields',
  'cycle-view-board',
  'finding-new',
  'keys',
]
/** A filter stands on the head of its column, which a narrow window does not have. */
const notNarrow = ['finding-open-filter']
const lookedAt = path.resolve(import.meta.dirname, '../../.cache/narrow')

/** What is wrong with a place of the window, its name first: too wide, without colours or with its focus out of sight. */
async function faultsAt(page: Page, route: Route, language: string): Promise<readonly string[]> {
  const found: string[] = [...(await wronglyHeard(page))]
  await page.setViewportSize(enlarged)
  found.push(...(await tooWide(page)))
  if (process.env.SEALBOOK_LOOK)
    await page.screenshot({ path: path.join(lookedAt, `${language}-${route.name}-320.png`) })
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.emulateMedia({ forcedColors: 'active' })
  found.push(...(await lostColours(page)))
  if (process.env.SEALBOOK_LOOK)
    await page.screenshot({ path: path.join(lookedAt, `${language}-${route.name}-forced.png`) })
  await page.emulateMedia({ forcedColors: 'none' })
  if (!route.opens) found.push(...(await unseenFocus(page, 3)))
  return found.map((fault) => `${route.name}: ${fault}`)
}

for (const language of ['en', 'zh-CN'] as const)
  test(`every screen can be read at 400 %, in the colours of the system, with its focus in sight (${language})`, async () => {
    test.setTimeout(all ? 900_000 : 180_000)
    const { opening, t, password } = await openDemo(language, 'admin', { viewport: { width: 1280, height: 800 } })
    const { page, complaints, close } = opening
    const found: string[] = []
    try {
      for (const [login, places] of routes) {
        if (login !== 'admin') {
          await lock({ page, t })
          await unlock({ page, t }, { login, password })
        }
        for (const route of places) {
          if (notNarrow.includes(route.name) || (!all && !sample.includes(route.name))) continue
          await visit(page, t, route)
          found.push(...(await faultsAt(page, route, language)))
          await leave(page, route)
        }
      }
      expect(found.join('\n')).toBe('')
      expect(complaints).toEqual([])
    } catch (error) {
      throw new Error(found.join('\n'), { cause: error })
    } finally {
      await close()
    }
  })
