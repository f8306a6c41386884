import type { Page } from 'playwright/test'
import { expect } from 'playwright/test'

/** What a window of 1280 pixels has left when its page is enlarged to 400 %. */
export const enlarged = { width: 320, height: 640 }

/** What must be scrolled sideways to be read, and the elements outside any frame of their own that reach beyond the page. */
export async function tooWide(page: Page): Promise<readonly string[]> {
  const excess = () =>
    page.evaluate(() => {
      // The page scrolls in a frame of its own; what scrolls within it has a frame that says so.
      const frames = [document.documentElement, document.getElementById('page')].filter((frame) => frame !== null)
      return Math.max(...frames.map((frame) => frame.scrollWidth - frame.clientWidth))
    })
  await expect
    .poll(excess, { timeout: 2_000 })
    .toBe(0)
    .catch(() => undefined)
  const most = await excess()
  if (most <= 0) return []
  const who = await page.evaluate(() => {
    const beyond = [...document.querySelectorAll('body *')].filter(
      (element) => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 1,
    )
    return beyond
      .filter((element) => ![...element.children].some((child) => beyond.includes(child)))
      .slice(0, 3)
      .map(
        (element) => `${element.tagName}.${element.getAttribute('class') ?? ''} ${element.textContent?.slice(0, 30)}`,
      )
  })
  return [`${most} px too wide: ${who.join(' | ')}`]
}

/** Where the system chooses the colours: controls of which nothing is left to see, and marks that were a colour alone. */
export async function lostColours(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const clear = (colour: string) => /^rgba\(.*, 0\)$|^transparent$/.test(colour)
    const painted = (from: Element | null): string => {
      for (let at = from; at; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at)
        if (!clear(backgroundColor)) return backgroundColor
      }
      return 'rgb(255, 255, 255)'
    }
    const edged = (element: Element) => {
      const style = getComputedStyle(element)
      const borders = ['top', 'right', 'bottom', 'left'].map((side) => style.getPropertyValue(`border-${side}-style`))
      return borders.some((kind) => kind !== 'none') || style.outlineStyle !== 'none' || style.appearance !== 'none'
    }
    // A field may stand in a box of its own with what was chosen so far.
    const around = (element: Element) => {
      const all: Element[] = []
      for (let at: Element | null = element; at && all.length < 4; at = at.parentElement) all.push(at)
      return all
    }
    const drawn = (element: Element) => element.querySelector('svg, img, canvas, input, select, textarea') !== null
    const seen = [...document.querySelectorAll('body *')].filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest('svg'),
    )
    const name = (element: Element) =>
      `${element.tagName}.${element.getAttribute('class') ?? ''} ${element.getAttribute('aria-label') ?? ''}`
    const bare = (element: Element) => !element.textContent?.trim() && !drawn(element)
    const controls = seen
      .filter((element) =>
        element.matches('button, a[href], select, textarea, [role=slider], input:not([type=hidden])'),
      )
      .filter((element) => bare(element) && !around(element).some(edged))
      // What is only spoken, or lies unseen over its drawing, has no size of its own.
      .filter((element) => element.getBoundingClientRect().width > 1)
    const marks = seen.filter((element) => {
      const { width, height } = element.getBoundingClientRect()
      const colour = getComputedStyle(element).backgroundColor
      // What glides behind a chosen word is not needed where the word itself says so.
      if (element.matches('.mantine-FloatingIndicator-root')) return false
      if (element.children.length > 0 || !bare(element) || Math.min(width, height) < 3) return false
      return !clear(colour) && colour === painted(element.parentElement) && !edged(element)
    })
    const chosen = seen.filter((element) => {
      if (!element.matches('[aria-current=page], [aria-pressed=true], [aria-selected=true]:not([role=row])'))
        return false
      const plain = [...(element.parentElement?.children ?? [])].find(
        (one) =>
          one.tagName === element.tagName &&
          one !== element &&
          !one.matches('[aria-current]:not([aria-current=false]), [aria-pressed=true], [aria-selected=true]'),
      )
      if (!plain) return false
      const look = (one: Element) => {
        const { backgroundColor, color, borderColor, borderWidth, outlineStyle, textDecorationLine } =
          getComputedStyle(one)
        return [backgroundColor, color, borderColor, borderWidth, outlineStyle, textDecorationLine].join()
      }
      return look(plain) === look(element)
    })
    return [
      ...controls.map((element) => `unseen control ${name(element)}`),
      ...marks.map((element) => `unseen mark ${name(element)}`),
      ...chosen.map((element) => `chosen like any other ${name(element)}`),
    ]
  })
}

/** What has the focus and does not show it, among the first controls of the page. */
export async function unseenFocus(page: Page, many: number): Promise<readonly string[]> {
  const found: string[] = []
  for (let place = 0; place < many; place++) {
    await page.keyboard.press('Tab')
    if (await isBehindLast(page)) return found
    const fault = await focusFault(page)
    if (fault !== null) found.push(fault)
  }
  return found
}

/** Whether Tab has left the page behind its last control: the browser's own come next, and then the first of the page. */
async function isBehindLast(page: Page): Promise<boolean> {
  if (await page.evaluate(() => document.activeElement !== document.body)) return false
  await page.keyboard.press('Tab')
  return await page.evaluate(() => {
    const first = document.querySelector('#root :is(a[href], button, input):not([tabindex="-1"])')
    return first !== null && document.activeElement === first
  })
}

/** What is wrong with the focus now: it is on nothing, or what has it shows nothing of it; null where all is well. */
export async function focusFault(page: Page): Promise<string | null> {
  return await page.evaluate(() => {
    const at = document.activeElement
    if (!at || at === document.body) return 'the focus is on nothing'
    // A box that hides itself within its drawing shows the focus on the drawing.
    const frame = at.closest('.mantine-Input-input')
    const around = [at, at.parentElement, at.parentElement?.parentElement, at.nextElementSibling, frame]
    const shown = around.some((element) => {
      if (!element) return false
      const { outlineStyle, outlineWidth, borderColor, boxShadow } = getComputedStyle(element)
      const ring = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0
      const field = element === frame || element.matches('input, textarea, select, [contenteditable]')
      return ring || boxShadow !== 'none' || (field && borderColor !== getComputedStyle(document.body).borderColor)
    })
    const { bottom, right, top, left } = at.getBoundingClientRect()
    const inSight = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth
    const name = `${at.tagName}.${at.getAttribute('class') ?? ''} ${at.getAttribute('aria-label') ?? at.textContent?.slice(0, 40)}`
    if (!inSight) return `out of sight: ${name}`
    return shown || at.matches('main, aside, section, article, [role=dialog]') ? null : `no ring: ${name}`
  })
}
