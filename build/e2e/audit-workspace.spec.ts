import { expect, type Page, test } from 'playwright/test'
import type { Translator } from '#shared/base/translate.ts'
import { of } from './journey/chapter.ts'
import { makeAuditToWalk, walk } from './window/audit-to-walk.ts'
import { chooseLanguage, lock, openExisting, unlock } from './window/entrance.ts'
import { openWindow } from './window/open-window.ts'
import { openRecord } from './window/window-desk.ts'
import { windowWords } from './window/words.ts'

const file = { name: 'restore.log', mimeType: 'text/plain', buffer: Buffer.from('no restore since spring') }
const finding = 'Backups are not restored'

function paperOf(page: Page, t: Translator) {
  return page.getByRole('region', { name: t('workspace.paper') })
}

async function expectRow(page: Page, t: Translator, index: number) {
  await expect(paperOf(page, t).getByRole('heading', { name: walk.questions[index] ?? '' })).toBeVisible()
}

/** The workspace of the audit, reached from its page with the arrow keys of the tabs. */
async function enterWorkspace(page: Page, t: Translator) {
  await openRecord({ page, t }, of('audit', walk.audit))
  await page.getByRole('tab', { name: t('record.tab.fields'), exact: true }).focus()
  await page.keyboard.press('ArrowRight')
  await expectRow(page, t, 0)
}

/** Sets the result of the open row and writes its working paper by keys; leaving the text saves it. */
async function conclude(page: Page, t: Translator, resultKey: string, note: string) {
  const paper = paperOf(page, t)
  await page.keyboard.press(resultKey)
  await expect(paper.getByRole('button', { pressed: true })).toHaveCount(1)
  await page.keyboard.press('w')
  await page.keyboard.type(note)
  await expect(paper.getByText(t('workspace.note.state.kept'))).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(paper.getByText(t('workspace.note.state.saved'), { exact: true })).toBeVisible()
}

/** A mark set by a slip is taken back where the checklist is walked. */
async function takeMarkBack(page: Page, t: Translator, resultKey: string) {
  const pressed = paperOf(page, t).getByRole('button', { pressed: true })
  await page.keyboard.press(resultKey)
  await expect(pressed).toHaveCount(1)
  await expect(page.locator('.mantine-Notification-root')).toContainText(t('checklistRow.result'))
  await page.keyboard.press('Control+z')
  await expect(pressed).toHaveCount(0)
}

/** Hands the row in; whoever did is told in words why they may not review it. */
async function handIn(page: Page, t: Translator) {
  await page.keyboard.press('h')
  const paper = paperOf(page, t)
  await expect(paper.getByText(t('checklistRow.state.prepared'), { exact: true })).toBeVisible()
  const words = { step: t('checklistRow.step.review'), field: t('checklistRow.preparedBy') }
  await expect(paper.getByText(t('workspace.blocked', words))).toBeVisible()
}

/** Walks away from a row and back in one breath and on to another; an address that then names the row is gone to. */
async function comeByAddress(page: Page, t: Translator) {
  const idOf = async (index: number) =>
    (await page.locator('[data-workspace] [data-row]').nth(index).getAttribute('data-row')) ?? ''
  const [row, other] = [await idOf(1), await idOf(2)]
  await paperOf(page, t).focus()
  await page.keyboard.press('j')
  await expect(page).toHaveURL(new RegExp(`row=[^&]*${row}`))
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await expectRow(page, t, 1)
  // So long the address takes to follow, and more.
  await page.waitForTimeout(600)
  await page.keyboard.press('j')
  await expect(page).toHaveURL(new RegExp(`row=[^&]*${other}`))
  await page.goto(page.url().replace(other, row))
  await expectRow(page, t, 1)
  await paperOf(page, t).focus()
  await page.keyboard.press('k')
  await expectRow(page, t, 0)
}

/** Goes to the next row and off to another page in one breath; the way back leads to that row. */
async function leaveInOneBreath(page: Page, t: Translator) {
  await paperOf(page, t).focus()
  const elsewhere = page.getByRole('navigation').getByRole('link', { name: t('desk.home'), exact: true })
  await elsewhere.evaluate(async (link) => {
    dispatchEvent(new KeyboardEvent('keydown', { key: 'j' }))
    await new Promise(requestAnimationFrame)
    if (link instanceof HTMLElement) link.click()
  })
  await expect(paperOf(page, t)).toBeHidden()
  await page.goBack()
  await expectRow(page, t, 1)
  await paperOf(page, t).focus()
  await page.keyboard.press('k')
  await expectRow(page, t, 0)
}

