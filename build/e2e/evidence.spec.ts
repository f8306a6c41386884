import { expect, type FileChooser, type Page, test } from 'playwright/test'
import { openDemo } from './window/demo.ts'

test.describe.configure({ timeout: 240_000 })

/** Gives the page a file as the browser does when a person drops or pastes it. */
async function give(page: Page, kind: 'drop' | 'paste', name: string): Promise<void> {
  await page.getByRole('article').evaluate(
    (article, given) => {
      const data = new DataTransfer()
      data.items.add(new File([given.name], given.name, { type: 'text/plain' }))
      const options = { bubbles: true, cancelable: true }
      article.dispatchEvent(
        given.kind === 'drop'
          ? new DragEvent('drop', { ...options, dataTransfer: data })
          : new ClipboardEvent('paste', { ...options, clipboardData: data }),
      )
    },
    { kind, name },
  )
}

test('a record’s page takes dropped and pasted files, puts a removed one back, and says why it may not', async () => {
  const { opening, t } = await openDemo('en', 'auditor-1')
  const { page, complaints, close } = opening
  const article = page.getByRole('article')
  const listFor = async (state: string) => {
    const is = encodeURIComponent(JSON.stringify({ state }))
    await page.goto(new URL(`#/records/finding?is=${is}&exact=true`, page.url()).href)
  }
  try {
    await listFor('open')
    await page
      .getByRole('row')
      .filter({ hasText: t('finding.state.open') })
      .first()
      .click()
    await expect(article.getByRole('button', { name: t('record.edit'), exact: true })).toBeVisible()
    await give(page, 'drop', 'dropped.txt')
    const row = (name: string) => article.getByRole('listitem').filter({ hasText: name })
    await expect(row('dropped.txt')).toBeVisible()
    await give(page, 'paste', 'pasted.txt')
    await expect(row('pasted.txt')).toBeVisible()
    await row('dropped.txt')
      .getByRole('button', { name: t('evidence.remove', { name: 'dropped.txt' }) })
      .click()
    await expect(row('dropped.txt')).toHaveCount(0)
    await expect(article.getByRole('button', { name: t('evidence.undoOf', { name: 'dropped.txt' }) })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(row('dropped.txt')).toBeVisible()
    await page.reload()
    await expect(row('dropped.txt')).toBeVisible()
    // The page is drawn a moment before it hears keys.
    let chooser: FileChooser | undefined
    await expect(async () => {
      const opened = page.waitForEvent('filechooser', { timeout: 2_000 })
      await page.keyboard.press('v')
      chooser = await opened
    }).toPass({ timeout: 20_000 })
    await chooser?.setFiles({ name: 'chosen.txt', mimeType: 'text/plain', buffer: Buffer.from('chosen') })
    await expect(row('chosen.txt')).toBeVisible()

    await listFor('closed')
    await page
      .getByRole('row')
      .filter({ hasText: t('finding.state.closed') })
      .first()
      .click()
    await expect(article.getByText(t('finding.state.closed'), { exact: true })).toBeVisible()
    await give(page, 'paste', 'late.txt')
    await expect(article.getByText(t('evidence.closed.state', { state: t('finding.state.closed') }))).toBeVisible()
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
