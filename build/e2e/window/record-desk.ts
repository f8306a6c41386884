import { readFileSync } from 'node:fs'
import { expect, type Page } from 'playwright/test'
import type { Translator } from '#shared/base/translate.ts'
import type { Fields } from '#shared/record/fields.ts'
import type { Given } from '../journey/desk.ts'
import { fillForm } from './fill.ts'

/** A window with its words. */
export type Desk = { readonly page: Page; readonly t: Translator }

export async function goTo({ page }: Desk, place: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/${place}`)
}

/** Fills the form of a new record and saves it by its keys. */
export async function make(desk: Desk, record: string, fields: Fields, given: Given): Promise<void> {
  const { page, t } = desk
  await goTo(desk, `records/${record}/new`)
  await fillForm({ page, scope: page.getByRole('main'), t }, record, fields, given)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('article')).toContainText(String(given.title ?? given.name ?? given.duty))
}

/** Takes a step on the page of a record; `reason` is what is typed where one is asked for. */
export async function take(
  { page, t }: Desk,
  record: string,
  step: string,
  {
    fields = {},
    given = {},
    reason,
  }: { readonly fields?: Fields; readonly given?: Given; readonly reason?: string } = {},
): Promise<void> {
  const name = t(`${record}.step.${step}`)
  // The panel beside a list can be closed too.
  const steps = page.getByRole('article').getByRole('group', { name: t('steps.label') })
  await steps.getByRole('button', { name, exact: true }).click()
  if (Object.keys(given).length === 0 && reason === undefined) return
  const dialog = page.getByRole('dialog')
  await fillForm({ page, scope: dialog, t }, record, fields, given)
  if (reason !== undefined) await dialog.getByRole('textbox', { name: t('steps.reason') }).fill(reason)
  // Its cross may bear the same name; a person presses the button at the end.
  await dialog.getByRole('button', { name, exact: true }).last().click()
  await expect(dialog).toHaveCount(0)
}

/** The bytes of the file that an action hands out. */
export async function saved(page: Page, act: () => Promise<void>): Promise<Uint8Array> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  return readFileSync(await download.path())
}
