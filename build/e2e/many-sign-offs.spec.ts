import path from 'node:path'
import { expect, test } from 'playwright/test'
import { founder } from './journey/chapter.ts'
import { press } from './window/by-keys.ts'
import { commandLine } from './window/command-line.ts'
import { chooseLanguage, openExisting } from './window/entrance.ts'
import { openWindow } from './window/open-window.ts'
import { windowWords } from './window/words.ts'

test.describe.configure({ timeout: 300_000 })

const person = 'Mei Lin'
const questions = ['Are leavers removed within a day?', 'Is the backup restored each quarter?'] as const

/** A vault with an audit whose two papers are signed: what comes before is walked elsewhere. */
async function makeSigned(root: string): Promise<string> {
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
  return vault
}

test('many signed papers edited at once say whose sign-offs that ends before it is done, by keys', async () => {
  const t = windowWords('en')
  const { page, folders, complaints, close } = await openWindow()
  try {
    const vault = await makeSigned(folders.root)
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
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
