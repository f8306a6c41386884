import { expect, type Page, test } from 'playwright/test'
import { evidenceBytes } from '#services/demo/evidence-files.ts'
import type { Language } from '#shared/base/translate.ts'
import { blackPicture, gb18030 } from './window/bad-files.ts'
import { openDemo } from './window/demo.ts'

test.describe.configure({ timeout: 300_000 })

const paper = evidenceBytes({ kind: 'paper', lines: ['Seen and signed'] }).bytes
const hostile = '<img src=x onerror="window.hostile=1"><script>window.hostile=1</script>'
const mail = [
  'From: Mallory <mallory@example.com>',
  'To: audit@example.com',
  'Subject: =?utf-8?B?5a6h6K6h?=',
  'Date: Mon, 16 Nov 2026 09:30:00 +0800',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/html',
  '',
  `<html><body>${hostile}</body></html>`,
  '--b',
  'Content-Type: application/octet-stream; name=invoice.exe',
  'Content-Disposition: attachment; filename=invoice.exe',
  '',
  'MZ',
  '--b--',
].join('\r\n')

type Look = {
  readonly name: string
  readonly bytes: Buffer
  /** A word of the catalogue, or a text, that the look shows. */
  readonly shows: readonly { readonly key?: string; readonly text?: string }[]
  /** Whether pixels are drawn. */
  readonly draws?: boolean
}

const looks: readonly Look[] = [
  { name: 'signed.pdf', bytes: paper, shows: [{ key: 'fileKind.pdf' }], draws: true },
  { name: 'cut.pdf', bytes: paper.subarray(0, 60), shows: [{ key: 'preview.damaged' }] },
  { name: 'tiny.png', bytes: blackPicture(40), shows: [{ key: 'fileKind.png' }], draws: true },
  { name: 'huge.png', bytes: blackPicture(10_000), shows: [{ text: '10,000 × 10,000' }] },
  { name: 'cut.png', bytes: blackPicture(40).subarray(0, 45), shows: [{ key: 'preview.damaged' }] },
  { name: 'archive.pdf', bytes: Buffer.from('PK\u0003\u0004nothing'), shows: [{ key: 'fileKind.zip' }] },
  { name: 'nothing.txt', bytes: Buffer.alloc(0), shows: [{ key: 'preview.empty' }] },
  {
    name: 'drawing.svg',
    bytes: Buffer.from(`<svg>${hostile}</svg>`),
    shows: [{ key: 'preview.source' }, { text: 'onerror' }],
  },
  { name: 'rows.csv', bytes: gb18030('部门,人数\n审计部,7\n'), shows: [{ text: '审计部' }, { text: 'GB18030' }] },
  {
    name: 'mail.eml',
    bytes: Buffer.from(mail),
    shows: [{ text: '审计' }, { text: 'invoice.exe' }, { text: 'Mallory' }],
  },
]

async function openPaper(page: Page): Promise<void> {
  const is = encodeURIComponent(JSON.stringify({ state: 'reporting' }))
  await page.goto(new URL(`#/records/audit?is=${is}&exact=true&wide=true&tab=workspace`, page.url()).href)
  await page.getByRole('row').nth(1).getByRole('link').first().click()
  await page.getByRole('article').getByRole('tab').nth(1).click()
}

