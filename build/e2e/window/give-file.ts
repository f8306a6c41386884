import { expect } from 'playwright/test'
import type { Desk } from './record-desk.ts'

/** Opens a dialog from the menu of a list. */
export async function chooseMore({ page, t }: Desk, item: string): Promise<void> {
  await page.getByRole('button', { name: t('list.more'), exact: true }).click()
  await page.getByRole('menuitem', { name: t(item) }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
}

/** Gives a file to the import of the list on the page. */
export async function giveFile(desk: Desk, name: string, content: string | Buffer): Promise<void> {
  await chooseMore(desk, 'import.open')
  const buffer = Buffer.from(content as string)
  await desk.page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
}