async function stateFinding(page: Page, t: Translator, department: string) {
  await page.keyboard.press('f')
  const dialog = page.getByRole('dialog', { name: t('workspace.finding.new') })
  await expect(dialog.getByRole('textbox', { name: t('finding.title') })).toBeFocused()
  await page.keyboard.type(finding)
  // How bad and how likely, each by a word of the house: the matrix proposes the severity.
  for (const _ of ['impact', 'likelihood']) {
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
  }
  await dialog.getByRole('button', { name: t('finding.judgement.take') }).press('Enter')
  await expect(dialog.getByRole('combobox', { name: t('finding.severity'), exact: true })).not.toHaveValue('')
  await expect(dialog.getByRole('combobox', { name: t('finding.department') })).toHaveValue(department)
  await expect(dialog.getByRole('textbox', { name: t('finding.criterion') })).toHaveValue(walk.criterion)
  await dialog.getByRole('textbox', { name: t('finding.condition') }).focus()
  await page.keyboard.type('The last restore was in spring.')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(paperOf(page, t).getByRole('link', { name: finding })).toBeVisible()
}

test('an audit of three rows is walked and reviewed without a mouse', async () => {
  test.setTimeout(480_000)
  const t = windowWords('en')
  const { page, folders, complaints, close } = await openWindow()
  try {
    const { vault, password, department } = await makeAuditToWalk(folders.root)
    await chooseLanguage(page, 'en')
    await openExisting({ page, t }, vault, { login: 'auditor-1', password })

    await enterWorkspace(page, t)
    await takeMarkBack(page, t, '3')
    await conclude(page, t, '1', 'Compared ten leavers with the directory.')
    await handIn(page, t)
    await page.keyboard.press('j')
    await expectRow(page, t, 1)
    await conclude(page, t, '2', 'No restore since spring.')
    // Asked for in the same breath as the key, the chooser may be open before the browser knows whom to hand it to.
    const chooser = page.waitForEvent('filechooser', { timeout: 120_000 })
    await stateFinding(page, t, department)
    await page.keyboard.press('v')
    await (await chooser).setFiles(file)
    await expect(paperOf(page, t).getByRole('listitem').filter({ hasText: file.name })).toBeVisible()
    await handIn(page, t)
    await page.keyboard.press('j')
    await expectRow(page, t, 2)
    await conclude(page, t, '4', 'There are no printers.')
    await handIn(page, t)
    await expect(page.getByText(t('workspace.tested', { tested: 3, total: 3 }))).toBeVisible()

    await lock({ page, t })
    await unlock({ page, t }, { login: 'auditor-2', password })
    await enterWorkspace(page, t)
    // The reviewer writes a remark; the row is not theirs to answer then, and the filter stays chosen for the next time.
    await page.keyboard.press('c')
    await page.keyboard.type('Which leavers were compared?')
    await page.keyboard.press('Control+Enter')
    const remarks = paperOf(page, t).getByRole('region', { name: t('workspace.remarks') })
    await expect(remarks.getByRole('listitem').filter({ hasText: 'Which leavers' })).toBeVisible()
    await page.keyboard.press('Escape')
    const edge = page.getByRole('separator', { name: t('workspace.resize') })
    await page.goto(`${page.url()}&wide=true`)
    await edge.focus()
    await page.keyboard.press('ArrowLeft')
    await page.waitForTimeout(600)
    await page.reload()
    await expect(edge).toHaveAttribute('aria-valuenow', '360')
    await edge.dblclick()
    await expect(edge).toHaveAttribute('aria-valuenow', '384')
    await comeByAddress(page, t)
    await leaveInOneBreath(page, t)
    for (const [index] of walk.questions.entries()) {
      await expectRow(page, t, index)
      await page.keyboard.press('r')
      await expect(paperOf(page, t).getByText(t('checklistRow.state.reviewed'), { exact: true })).toBeVisible()
      await expect(page.getByText(t('workspace.reviewed', { reviewed: index + 1 }))).toBeVisible()
      await page.keyboard.press('j')
    }
    await lock({ page, t })
    await unlock({ page, t }, { login: 'auditor-1', password })
    await expect(page.getByText(t('workspace.row.remarks', { count: 1 }))).toBeVisible()
    expect(complaints).toEqual([])
  } catch (error) {
    await page.screenshot({ path: test.info().outputPath('where-it-ended.png') })
    throw error
  } finally {
    await close()
  }
})
