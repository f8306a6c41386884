import { expect, type Page, test } from 'playwright/test'
import type { Translator } from '#shared/base/translate.ts'
import { of } from './journey/chapter.ts'
import { makeAuditToWalk, walk } from './window/audit-to-walk.ts'
import { chooseLanguage, lock, openExisting, unlock } from './window/entrance.ts'
import { openWindow } from './window/open-window.ts'
import { openRecord } from './window/window-desk.ts'
import { windowWords } from './window/words.ts'

const question = 'Who may open the safe?'
const note = 'Which ten leavers?'
const answer = 'The ten of February.'

const paperOf = (page: Page, t: Translator) => page.getByRole('region', { name: t('workspace.paper') })
const notesOf = (page: Page, t: Translator) => paperOf(page, t).getByRole('region', { name: t('reviewNote.plural') })

async function expectState(page: Page, t: Translator, state: string) {
  await expect(paperOf(page, t).getByText(t(`checklistRow.state.${state}`), { exact: true })).toBeVisible()
}

async function enterWorkspace(page: Page, t: Translator) {
  await openRecord({ page, t }, of('audit', walk.audit))
  await page.getByRole('tab', { name: t('audit.tab.workspace'), exact: true }).click()
  await expect(paperOf(page, t).getByRole('heading', { name: walk.questions[0] ?? '' })).toBeVisible()
  await paperOf(page, t).focus()
}

/** One more question, written in the dialog that builds the checklist. */
async function build(page: Page, t: Translator) {
  await page.keyboard.press('a')
  const dialog = page.getByRole('dialog', { name: t('building.title') })
  await dialog.getByText(t('building.source.free'), { exact: true }).click()
  await dialog.getByRole('textbox', { name: t('building.free') }).fill(`- ${question}`)
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: question })).toBeVisible()
  await paperOf(page, t).focus()
}

/** A paper whose text refers to another one, completed while typing, handed in. */
async function prepare(page: Page, t: Translator) {
  await page.keyboard.press('1')
  await page.keyboard.press('w')
  await page.keyboard.type('As in [[safe')
  await expect(page.getByRole('option', { name: question })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(paperOf(page, t).getByText(t('workspace.note.state.saved'), { exact: true })).toBeVisible()
  await page.keyboard.press('h')
  await expectState(page, t, 'prepared')
  await expect(paperOf(page, t).getByRole('button', { name: question })).toBeVisible()
}

async function raiseNote(page: Page, t: Translator) {
  await page.keyboard.press('m')
  await page.keyboard.type(note)
  await page.keyboard.press('Control+Enter')
  await expect(notesOf(page, t).getByText(note)).toBeVisible()
  const review = paperOf(page, t).getByRole('button', { name: t('checklistRow.step.review') })
  await expect(review).toBeDisabled()
  await expect(paperOf(page, t).getByText(t('checklistRow.rule.notesOpen', { count: 1 }))).toBeVisible()
}

/** The preparer answers, and edits the paper, which says first whose sign-off that ends. */
async function answerAndEdit(page: Page, t: Translator) {
  await notesOf(page, t)
    .getByRole('button', { name: t('reviewNote.step.answer') })
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: t('reviewNote.answer') }).fill(answer)
  await dialog.getByRole('button', { name: t('reviewNote.step.answer'), exact: true }).click()
  await expect(notesOf(page, t).getByText(answer)).toBeVisible()
  await paperOf(page, t).focus()
  await page.keyboard.press('e')
  await expect(paperOf(page, t).getByText(t('lapse.title'))).toBeVisible()
  await page.keyboard.press('3')
  await expectState(page, t, 'open')
  await page.keyboard.press('h')
  await expectState(page, t, 'prepared')
}

async function clearAndReview(page: Page, t: Translator) {
  await notesOf(page, t)
    .getByRole('button', { name: t('reviewNote.step.clear') })
    .click()
  await expect(notesOf(page, t).getByText(t('reviewNote.state.cleared'))).toBeVisible()
  await expect(paperOf(page, t).getByRole('button', { name: t('checklistRow.step.review') })).toBeEnabled()
  await paperOf(page, t).focus()
  await page.keyboard.press('r')
  await expectState(page, t, 'reviewed')
}

test('a paper is built, referred from, noted on, edited after its sign-off, and reviewed', async () => {
  test.setTimeout(240_000)
  const t = windowWords('en')
  const { page, folders, complaints, close } = await openWindow()
  try {
    const { vault, password } = await makeAuditToWalk(folders.root)
    await chooseLanguage(page, 'en')
    await openExisting({ page, t }, vault, { login: 'auditor-1', password })
    await enterWorkspace(page, t)
    await build(page, t)
    await prepare(page, t)
    for (const [login, act] of [
      ['auditor-2', raiseNote],
      ['auditor-1', answerAndEdit],
      ['auditor-2', clearAndReview],
    ] as const) {
      await lock({ page, t })
      await unlock({ page, t }, { login, password })
      await enterWorkspace(page, t)
      await act(page, t)
    }
    await openRecord({ page, t }, of('checklistRow', walk.questions[0] ?? ''))
    await page.getByRole('tab', { name: t('checklistRow.tab.versions'), exact: true }).click()
    const versions = page.getByRole('list', { name: t('paper.versions.list') })
    await expect(versions.getByRole('listitem')).toHaveCount(3)
    await expect(versions.getByText(t('checklistRow.result'), { exact: false }).first()).toBeVisible()
    expect(complaints).toEqual([])
  } catch (error) {
    await page.screenshot({ path: test.info().outputPath('where-it-ended.png') })
    throw error
  } finally {
    await close()
  }
})
