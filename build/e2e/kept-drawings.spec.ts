import { readFileSync } from 'node:fs'
import { expect, type Page, test } from 'playwright/test'
import type { Language, Translator } from '#shared/base/translate.ts'
import { openDemo } from './window/demo.ts'

test.describe.configure({ timeout: 240_000 })

type Desk = { readonly page: Page; readonly t: Translator }

async function kept({ page, t }: Desk, button: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: t(button) }).click(),
  ])
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

/** What a browser reads in the drawing by itself; apart from the window, which lets nothing be read as markup. */
async function textsOf(
  page: Page,
  bytes: Buffer,
): Promise<{ readonly texts: readonly string[]; readonly sizes: string }> {
  const apart = await page.context().newPage()
  const read = await apart.evaluate((source) => {
    const drawing = new DOMParser().parseFromString(source, 'image/svg+xml').documentElement
    return {
      texts: [...drawing.querySelectorAll('title')].map((title) => title.textContent),
      sizes: `${drawing.getAttribute('width')} ${drawing.getAttribute('height')}`,
    }
  }, bytes.toString('utf8'))
  await apart.close()
  return read
}

/** The width and the height that a PNG states in its first chunk. */
const sizeOf = (bytes: Buffer) => [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]

async function keepTimeline(desk: Desk): Promise<void> {
  const { page, t } = desk
  // Low enough that the screen draws a part of the rows alone.
  await page.setViewportSize({ width: 1280, height: 420 })
  await page.goto(new URL('#/records/workItem?view=timeline', page.url()).href)
  await expect(page.locator('[data-timeline]')).toBeVisible()
  const drawing = await kept(desk, 'chart.save')
  expect(drawing.name).toMatch(new RegExp(`^${t('workItem.plural')} \\d{4}-\\d{2}-\\d{2}\\.svg$`))
  const { texts, sizes } = await textsOf(page, drawing.bytes)
  const onScreen = await page.locator('[data-bar]').count()

  // Every row is in it, also those that the screen has not drawn; and each title whole, as text.
  await page.getByRole('button', { name: t('chart.table') }).click()
  const titles = await page.getByRole('row').locator('td:nth-child(2)').allInnerTexts()
  expect(titles.length).toBeGreaterThan(onScreen)
  expect(texts).toEqual(titles)
  const words = drawing.bytes.toString('utf8')
  for (const key of ['planned', 'baseline', 'actual', 'critical', 'milestone'])
    expect(words).toContain(t(`timeline.legend.${key}`))
  expect(words).not.toContain('var(--')
  await page.getByRole('button', { name: t('chart.drawing') }).click()
  const picture = await kept(desk, 'chart.savePicture')
  expect(picture.name).toBe(drawing.name.replace('.svg', '.png'))
  const [width = 0, height = 0] = sizes.split(' ').map(Number)
  const scale = Math.min(2, 16_000 / Math.max(width, height))
  expect(sizeOf(picture.bytes)).toEqual([Math.round(width * scale), Math.round(height * scale)])
  await expect(page.locator('[data-drawn-row]')).toHaveCount(0)
}

async function keepChart(desk: Desk): Promise<void> {
  const { page } = desk
  await page.goto(new URL('#/records/department?view=chart', page.url()).href)
  await expect(page.getByRole('tree')).toBeVisible()
  const names = await page.getByRole('treeitem').locator('> title').allTextContents()
  const { texts } = await textsOf(page, (await kept(desk, 'chart.save')).bytes)
  expect(names.length).toBeGreaterThan(1)
  expect(texts).toEqual(expect.arrayContaining(names))
  expect((await kept(desk, 'chart.savePicture')).bytes.subarray(1, 4).toString('latin1')).toBe('PNG')
}

for (const language of ['en', 'zh-CN'] as const satisfies readonly Language[])
  test(`timeline and chart are kept whole as drawing and picture, in ${language}`, async () => {
    const { opening, t } = await openDemo(language, 'lead')
    const { page, complaints, close } = opening
    try {
      await keepTimeline({ page, t })
      await keepChart({ page, t })
      expect(complaints).toEqual([])
    } finally {
      await close()
    }
  })
