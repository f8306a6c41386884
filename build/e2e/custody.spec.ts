import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import { founder } from './journey/chapter.ts'
import { expectFocus, openTab, press, pressOn } from './window/by-keys.ts'
import { commandLine } from './window/command-line.ts'
import { chooseLanguage, openExisting } from './window/entrance.ts'
import { addRow, chooseIn, type Filled, findIn, typeInto, typeMoment } from './window/fill-by-keys.ts'
import { openWindow } from './window/open-window.ts'
import { windowWords } from './window/words.ts'

test.describe.configure({ timeout: 300_000 })

const person = 'Mei Lin'
const questions = ['Are leavers removed within a day?', 'Is the backup restored each quarter?'] as const

/** A vault with an audit whose two papers are signed: what comes before is walked elsewhere. */
async function makeSigned(root: string): Promise<{ readonly vault: string; readonly audit: string }> {
  const vault = path.join(root, 'Custody.sealbook')
  const given = { data: path.join(root, 'command-line'), password: founder.password }
  const user = ['--user', founder.login]
  await commandLine(['create', vault, ...user, '--person', person, '--zone', 'Asia/Shanghai'], given)
  type Row = { readonly id: string; readonly revision: number }
  const call = async <Answer>(operation: string, input: unknown): Promise<Answer> => {
    const asked = { ...given, input: JSON.stringify(input) }
    const out = await commandLine(['call', vault, operation, ...user, '--input', '-'], asked)
    // The contract states what each operation answers; the caller names that type.
    return JSON.parse(out.slice(out.indexOf('{'))) as Answer
  }
  const { rows: people } = await call<{ rows: readonly Row[] }>('person.list', {})
  const period = { start: '2026-01-01', end: '2026-03-31' }
  const audit = { title: 'Audit of leavers', kind: 'special', period, leadAuditor: people[0]?.id }
  const { id } = await call<Row>('audit.create', { draft: audit })
  for (const [at, question] of questions.entries()) {
    const draft = { audit: id, position: at + 1, question, result: 'conform', note: 'Seen in the list.' }
    const row = await call<Row>('checklistRow.create', { draft })
    await call('checklistRow.move', { id: row.id, revision: row.revision, step: 'prepare' })
  }
  return { vault, audit: id }
}

/** Writes a step of the chain of custody at its end, and sees it stand. */
async function addStep(filled: Filled, row: number, kind: 'handedOver' | 'received', who: string, time: string) {
  const { page, t } = filled
  const cell = await addRow(filled, 'evidenceItem.custody', row)
  await typeMoment(filled, cell('at'), '2 mar 2026', time)
  await chooseIn(filled, cell('kind'), t(`evidenceItem.custody.kind.${kind}`))
  await typeInto(filled, cell(kind === 'received' ? 'from' : 'to'), who)
  await typeInto(filled, cell('purpose'), kind === 'received' ? 'Back from the laboratory' : 'To be read out')
  await findIn(filled, cell('person'), person)
  await press(page, 'Control+Enter')
  await expect(page.getByRole('article').getByText(who)).toBeVisible()
  await expectFocus(page)
}

const formOf = (page: Page) => page.getByRole('form').or(page.locator('form')).first()

test('evidence is handed over, comes back and gets a new version, and many papers edited at once say whose sign-offs that ends', async () => {
  const t = windowWords('en')
  const { page, folders, complaints, close } = await openWindow()
  const file = (name: string) => path.join(folders.root, name)
  writeFileSync(file('drive.txt'), 'image of the drive')
  // Long enough to be on its way for a while.
  writeFileSync(file('drive-2.txt'), Buffer.alloc(80_000_000, 'image of the drive, read again. '))
  try {
    const { vault, audit } = await makeSigned(folders.root)
    await chooseLanguage(page, 'en')
    await openExisting({ page, t }, vault, founder)

    // Two signed papers are edited at once: the dialog says what that ends before it is done.
    await page.goto(new URL('#/records/checklistRow?wide=true', page.url()).href)
    await expect(page.getByRole('row').filter({ hasText: questions[1] })).toBeVisible()
    const isChosen = (count: number) => page.getByText(t('list.bulk.chosen', { count }), { exact: true })
    await press(page, 'j', 'x')
    await expect(isChosen(1)).toBeVisible()
    await press(page, 'j', 'x')
    await expect(isChosen(2)).toBeVisible()
    const chosen = page.getByRole('region', { name: t('list.bulk'), exact: true })
    await chosen.getByRole('button', { name: t('list.bulk.edit') }).press('Enter')
    const bulk = page.getByRole('dialog', { name: t('list.bulk.edit') })
    await bulk.getByRole('combobox', { name: t('list.bulk.field') }).focus()
    await page.keyboard.type(t('checklistRow.criterion'))
    await press(page, 'ArrowDown', 'Enter')
    await expect(bulk.getByText(t('lapses.title', { count: 2 }))).toHaveCount(0)
    await bulk.getByRole('textbox', { name: t('checklistRow.criterion') }).focus()
    await page.keyboard.type('Access policy, 4.2')
    await expect(bulk.getByText(t('lapses.title', { count: 2 }))).toBeVisible()
    await expect(bulk.getByText(t('lapses.of', { who: person, count: 2 }))).toBeVisible()
    await press(page, 'Control+Enter')
    await expect(bulk).toBeHidden()
    const open = page.getByRole('row').filter({ hasText: t('checklistRow.state.open') })
    await expect(open).toHaveCount(2)

    // A file of one of them becomes evidence with a page of its own.
    await page.getByRole('row').filter({ hasText: questions[0] }).getByRole('link').first().press('Enter')
    const article = page.getByRole('article')
    await expect(article.getByRole('heading', { name: questions[0] })).toBeVisible()
    await article.locator('input[type=file]').first().setInputFiles(file('drive.txt'))
    await expect(article.getByRole('listitem').filter({ hasText: 'drive.txt' })).toBeVisible({ timeout: 40_000 })
    await page.goto(new URL(`#/records/audit/${audit}?wide=true&tab=evidence`, page.url()).href)
    const describe = article.getByRole('button', { name: t('evidencePage.describeOf', { name: 'drive.txt' }) })
    await expect(describe).toBeVisible({ timeout: 40_000 })
    await pressOn(page, describe)
    const filled: Filled = { page, t, scope: formOf(page) }
    await addStep(filled, 1, 'handedOver', 'Laboratory North', '09:00')
    await page.keyboard.press('e')
    await addStep(filled, 2, 'received', 'Courier West', '16:30')
    await expect(article.getByText('Laboratory North')).toBeVisible()

    // What was written stays: an entry that is changed is refused by name.
    await page.keyboard.press('e')
    await typeInto(filled, t('parts.cell', { label: t('evidenceItem.custody.to'), row: 1 }), 'Laboratory South')
    await press(page, 'Control+Enter')
    await expect(page.getByText(t('evidenceItem.rule.custodyKept')).first()).toBeVisible()
    await typeInto(filled, t('parts.cell', { label: t('evidenceItem.custody.to'), row: 1 }), 'Laboratory North')

    // The same evidence, read again: a later version, while the paper still holds the first.
    // Saved in the same breath, the form waits for the file.
    await page.locator('form input[type=file]').first().setInputFiles(file('drive-2.txt'))
    await press(page, 'Control+Enter')
    await expect(article.getByRole('heading', { name: 'drive.txt', exact: true })).toBeVisible()
    await openTab(page, t('evidenceItem.tab.uses'))
    await expect(article.getByText(t('evidencePage.version', { number: 2 }))).toBeVisible()
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
