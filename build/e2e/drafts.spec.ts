import path from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import { founder } from './journey/chapter.ts'
import { names } from './journey/names.ts'
import { createVault, lock, unlock } from './window/entrance.ts'
import { openWindow } from './window/open-window.ts'
import { goToList } from './window/window-desk.ts'
import { windowWords } from './window/words.ts'

const say = names.en
const t = windowWords('en')

test.describe.configure({ timeout: 180_000 })

function box(page: Page, field: string) {
  return page.getByRole('form').getByRole('textbox', { name: t(`department.${field}`), exact: true })
}

test('what was typed outlives a killed page and a lock, and two changes of one record meet', async () => {
  const opened = await openWindow()
  const { page: first, context, folders, complaints } = opened
  const at = (place: string) => `${opened.host.origin}/#/records/department${place}`
  try {
    const vault = path.join(folders.root, 'Drafts.sealbook')
    await createVault({ page: first, t }, vault, { ...founder, organisation: say.organisation, person: say.founder })
    await goToList({ page: first, t }, 'department')

    // A page that is killed: what was typed is in the vault once the form says so.
    await first.keyboard.press('n')
    await box(first, 'name').pressSequentially('Typed before the crash')
    await expect(first.getByRole('form').getByText(t('draft.kept').split('{{')[0] ?? '')).toBeVisible()
    const page = await context.newPage()
    await first.close()
    // The home finds it again; thrown away by mistake, it comes back.
    await page.goto(`${opened.host.origin}/#/`)
    const drafts = page.getByRole('region', { name: t('drafts.title') })
    const name = t('drafts.name', { kind: t('department'), title: 'Typed before the crash' })
    await drafts.getByRole('button', { name: t('drafts.throwAwayOf', { name }) }).click()
    await expect(drafts.getByRole('button', { name: t('drafts.undoOf', { name }) })).toBeFocused()
    await page.keyboard.press('Enter')
    await drafts.getByRole('button', { name: t('drafts.openOf', { name }) }).click()
    await expect(page.getByRole('button', { name: t('draft.restore') })).toBeVisible()
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog').getByRole('button', { name })).toBeVisible()
    await page.keyboard.press('Escape')
    await page.goto(at(''))
    await page.getByRole('button', { name: t('draft.count', { count: 1 }) }).click()
    await page.getByRole('menuitem', { name: /Typed before the crash/ }).click()
    await page.getByRole('button', { name: t('draft.restore') }).click()
    await expect(box(page, 'name')).toHaveValue('Typed before the crash')

    // A lock keeps what stands in the form without waiting for a pause.
    await box(page, 'code').pressSequentially('SEC')
    await lock({ page, t })
    await unlock({ page, t }, founder)
    await page.goto(at('/new'))
    await page.getByRole('button', { name: t('draft.restore') }).click()
    await expect(box(page, 'code')).toHaveValue('SEC')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('article')).toBeVisible()
    await expect(page.getByRole('button', { name: t('draft.count', { count: 1 }) })).toHaveCount(0)

    // What is too long to be kept is said not to be, and is kept once it is shorter.
    const third = await context.newPage()
    await third.goto(at('/new'))
    const told = (word: string) => third.getByRole('form').getByText(t(word).split('{{')[0] ?? '')
    await box(third, 'name').fill('x'.repeat(1_100_000))
    await expect(told('draft.notKept')).toBeVisible()
    await box(third, 'name').fill('Short')
    await expect(told('draft.kept')).toBeVisible()
    await third.close()

    // Two windows change the same field: the second one chooses, by keys alone.
    const edit = at(`/${/[0-9a-f-]{36}/.exec(page.url())?.[0]}/edit`)
    const other = await context.newPage()
    await page.goto(edit)
    await other.goto(edit)
    await box(other, 'name').fill('Theirs')
    await box(page, 'name').fill('Mine')
    await box(page, 'code').fill('SOC')
    await other.keyboard.press('Control+Enter')
    await expect(other.getByRole('article')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    const dialog = page.getByRole('dialog', { name: t('conflict.title') })
    await expect(dialog.getByRole('radio')).toHaveCount(2)
    await dialog.getByRole('radio').first().press('Space')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('article').getByRole('heading', { name: 'Theirs' })).toBeVisible()
    await expect(page.getByRole('article').getByText('SOC')).toBeVisible()
    expect(complaints).toEqual([])
  } finally {
    await opened.close()
  }
})
