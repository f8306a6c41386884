import type { Page } from 'playwright/test'

/** Has the browser note, from now on, what keeps the page from answering for more than 50 ms, and whether a sign stood meanwhile. */
export async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const tasks: number[] = []
    Reflect.set(window, 'sealbookTasks', tasks)
    const isWaiting = () => document.querySelector('[aria-hidden][data-not-printed] > div, [aria-busy=true]') !== null
    let signed = false
    const look = () => {
      signed = isWaiting()
      requestAnimationFrame(look)
    }
    look()
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) if (!signed) tasks.push(Math.round(duration))
    }).observe({ type: 'longtask' })
  })
}

/** The longest of them since this was last asked, in milliseconds; 0 where nothing was long. */
export async function longestTask(page: Page): Promise<number> {
  return await page.evaluate(() => {
    const tasks: unknown = Reflect.get(window, 'sealbookTasks')
    return Array.isArray(tasks) ? Math.max(0, ...tasks.splice(0).map(Number)) : 0
  })
}