for (const language of ['en', 'zh-CN'] satisfies Language[])
  test(`hostile evidence is named, kept, and looked at without anything of it being run, in ${language}`, async () => {
    const { opening, t } = await openDemo(language, 'auditor-1')
    const { page, complaints, close } = opening
    try {
      await page.goto(new URL('#/records/finding?wide=true', page.url()).href)
      await page
        .getByRole('row')
        .filter({ hasText: t('finding.state.open') })
        .first()
        .getByRole('link')
        .first()
        .click()
      const article = page.getByRole('article')
      await expect(
        article.getByRole('button', { name: t('evidence.choose', { label: t('finding.evidence') }) }),
      ).toBeVisible()
      const strange = {
        name: 'photo\u202Egpj.png',
        mimeType: 'image/png',
        buffer: Buffer.from([0x4d, 0x5a, 0, 1, 2, 3]),
      }
      const files = looks.map(({ name, bytes }) => ({ name, mimeType: 'image/png', buffer: bytes }))
      await page
        .locator('article input[type=file]')
        .first()
        .setInputFiles([...files, strange])
      const rows = article.getByRole('listitem')
      const program = rows.filter({ hasText: 'photo〔U+202E〕gpj.png' }).first()
      await expect(program).toBeVisible({ timeout: 60_000 })
      await expect(program).toContainText(t('fileFault.program'))
      await expect(program).toContainText(t('fileFault.unseen'))
      await expect(program).toContainText(t('fileFault.exported', { name: 'photo_gpj.png' }))
      await expect(program).toContainText(t('fileFault.otherKind', { kind: t('fileKind.windowsProgram') }))
      for (const { name, shows, draws } of looks) {
        const show = article.getByRole('button', { name: t('evidence.showOf', { name }), exact: true })
        await show.focus()
        await page.keyboard.press('Enter')
        const look = page.getByRole('dialog', { name })
        for (const { key, text } of shows) await expect(look).toContainText(key === undefined ? (text ?? '') : t(key))
        await expect(look.locator('canvas')).toHaveCount(draws ? 1 : 0)
        if (draws) await expect.poll(() => drawnPixels(page)).toBeGreaterThan(0)
        await expect(look.locator('img, iframe, svg script')).toHaveCount(0)
        await page.keyboard.press('Escape')
        await expect(look).toBeHidden()
        await expect(show).toBeFocused()
      }
      expect(await page.evaluate(() => 'hostile' in globalThis)).toBe(false)
      expect(complaints).toEqual([])
    } finally {
      await close()
    }
  })

/** How many pixels of the look are neither white nor clear. */
async function drawnPixels(page: Page): Promise<number> {
  return await page.locator('[role=dialog] canvas').evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement) || canvas.width === 0) return 0
    // Read from a copy: a browser warns of a page that reads its own drawing again and again, as who waits for it does.
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d')
    copy?.drawImage(canvas, 0, 0)
    const data = copy?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
    let count = 0
    for (let at = 0; at < data.length; at += 4) if (data[at + 3] !== 0 && (data[at] ?? 255) < 200) count += 1
    return count
  })
}

test('a reference to a file in a text opens a look at it, and closing comes back to the reference', async () => {
  const { opening, t } = await openDemo('en', 'auditor-1')
  const { page, complaints, close } = opening
  try {
    await openPaper(page)
    await page.getByText('Were large requests for data looked at by a person?').first().click()
    // What was found of its control before it is tested stands beside the evidence.
    const known = page.getByRole('region', { name: t('workspace.known') })
    await expect(known.getByRole('link').first()).toHaveAttribute('href', /controlCheck/u)
    const evidence = page.getByRole('region', { name: t('checklistRow.evidence') })
    await expect(evidence).toContainText('data-requests-2026-10.csv')
    await expect(evidence).toContainText(t('evidencePage.later'))
    const digest = (await evidence.locator('[title]').first().getAttribute('title')) ?? ''
    await page.goto(new URL('#/records/finding?wide=true', page.url()).href)
    await page
      .getByRole('row')
      .filter({ hasText: t('finding.state.open') })
      .first()
      .getByRole('link')
      .first()
      .click()
    await page.getByRole('tab', { name: t('record.tab.comments') }).click()
    await page
      .getByRole('article')
      .getByRole('textbox')
      .first()
      .fill(`See [[evidence:${digest.slice(0, 12)}|the requests]].`)
    await page.keyboard.press('Control+Enter')
    const reference = page.getByRole('button', { name: 'the requests', exact: true })
    await reference.focus()
    await page.keyboard.press('Enter')
    const look = page.getByRole('dialog', { name: 'data-requests-2026-10.csv' })
    await expect(look.getByRole('cell', { name: 'R-1041' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(reference).toBeFocused()
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
