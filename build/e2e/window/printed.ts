import { execFileSync } from 'node:child_process'
import type { Page } from 'playwright/test'

/** What is between the margins of a sheet of A4, upright and across, in the browser's pixels. */
const upright = { width: 688, height: 1002 }
const across = { width: 1017, height: 672 }

async function faultsOnPaper(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const name = (element: Element) =>
      `${element.tagName}.${element.getAttribute('class') ?? ''} ${element.textContent?.trim().slice(0, 30)}`
    const seen = [...document.querySelectorAll('body *')].filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
        !element.closest('.only-spoken, [role=dialog]'),
    )
    const cut = seen.filter((element) => {
      const { overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(element)
      if (element.clientWidth === 0 || element.closest('svg')) return false
      // What is shortened on purpose says so by an ellipsis.
      const isShortened = textOverflow === 'ellipsis' || webkitLineClamp !== 'none'
      const across = overflowX !== 'visible' && !isShortened && element.scrollWidth > element.clientWidth + 2
      const down = overflowY !== 'visible' && !isShortened && element.scrollHeight > element.clientHeight + 2
      return across || down
    })
    const beyond = seen.filter((element) => element.getBoundingClientRect().right > innerWidth + 2)
    const light = (colour: string) => {
      const [red = 0, green = 0, blue = 0, opacity = 1] = colour.match(/[\d.]+/g)?.map(Number) ?? []
      return opacity > 0 && (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255
    }
    const worded = seen.filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
    )
    const grounds = (element: Element) => {
      for (let at: Element | null = element; at; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at)
        if (!/, 0\)$/.test(backgroundColor)) return Number(light(backgroundColor))
      }
      return 1
    }
    // Words in a drawing may lie on a shape of its own.
    const shapes = (element: Element) => {
      element.scrollIntoView({ block: 'center' })
      const { left, top, width, height } = element.getBoundingClientRect()
      return document
        .elementsFromPoint(left + width / 2, top + height / 2)
        .some((one) => one.matches('path, rect, circle') && Number(light(getComputedStyle(one).fill)) < 0.6)
    }
    const pale = worded.filter((element) => {
      const { color, fill } = getComputedStyle(element)
      return element.closest('svg')
        ? Number(light(fill)) > 0.6 && !shapes(element)
        : Number(light(color)) > 0.6 && grounds(element) > 0.6
    })
    const dark = seen.filter((element) => {
      const { backgroundColor } = getComputedStyle(element)
      const { width, height } = element.getBoundingClientRect()
      return !/, 0\)$/.test(backgroundColor) && Number(light(backgroundColor)) < 0.35 && width > 200 && height > 40
    })
    const rail = document.querySelector('nav a[href="#/"]')
    const title = seen.some((element) => element.matches('h1, h2'))
    const outermost = (all: readonly Element[]) =>
      all.filter((element) => !all.some((other) => other !== element && other.contains(element))).slice(0, 3)
    return [
      ...outermost(cut).map((element) => `cut: ${name(element)}`),
      ...(cut.length > 0 ? [] : outermost(beyond).map((element) => `beyond the sheet: ${name(element)}`)),
      ...outermost(pale).map((element) => `pale: ${name(element)}`),
      ...outermost(dark).map((element) => `dark ground: ${name(element)}`),
      ...(rail?.checkVisibility() ? ['the rail is printed'] : []),
      ...(title ? [] : ['no title']),
    ]
  })
}

/** What goes wrong with what is on the page when it is put on paper: frames that cut, pale words, rails, no title. */
export async function printedFaults(page: Page): Promise<readonly string[]> {
  const before = page.viewportSize()
  await page.emulateMedia({ media: 'print' })
  const isAcross = await page.evaluate(() => getComputedStyle(document.body).page === 'list')
  await page.setViewportSize(isAcross ? across : upright)
  // Charts are drawn anew for it, on a busy machine many seconds later; a chart that stays as it was is found all the same.
  const patience = Date.now() + 30_000
  let found = await faultsOnPaper(page)
  while (found.length > 0 && Date.now() < patience) {
    await page.waitForTimeout(100)
    // A page learns of its paper when a frame is drawn, which a browser beside others does not always do unasked.
    await page.screenshot()
    found = await faultsOnPaper(page)
  }
  await page.emulateMedia({ media: null })
  if (before) await page.setViewportSize(before)
  return found
}

/** The margin that every sheet keeps at its sides, in points: 14 millimetres, less what a letter may lean over. */
const margin = 14 * (72 / 25.4) - 2

/**
 * Words that a sheet cuts off or that stand in its margin, as `pdftotext` finds them in what the browser prints at once: nothing waits
 * there for a chart to be drawn anew.
 */
export async function wordsBeyondSheet(page: Page): Promise<readonly string[]> {
  const printed = await page.pdf({ preferCSSPageSize: true })
  const boxes = execFileSync('pdftotext', ['-bbox', '-', '-'], { input: printed, encoding: 'utf8' })
  const width = Number(boxes.match(/<page width="([\d.]+)"/)?.[1])
  const words = [...boxes.matchAll(/<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)" yMax="[\d.-]+">([^<]*)</g)]
  if (words.length === 0) return ['no words on the sheet']
  return words.flatMap(([, from, to, word]) =>
    Number(from) < margin || Number(to) > width - margin ? [`beyond the sheet: ${word}`] : [],
  )
}
