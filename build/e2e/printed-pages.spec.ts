import path from 'node:path'
import { expect, test } from 'playwright/test'
import { openDemo } from './window/demo.ts'
import { motionLeft } from './window/motion.ts'
import { printedFaults, wordsBeyondSheet } from './window/printed.ts'
import { routes } from './window/routes.ts'
import { leave, visit } from './window/visit.ts'

const all = Boolean(process.env.SEALBOOK_PICTURES)
/** One of each kind of screen: the others are looked at on demand. */
const sample = ['home-administrator', 'finding-fields', 'control-view-heatMap', 'cycle-view-board', 'indicator-trend']
/** Lists print a table of their own, of which another journey tells. */
const isPrinted = (name: string) => !/-(list|grouped|cell)$|^palette$|-open-/.test(name)
const lookedAt = path.resolve(import.meta.dirname, '../../.cache/printed')

for (const colorScheme of ['light', 'dark'] as const)
  test(`every page is whole on paper, whatever the theme, and nothing moves unasked (${colorScheme})`, async () => {
    test.setTimeout(all ? 1_200_000 : 180_000)
    const language = colorScheme === 'light' ? 'zh-CN' : 'en'
    const { opening, t } = await openDemo(language, 'admin', { colorScheme, viewport: { width: 1280, height: 800 } })
    const { page, complaints, close } = opening
    const found: string[] = []
    /** What moves, and where it was first seen. */
    const moving = new Map<string, string>()
    try {
      for (const route of routes.flatMap(([login, places]) => (login === 'admin' ? places : []))) {
        if (!all && !sample.includes(route.name)) continue
        await visit(page, t, route)
        for (const fault of await motionLeft(page)) moving.set(fault, moving.get(fault) ?? route.name)
        if (isPrinted(route.name) && !route.opens) {
          found.push(...(await printedFaults(page)).map((fault) => `${route.name}: ${fault}`))
          found.push(...(await wordsBeyondSheet(page)).map((fault) => `${route.name}: ${fault}`))
          if (process.env.SEALBOOK_LOOK)
            await page.pdf({ preferCSSPageSize: true, path: path.join(lookedAt, `${route.name}-${colorScheme}.pdf`) })
        }
        await leave(page, route)
      }
      found.push(...[...moving].map(([fault, name]) => `${name}: ${fault}`))
      expect(found.join('\n')).toBe('')
      expect(complaints).toEqual([])
    } finally {
      await close()
    }
  })
