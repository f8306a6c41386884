import { expect, type Locator, type Page } from 'playwright/test'
import { focusFault } from './narrow.ts'

export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Waits until somebody has the focus again, and it can be seen. */
export async function expectFocus(page: Page): Promise<void> {
  await expect.poll(() => focusFault(page)).toBeNull()
}

/** Whether a control stands before what has the focus; null while nothing has it. */
async function isBefore(control: Locator): Promise<boolean | null> {
  return await control.evaluate((element) => {
    const at = document.activeElement
    if (at === null || at === document.body) return null
    const place = at.compareDocumentPosition(element)
    return (place & Node.DOCUMENT_POSITION_PRECEDING) !== 0 && (place & Node.DOCUMENT_POSITION_CONTAINED_BY) === 0
  })
}

/** Goes to a control with Tab alone, as a person without a mouse must, and sees the focus wherever it rests. */
export async function tabTo(page: Page, control: Locator, back: boolean | 'where it stands' = false): Promise<void> {
  await expect(control).toBeAttached({ timeout: 40_000 })
  const isThere = () => control.evaluate((element) => element === document.activeElement)
  const passed: string[] = []
  let isBack = back === 'where it stands' ? null : back
  while (!(await isThere())) {
    if (passed.length > 60) throw new Error(`not reached by Tab: ${control.toString()}; passed ${passed.join(' › ')}`)
    // A page that has just come may give the focus to its content between being asked and the first key.
    isBack ??= await isBefore(control)
    await page.keyboard.press(isBack ? 'Shift+Tab' : 'Tab')
    const fault = await focusFault(page)
    if (fault?.startsWith('no ring') || fault?.startsWith('out of sight')) throw new Error(fault)
    passed.push(
      await page.evaluate(() => {
        const at = document.activeElement
        return `${at?.getAttribute('aria-label') ?? at?.textContent?.slice(0, 24) ?? ''}`.trim() || (at?.tagName ?? '')
      }),
    )
  }
}

/** Goes to a control and presses it. */
export async function pressOn(page: Page, control: Locator, key = 'Enter'): Promise<void> {
  await expect(control).toBeAttached({ timeout: 40_000 })
  // As a person would: back where it stands before what has the focus.
  await tabTo(page, control, 'where it stands')
  await page.keyboard.press(key)
}

/** Runs what the palette offers first for some words. */
export async function byPalette(page: Page, placeholder: string, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog').getByPlaceholder(placeholder)
  await expect(palette).toBeFocused()
  await page.keyboard.type(words)
  await expect(page.getByRole('dialog').locator('[data-action]').filter({ hasText: words }).first()).toHaveAttribute(
    'data-selected',
    'true',
  )
  await page.keyboard.press('Enter')
}

/** Opens a record that the palette finds by its title. */
export async function openFromPalette(page: Page, placeholder: string, found: string): Promise<void> {
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog').getByPlaceholder(placeholder)
  await expect(palette).toBeFocused()
  await page.keyboard.type(found)
  const offered = page.getByRole('dialog').locator('[data-action]')
  const wanted = offered.filter({ hasText: found }).filter({ hasNotText: '“' }).first()
  await expect(wanted).toBeVisible()
  const isThere = async () => (await wanted.getAttribute('data-selected')) !== null
  for (let place = 0; place < 12 && !(await isThere()); place++) await page.keyboard.press('ArrowDown')
  await expect(wanted).toHaveAttribute('data-selected', 'true')
  await page.keyboard.press('Enter')
}

/** Opens a tab of a record with the arrow keys, as its role promises. */
export async function openTab(page: Page, name: string): Promise<void> {
  const tab = page.getByRole('tab', { name, exact: true })
  await tabTo(page, page.getByRole('tab', { selected: true }))
  const isThere = () => tab.evaluate((element) => element === document.activeElement)
  for (let place = 0; place < 12 && !(await isThere()); place++) await page.keyboard.press('ArrowRight')
  await expect(tab).toHaveAttribute('aria-selected', 'true')
}
