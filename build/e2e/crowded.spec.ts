import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import { z } from 'zod'
import { crowdedLogin } from './window/crowded-login.ts'
import { chooseLanguage, unlock } from './window/entrance.ts'
import { judge } from './window/judge.ts'
import { openWindow } from './window/open-window.ts'
import { type Route, routes } from './window/routes.ts'
import { shiftSeen, watchShifts } from './window/shifts.ts'
import { leave, visit } from './window/visit.ts'
import { beginning, labelled, windowWords } from './window/words.ts'

/** A title of three lines with what stands above and below it, of a card too; nothing chosen by its title may be taller. */
const tallest = 200
const judged = ['finding-list', 'finding-board', 'finding-fields', 'workItem-timeline', 'control-heatMap', 'palette']

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Heads, rows and cards that grew with what stands in them, and the name that a script of a record would leave. */
async function outgrown(page: Page): Promise<readonly string[]> {
  return await page.evaluate((most) => {
    const tall = [...document.querySelectorAll('header, h1, h2, [role=row], [draggable]')]
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height > most)
      .map((element) => `${element.tagName} of ${Math.round(element.getBoundingClientRect().height)} px`)
    return 'hostile' in window ? [...tall, 'a script ran'] : tall
  }, tallest)
}

/** Some records are made by steps alone, and this vault is made without any. */
function isThere({ address, row }: Route, made: Readonly<Record<string, number>>): boolean {
  const [, record = ''] = /^\/records\/(\w+)/.exec(address) ?? []
  return row === undefined || (made[record] ?? 0) > row
}

test('a vault that is crowded with hostile text breaks no screen', async () => {
  test.info().skip(!process.env.SEALBOOK_PICTURES, 'judged on demand, some minutes: set SEALBOOK_PICTURES=1')
  test.setTimeout(900_000)
  const root = mkdtempSync(path.join(tmpdir(), 'sealbook-crowded-'))
  const folder = path.join(root, 'Crowded.sealbook')
  const maker = path.join(import.meta.dirname, 'window/make-crowded.ts')
  const made = z
    .record(z.string(), z.number())
    .parse(JSON.parse(execFileSync(process.execPath, [maker, folder], { encoding: 'utf8' })))
  const { page, complaints, close } = await openWindow({ viewport: { width: 1280, height: 800 } })
  const t = windowWords('en')
  const found: string[] = []
  try {
    await watchShifts(page)
    await chooseLanguage(page, 'en')
    await page.getByRole('button', { name: beginning(t('start.open')) }).click()
    await labelled(page, t('folder.label')).fill(folder)
    await unlock({ page, t }, crowdedLogin)
    for (const route of routes.flatMap(([login, places]) => (login === 'admin' ? places : []))) {
      if (!isThere(route, made)) continue
      await shiftSeen(page)
      await visit(page, t, route)
      const excess = await overflow(page)
      if (excess > 0) found.push(`${route.name}: ${excess} px too wide`)
      found.push(...(await outgrown(page)).map((fault) => `${route.name}: ${fault}`))
      const shift = route.row === undefined ? await shiftSeen(page) : null
      if (shift !== null) found.push(`${route.name}: moved by ${shift} while it came`)
      if (judged.includes(route.name)) await judge(page, `crowded-${route.name}`, 'light', found)
      await leave(page, route)
    }
    expect(found).toEqual([])
    expect(complaints).toEqual([])
  } finally {
    await close()
    rmSync(root, { recursive: true, force: true })
  }
})
