import { expect, test } from 'playwright/test'
import { openDemo } from './window/demo.ts'
import { longestTask, watchTasks } from './window/long-tasks.ts'
import { routes } from './window/routes.ts'
import { shiftSeen, watchShifts } from './window/shifts.ts'
import { standStill } from './window/stillness.ts'
import { leave, visit } from './window/visit.ts'

/** What the Web Vitals call good: more moves under the eyes of whoever reads. */
const mostShift = 0.1
/** In milliseconds without a sign that something works. */
const mostBlocked = 100
/** A busy machine may be slow once; what is slow each time is slow. */
const looks = 3

test('nothing jumps while a screen comes, and nothing keeps it from answering without a sign', async () => {
  test.info().skip(!process.env.SEALBOOK_PICTURES, 'measured on demand, some minutes: set SEALBOOK_PICTURES=1')
  test.setTimeout(1_200_000)
  const { opening, t } = await openDemo('en', 'admin', { viewport: { width: 1280, height: 800 } })
  const { page, complaints, close } = opening
  const found: string[] = []
  try {
    await watchShifts(page)
    await watchTasks(page)
    const { origin } = new URL(page.url())
    for (const route of routes.flatMap(([login, places]) => (login === 'admin' ? places : []))) {
      // What a step opens comes because somebody asked for it.
      if (route.steps) continue
      let [shift, blocked] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
      for (let look = 0; look < looks && (shift >= mostShift || blocked > mostBlocked); look++) {
        await page.goto(`${origin}/#/nothing/is/here`)
        await standStill(page)
        await shiftSeen(page)
        await longestTask(page)
        await visit(page, t, route)
        await standStill(page)
        shift = Math.min(shift, (await shiftSeen(page)) ?? 0)
        blocked = Math.min(blocked, await longestTask(page))
        await leave(page, route)
      }
      if (shift >= mostShift) found.push(`${route.name}: moved by ${shift.toFixed(3)} while it came`)
      if (blocked > mostBlocked) found.push(`${route.name}: did not answer for ${blocked} ms`)
    }
    expect(found.join('\n')).toBe('')
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
