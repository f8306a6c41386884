import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright/test'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** The rules that a change of theme can break; to the others both themes are the same page. */
const aboutColour = ['color-contrast', 'link-in-text-block']
export type Theme = 'light' | 'dark'

/** Whether everything that is judged is pictured for somebody to look at, and not only what is found wanting. */
const looking = Boolean(process.env.SEALBOOK_LOOK)
/** Where those pictures are put. */
const lookedAt = path.resolve(import.meta.dirname, '../../../.cache/screens')

/** Texts in the very colour of what lies behind them, which axe takes for nothing to judge. */
async function unreadable(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const painted = (element: Element): string => {
      for (let at: Element | null = element; at; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at)
        if (!/^rgba\(.*, 0\)$|^transparent$/.test(backgroundColor)) return backgroundColor
      }
      return 'rgb(255, 255, 255)'
    }
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
      .filter((element) => getComputedStyle(element).color === painted(element))
      .map((element) => `${element.tagName} ${element.textContent?.slice(0, 60)}`)
  })
}

/** Chooses the theme and waits until no colour is on its way: on the way it belongs to neither. */
export async function wear(page: Page, colorScheme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme })
  // The window takes the theme up a moment after the system, and its colours set off in the next frame.
  await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor({ state: 'attached' })
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        // A sign that something works turns for ever.
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map((animation) => animation.finished),
    ),
  )
}

/** Axe runs the lines of a box of the organisation chart together and takes one that was cut to fit for missing. */
const isDrawnBox = (rule: string, html: string) =>
  rule === 'label-content-name-mismatch' && html.startsWith('<g ') && html.includes('role="treeitem"')

/** Whether what axe found too small is in full size and only lies under the foot of its form, off which it is scrolled. */
async function liesUnderFoot(page: Page, rule: string, target: unknown): Promise<boolean> {
  if (rule !== 'target-size' || typeof target !== 'string') return false
  return await page.locator(target).evaluate((element) => {
    const foot = element.closest('form')?.lastElementChild
    if (!foot || getComputedStyle(foot).position !== 'sticky' || foot.contains(element)) return false
    const [own, cover] = [element.getBoundingClientRect(), foot.getBoundingClientRect()]
    return own.width >= 24 && own.height >= 24 && own.bottom > cover.top
  })
}

/** Axe for a page: half a megabyte that need be read once as long as the page is not loaded anew. */
async function axe(page: Page): Promise<AxeBuilder> {
  const present = await page.evaluate(() => 'axe' in window)
  // The usual mode sums up in a second page, for the sake of frames from elsewhere; the window has none.
  return new AxeBuilder(present ? { page, axeSource: ';' } : { page }).setLegacyMode()
}

/** What is wrong for people with what is on the page now, in the theme that it wears. */
async function faults(page: Page, runOnly: readonly string[]): Promise<readonly string[]> {
  const { violations } = await (await axe(page))
    .options({ runOnly: [...runOnly], resultTypes: ['violations'] })
    .analyze()
  const found: string[] = []
  for (const { id, nodes } of violations)
    for (const { html, target, failureSummary } of nodes)
      if (!isDrawnBox(id, html) && !(await liesUnderFoot(page, id, target[0])))
        found.push(`${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`)
  return [...found, ...(await unreadable(page)).map((text) => `unreadable: ${text}`)]
}

/** Pictures what is on the page where somebody looks. */
export async function picture(page: Page, name: string): Promise<void> {
  if (looking) await page.screenshot({ path: path.join(lookedAt, `${name}.png`) })
}

/** The theme that the page wears. */
async function worn(page: Page): Promise<Theme> {
  return (await page.locator('html').getAttribute('data-mantine-color-scheme')) === 'dark' ? 'dark' : 'light'
}

/** Judges what is on the page in the theme that it wears, by some of the rules. `found` gathers what is wrong, by place. */
async function judgeBy(
  page: Page,
  name: string,
  theme: Theme,
  rules: readonly string[],
  found: string[],
): Promise<void> {
  const wrong = await faults(page, rules)
  found.push(...wrong.map((fault) => `${name}, ${theme}: ${fault}`))
  if (looking || wrong.length > 0) await page.screenshot({ path: path.join(lookedAt, `${name}-${theme}.png`) })
}

/** Judges what is on the page by all rules, in the theme that it wears. */
export async function judgeAsWorn(page: Page, name: string, theme: Theme, found: string[]): Promise<void> {
  await judgeBy(page, name, theme, wcag, found)
}

/** Judges what is on the page in both themes, first in the one that it wears, as a change costs much; by all rules in the theme named. */
export async function judge(page: Page, name: string, named: Theme, found: string[]): Promise<void> {
  const first = await worn(page)
  for (const theme of [first, first === 'light' ? 'dark' : 'light'] as const) {
    await wear(page, theme)
    await judgeBy(page, name, theme, theme === named ? wcag : aboutColour, found)
  }
}
