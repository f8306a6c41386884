import type { Page } from 'playwright/test'

/** What would move on the page for somebody who asked for less motion. */
export async function motionLeft(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const longest = (durations: string) =>
      Math.max(...durations.split(',').map((one) => Number.parseFloat(one) * (one.trim().endsWith('ms') ? 1 : 1000)))
    const name = (element: Element) => `${element.tagName}.${element.getAttribute('class') ?? ''}`
    const found = [...document.querySelectorAll('*')].flatMap((element) =>
      ['', '::before', '::after'].flatMap((part) => {
        const { transitionDuration, animationDuration, animationName, animationIterationCount, scrollBehavior } =
          getComputedStyle(element, part || undefined)
        const faults = [
          longest(transitionDuration) > 1 ? 'a transition' : '',
          animationName !== 'none' && longest(animationDuration) > 1 ? 'an animation' : '',
          animationName !== 'none' && animationIterationCount === 'infinite' ? 'an animation without end' : '',
          scrollBehavior === 'smooth' ? 'smooth scrolling' : '',
        ]
        return faults.filter((fault) => fault !== '').map((fault) => `${fault}: ${name(element)}${part}`)
      }),
    )
    return [...new Set(found)]
  })
}
