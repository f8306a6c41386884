import path from 'node:path'
import { expect, type Locator, type Page, test } from 'playwright/test'
import type { Language, Translator } from '#shared/base/translate.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { founder } from './journey/chapter.ts'
import { names } from './journey/names.ts'
import { badBook, blackPicture, gb18030, utf16 } from './window/bad-files.ts'
import { createVault } from './window/entrance.ts'
import { fillForm } from './window/fill.ts'
import { hostileText } from './window/hostile-text.ts'
import { openWindow } from './window/open-window.ts'
import { goToList } from './window/window-desk.ts'
import { labelled, windowWords } from './window/words.ts'

test.describe.configure({ timeout: 180_000 })

type Window = { readonly page: Page; readonly t: Translator }

async function giveFile({ page, t }: Window, name: string, content: string | Uint8Array): Promise<Locator> {
  await page.getByRole('button', { name: t('list.more'), exact: true }).click()
  await page.getByRole('menuitem', { name: t('import.open') }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  const buffer = Buffer.from(content as Uint8Array)
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  return dialog
}

/** A file that is refused as a whole: the words say what and where, and another one can be given. */
async function refused(window: Window, name: string, content: string | Uint8Array, words: string): Promise<void> {
  const dialog = await giveFile(window, name, content)
  await expect(dialog.getByRole('alert')).toContainText(words)
  await expect(dialog.getByRole('button', { name: window.t('import.other') })).toBeEnabled()
  await window.page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
}

async function bring({ page, t }: Window, dialog: Locator, count: number): Promise<void> {
  await dialog.getByRole('button', { name: t('import.bring', { count }) }).click()
  await expect(dialog.getByText(t('import.done'), { exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
}

/** Files that hold something else than their names say, or end before they should. */
async function giveBadTables(window: Window): Promise<void> {
  const { t } = window
  const quote = t('errors.quoteNotClosed', { line: 4, row: 3, column: 2 })
  await refused(window, 'open.csv', 'name,code\n"Risk\nand control",R\nFraud,"F\n', quote)
  const within = t('errors.quoteMisplaced', { line: 2, row: 2, column: 1 })
  await refused(window, 'within.csv', 'name,code\n5" disks,D\n', within)
  await refused(window, 'units.csv', blackPicture(20), t('errors.fileOtherKind', { kind: 'PNG' }))
  await refused(window, 'units.xlsx', '<!doctype html><table>', t('errors.fileOtherKind', { kind: 'HTML' }))
}

/** Tables that other programs wrote: read right without anything chosen, and what is left alone is said. */
async function giveForeignTables(window: Window): Promise<void> {
  const { page, t } = window
  // The heads of either language are known in both.
  const chinese = windowWords('zh-CN')
  const heads = [t('department.name'), t('department.code')]
  const table = (name: string, code: string) => `${heads.join('\t')}\r\n${name}\t${code}\r\n`
  const files: readonly (readonly [string, Uint8Array, string])[] = [
    [
      '信息安全部',
      gb18030(`${chinese('department.name')},${chinese('department.code')}\r\n信息安全部,XA\r\n`),
      'gb18030',
    ],
    ['数据中心', utf16(table('数据中心', 'SJ')), 'utf-16le'],
  ]
  for (const [name, bytes, encoding] of files) {
    const dialog = await giveFile(window, 'units.csv', bytes)
    await expect(labelled(dialog, t('import.encoding'))).toHaveValue(encoding)
    await expect(dialog.getByRole('cell', { name })).toBeVisible()
    await bring(window, dialog, 1)
    await expect(page.getByRole('link', { name })).toBeVisible()
  }
  const book = await giveFile(window, 'units.xlsx', badBook(heads, ['Audit', 'AU'], 'Made by a formula'))
  for (const kind of ['formulas', 'merged', 'macros', 'externalLinks'])
    await expect(book.getByText(t(`import.ignored.${kind}`, { count: 1 }))).toBeVisible()
  await bring(window, book, 2)
  await expect(page.getByRole('link', { name: 'Made by a formula' })).toBeVisible()
}

const files = [
  { name: 'black.png', mediaType: 'image/png', bytes: blackPicture(20_000) },
  { name: 'photo.png', mediaType: 'image/png', bytes: Buffer.from('<html><script>window.hostile=1</script>') },
]
/** So many references a field holds. */
const most = 500
const letters = 'خادم الملفات 👩🏽‍💻 e\u0301\u0302\u0303 <img src=x onerror="window.hostile=1"> 整改 '
const marked = hostileText(0, 10_000)

/** A form with the worst in every box: refused by name with all of it kept, then saved once its title is short enough. */
async function writeBadRecord({ page, t }: Window, today: string): Promise<void> {
  await page.goto(new URL('#/records/finding/new', page.url()).href)
  const form = page.getByRole('form')
  const given = { identifiedOn: today, severity: 'high', condition: marked, criterion: letters, department: 'Audit' }
  await fillForm({ page, scope: form, t }, 'finding', findingRecord.fields, { ...given, evidence: files })
  const title = form.getByRole('textbox', { name: t('finding.title'), exact: true })
  await title.fill(letters.repeat(100).slice(0, 5000))
  await page.keyboard.press('Control+Enter')
  await expect(form.getByText(t('errors.field.tooLong', { max: 200 }))).toBeVisible()
  await expect(title).toBeFocused()
  expect((await title.inputValue()).length).toBe(5000)
  await expect(form.getByRole('textbox', { name: t('finding.condition'), exact: true })).toHaveValue(marked)
  for (const { name } of files) await expect(form.getByText(name, { exact: true })).toBeVisible()
  await title.fill(letters.repeat(2))
  await page.keyboard.press('Control+Enter')
  const article = page.getByRole('article')
  await expect(article.getByRole('heading', { name: letters.repeat(2).normalize('NFC').trim() })).toBeVisible()
  await expect(article).toContainText('1899')
}

/** Neither a picture that would take gigabytes nor a page that calls itself a picture is decoded for a look. */
async function lookAtFiles({ page, t }: Window): Promise<void> {
  const side = '20,000'
  const words = [
    t('evidence.tooLarge', { width: side, height: side }),
    t('fileFault.otherKind', { kind: t('fileKind.html') }),
  ]
  for (const [index, { name }] of files.entries()) {
    await page
      .getByRole('article')
      .getByRole('button', { name: t('evidence.showOf', { name }) })
      .click()
    const look = page.getByRole('dialog', { name })
    await expect(look).toContainText(words[index] ?? '')
    await expect(look.locator('img')).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(look).toBeHidden()
  }
}

/** More than a field holds is refused by name; what it holds at most is shown, the first of them until all are asked for. */
async function referToMany(window: Window): Promise<void> {
  const { page, t } = window
  const units = Array.from({ length: most + 1 }, (_, index) => `Unit ${index}`)
  await goToList(window, 'department')
  await bring(window, await giveFile(window, 'units.csv', `name\n${units.join('\n')}\n`), most + 1)
  await goToList(window, 'finding')
  const heads = 'title,severity,condition,criterion,department,contributingDepartments'
  const table = (count: number) => `${heads}\nOf many,high,Seen,Rule,Audit,"${units.slice(0, count).join('; ')}"\n`
  const refusing = await giveFile(window, 'findings.csv', table(most + 1))
  await expect(refusing).toContainText(t('errors.field.tooMany', { max: most }))
  await page.keyboard.press('Escape')
  await bring(window, await giveFile(window, 'findings.csv', table(most)), 1)
  await page.getByRole('row').filter({ hasText: 'Of many' }).getByRole('link').click()
  await expect(
    page.getByRole('article').getByRole('button', { name: t('value.more', { count: most - 8 }) }),
  ).toBeVisible()
  await page.keyboard.press('e')
  const last = page.getByRole('form').getByText('Unit 499', { exact: true })
  await last.scrollIntoViewIfNeeded()
  await expect(last).toBeInViewport()
}

type Part = (window: Window, language: Language) => Promise<void>

/** Each in a vault and a window of its own, so that none waits for the others. */
const parts: readonly (readonly [name: string, part: Part])[] = [
  [
    'tables of other kinds and of other programs are refused or read, and what is left alone is said',
    async (window) => {
      await giveBadTables(window)
      await giveForeignTables(window)
    },
  ],
  [
    'hostile texts and files are bounded and named, and nothing of them is lost or runs',
    async (window, language) => {
      await bring(window, await giveFile(window, 'units.csv', 'name\nAudit\n'), 1)
      await writeBadRecord(window, language === 'en' ? '31 dec 1899' : '1899年12月31日')
      await lookAtFiles(window)
      expect(await window.page.evaluate(() => 'hostile' in globalThis)).toBe(false)
    },
  ],
  [
    'more references than a field holds are refused by name, and as many as it holds are shown',
    async (window) => {
      await bring(window, await giveFile(window, 'audit.csv', 'name\nAudit\n'), 1)
      await referToMany(window)
    },
  ],
]

for (const language of ['en', 'zh-CN'] satisfies Language[])
  for (const [name, part] of parts)
    test(`${name}, in ${language}`, async () => {
      const opened = await openWindow()
      const { page, folders, complaints } = opened
      const window = { page, t: windowWords(language) }
      const say = names[language]
      try {
        if (language === 'zh-CN') await page.getByText('简体中文', { exact: true }).click()
        const vault = path.join(folders.root, 'Bad.sealbook')
        await createVault(window, vault, { ...founder, organisation: say.organisation, person: say.founder })
        await goToList(window, 'department')
        await part(window, language)
        expect(complaints).toEqual([])
      } finally {
        await opened.close()
      }
    })
