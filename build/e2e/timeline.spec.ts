import { expect, type Locator, type Page, test } from 'playwright/test'
import { openDemo } from './window/demo.ts'

test.describe.configure({ timeout: 240_000 })

/** Drags with the mouse as a hand does, in several moves; `before` runs while the button is held down. */
async function drag(page: Page, what: Locator, by: number, before: () => Promise<void> = async () => {}) {
  const box = await what.boundingBox()
  if (!box) throw new Error('what is dragged is not on the page')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + by / 2, y)
  await page.mouse.move(x + by, y)
  await before()
  await page.mouse.up()
}

test('a bar of the timeline is dragged and resized, once per drop, and says why another is not', async () => {
  const { opening, t } = await openDemo('en', 'lead')
  const { page, complaints, close } = opening
  const show = async (state: string) => {
    const is = encodeURIComponent(JSON.stringify({ state }))
    await page.goto(new URL(`#/records/workItem?view=timeline&exact=true&is=${is}`, page.url()).href)
  }
  try {
    await show('inProgress')
    // The last one belongs to the cycle that still runs.
    const id = await page.locator('[data-movable]').last().getAttribute('data-bar-of')
    const bar = page.locator(`[data-bar-of="${id}"]`)
    await bar.scrollIntoViewIfNeeded()
    const row = page.getByRole('listitem').filter({ has: page.locator(`[data-bar="${id}"]`) })
    const width = async () => Math.round((await bar.boundingBox())?.width ?? 0)
    const words = () => row.innerText()
    const [before, wide] = [await words(), await width()]
    const undo = page.locator('.mantine-Notification-root').getByRole('button', { name: t('archive.undo') })

    // Escape leaves it where it was, and letting go afterwards changes nothing.
    await drag(page, bar, 30, () => page.keyboard.press('Escape'))
    await expect.poll(words).toBe(before)
    await expect(undo).toHaveCount(0)

    await drag(page, bar.locator('[data-grip="end"]'), 30)
    await expect(undo).toBeVisible()
    await expect.poll(width).toBe(wide + 30)
    await page.keyboard.press('Control+z')
    await expect.poll(words).toBe(before)
    await drag(page, bar, 30)
    await expect(undo).toBeVisible()
    await expect.poll(width).toBe(wide)
    expect(await words()).not.toBe(before)

    await show('done')
    await expect(page.locator('[data-movable]')).toHaveCount(0)
    const fixed = page.locator('[data-bar-of]').first()
    const done = await fixed.getAttribute('data-bar-of')
    const title = await page.locator(`[data-bar="${done}"]`).innerText()
    await fixed.scrollIntoViewIfNeeded()
    await drag(page, fixed, 30)
    const state = t('workItem.state.done')
    await expect(page.getByText(t('timeline.refused', { title: title.replace(/^↪\s*/, ''), state }))).toBeVisible()
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
