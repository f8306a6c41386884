import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, type Page, test } from 'playwright/test'
import type { Translator } from '#shared/base/translate.ts'
import { openDemo } from './window/demo.ts'

type Desk = { readonly page: Page; readonly t: Translator }

function headOf({ page, t }: Desk, column: string): Locator {
  return page
    .getByRole('columnheader')
    .filter({ has: page.getByRole('separator', { name: t('list.width', { column: t(`finding.${column}`) }) }) })
}

async function widthOf(head: Locator): Promise<number> {
  return Math.round((await head.boundingBox())?.width ?? 0)
}

/** Presses on the edge of a column and moves it, without letting go. */
async function dragEdge({ page }: Desk, head: Locator, by: number): Promise<void> {
  const edge = await head.getByRole('separator').boundingBox()
  if (!edge) throw new Error('the head has no edge to drag')
  const [left, top] = [edge.x + edge.width / 2, edge.y + edge.height / 2]
  await page.mouse.move(left, top)
  await page.mouse.down()
  await page.mouse.move(left + by / 2, top)
  await page.mouse.move(left + by, top)
}

/** A drag that Escape gives up, one that stays, and a double click that fits. */
async function dragByMouse(desk: Desk): Promise<void> {
  const { page } = desk
  const severity = headOf(desk, 'severity')
  const before = await widthOf(severity)
  await dragEdge(desk, severity, 60)
  await expect.poll(() => widthOf(severity)).toBe(before + 60)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect.poll(() => widthOf(severity)).toBe(before)
  await dragEdge(desk, severity, 60)
  await page.mouse.up()
  await expect.poll(() => widthOf(severity)).toBe(before + 60)
  await headOf(desk, 'severity').getByRole('separator').dblclick()
  await expect.poll(() => widthOf(severity)).toBeLessThan(before + 60)
  // Whatever is dragged, the column can still be read.
  await dragEdge(desk, severity, -2000)
  await page.mouse.up()
  await expect.poll(() => widthOf(severity)).toBe(72)
}

test('the widths of columns are set by mouse and keys, remembered, and taken back', async () => {
  test.setTimeout(240_000)
  const { opening, t } = await openDemo('en', 'lead')
  const { page, complaints, close } = opening
  try {
    const desk = { page, t }
    const address = `${new URL(page.url()).origin}/#/records/finding`
    await page.goto(address)
    await expect(page.getByRole('grid').locator('[data-index] a').first()).toBeVisible()
    const owner = headOf(desk, 'owner')
    // A column that is set leaves the others more room or less: as declared is as it was before any was.
    const declared = await widthOf(owner)
    await dragByMouse(desk)
    const before = await widthOf(owner)
    await owner.getByRole('button').first().focus()
    for (const key of ['Alt+ArrowRight', 'Alt+ArrowRight', 'Alt+ArrowLeft']) await page.keyboard.press(key)
    await expect.poll(() => widthOf(owner)).toBe(before + 8)
    const { violations } = await new AxeBuilder({ page }).disableRules(['region']).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    // They are the member's: the list has them again, and its groups as well.
    await page.goto(`${new URL(page.url()).origin}/#/verify`)
    await expect(page.getByRole('grid')).toHaveCount(0)
    await page.goto(`${address}?group=severity`)
    await expect.poll(() => widthOf(headOf(desk, 'severity'))).toBe(72)
    await page.getByRole('button', { name: t('list.more') }).click()
    await page.getByRole('menuitem', { name: t('list.columns') }).click()
    await page.getByRole('button', { name: t('list.columns.reset') }).click()
    await expect.poll(() => widthOf(headOf(desk, 'owner'))).toBe(declared)
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
