import type { Page } from 'playwright/test'

/** Less than a line that moves by a pixel or two; more is seen. */
const unseen = 0.002

type Shift = PerformanceEntry & { readonly value: number; readonly hadRecentInput: boolean }

/** Has the browser note, from the next load of the page on, whatever moves without anybody having moved it. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const isShift = (entry: PerformanceEntry): entry is Shift => 'hadRecentInput' in entry
    Reflect.set(window, 'sealbookShift', 0)
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if (isShift(entry) && !entry.hadRecentInput)
          Reflect.set(window, 'sealbookShift', Number(Reflect.get(window, 'sealbookShift')) + entry.value)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.reload()
}

/** The layout shift since this was last asked, as Chromium scores it; null if nobody can have seen it. */
export async function shiftSeen(page: Page): Promise<number | null> {
  const score = await page.evaluate(() => {
    const sum = Number(Reflect.get(window, 'sealbookShift'))
    Reflect.set(window, 'sealbookShift', 0)
    return sum
  })
  return score > unseen ? score : null
}
