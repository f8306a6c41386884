import path from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import { gb18030 } from './window/bad-files.ts'
import { barePdf } from './window/bare-pdf.ts'
import { pressOn } from './window/by-keys.ts'
import { createVault } from './window/entrance.ts'
import { openWindow } from './window/open-window.ts'
import { windowWords } from './window/words.ts'

test.describe.configure({ timeout: 300_000 })

const founding = {
  login: 'mei',
  password: 'a long password of the founder',
  organisation: 'Northwind',
  person: 'Mei Lin',
}
const unicode = { encoding: 'UniGB-UCS2-H', base: 'STSong-Light' } as const
const gbk = { encoding: 'GBK-EUC-H', base: 'STSong-Light' } as const
const utf16Big = (text: string) => Buffer.from(text, 'utf16le').swap16()

const papers = [
  { name: 'unicode.pdf', bytes: barePdf(utf16Big('审计证据清单'), unicode) },
  // The same line in the other encoding: what is drawn can be compared.
  { name: 'gbk.pdf', bytes: barePdf(gb18030('审计证据清单'), gbk) },
  { name: 'other.pdf', bytes: barePdf(gb18030('网络安全检查'), gbk) },
  { name: 'standard.pdf', bytes: barePdf(Buffer.from('Signed off'), null) },
] as const

/** How many pixels of each row of the page are dark, which tells one line of text from another. */
async function darkRows(page: Page): Promise<readonly number[]> {
  return await page.locator('[role=dialog] canvas').evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement) || canvas.width === 0) return []
    // From a copy: a browser warns of a page that reads its own drawing again and again.
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d')
    copy?.drawImage(canvas, 0, 0)
    const { data } = copy?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
    return Array.from({ length: canvas.height }, (_, row) => {
      let count = 0
      for (let at = row * canvas.width * 4; at < (row + 1) * canvas.width * 4; at += 4)
        if (data[at + 3] !== 0 && (data[at] ?? 255) < 128) count += 1
      return count
    })
  })
}
const sum = (rows: readonly number[]) => rows.reduce((all, one) => all + one, 0)

test('PDF files that hold no fonts show their text by the maps and fonts that come with the program, and nothing is fetched from elsewhere', async () => {
  const { page, folders, context, complaints, close } = await openWindow()
  const t = windowWords('en')
  const asked: string[] = []
  context.on('request', (request) => asked.push(request.url()))
  try {
    await createVault({ page, t }, path.join(folders.root, 'New.sealbook'), founding)
    await page.goto(new URL('#/records/course/new?wide=true', page.url()).href)
    const files = papers.map(({ name, bytes }) => ({ name, mimeType: 'application/pdf', buffer: bytes }))
    await page.locator('input[type=file]').first().setInputFiles(files)
    const drawn: Record<string, readonly number[]> = {}
    for (const { name } of papers) {
      const show = page.getByRole('button', { name: t('evidence.showOf', { name }), exact: true })
      await pressOn(page, show)
      await expect(page.getByRole('dialog', { name })).toContainText(t('fileKind.pdf'))
      await expect.poll(async () => sum(await darkRows(page)), { timeout: 60_000 }).toBeGreaterThan(300)
      drawn[name] = await darkRows(page)
      await page.keyboard.press('Escape')
      await expect(show).toBeFocused()
    }
    expect(drawn['gbk.pdf']).toEqual(drawn['unicode.pdf'])
    expect(drawn['other.pdf']).not.toEqual(drawn['gbk.pdf'])
    const maps = asked.filter((url) => url.endsWith('.bcmap'))
    expect(maps.length).toBeGreaterThan(0)
    const { origin } = new URL(page.url())
    expect(asked.filter((url) => !url.startsWith(`${origin}/`) && !url.startsWith('blob:'))).toEqual([])
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
