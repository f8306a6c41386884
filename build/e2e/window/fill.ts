import { expect, type Locator, type Page } from 'playwright/test'
import type { Translator } from '#shared/base/translate.ts'
import type { Field, Fields } from '#shared/record/fields.ts'
import type { Given, GivenFile, GivenValue } from '../journey/desk.ts'

/** Where a form stands: within a page or in one of its dialogs. */
export type Form = { readonly page: Page; readonly scope: Locator; readonly t: Translator }

type Control = Form & { readonly field: Field; readonly messages: string; readonly label: string }

function textbox({ scope, label }: Control): Locator {
  return scope.getByRole('textbox', { name: label, exact: true })
}

function box({ scope, label }: Control): Locator {
  return scope.getByRole('combobox', { name: label, exact: true })
}

async function pick({ page }: Control, option: string, timeout = 20_000): Promise<void> {
  await page.getByRole('option', { name: option, exact: true }).click({ timeout })
}

/** Chooses by typing part of a title, as there may be many to choose from. */
async function search(control: Control, title: string): Promise<void> {
  await box(control).click()
  // What was chosen before is typed over.
  await box(control).press('Control+A')
  await box(control).pressSequentially(title)
  await control.page
    .getByRole('option')
    .filter({ has: control.page.getByText(title, { exact: true }) })
    .first()
    .click()
}

async function offered(control: Control, words: string): Promise<void> {
  await box(control).click()
  await box(control).pressSequentially(words)
  await control.page.getByRole('option').filter({ hasText: words }).first().click()
}

async function typeDay(day: Locator, text: string): Promise<void> {
  await day.click()
  await day.pressSequentially(text)
  await day.press('Tab')
}

async function attach(control: Control, files: readonly GivenFile[]): Promise<void> {
  const { page, scope, t, label } = control
  for (const { name, mediaType, bytes } of files) {
    const chooser = page.waitForEvent('filechooser')
    await scope.getByRole('button', { name: t('evidence.choose', { label }) }).click()
    await (await chooser).setFiles({ name, mimeType: mediaType, buffer: Buffer.from(bytes) })
    await expect(scope.getByRole('listitem').filter({ hasText: name })).toBeVisible()
  }
}

function isFiles(value: GivenValue): value is readonly GivenFile[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'object' && 'bytes' in one)
}

function isRows(value: GivenValue): value is readonly Readonly<Record<string, string>>[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'object' && !('bytes' in one))
}

async function fillParts(control: Control, fields: Fields, rows: readonly Given[]): Promise<void> {
  const { scope, t, label, messages } = control
  for (const [index, row] of rows.entries()) {
    await scope.getByRole('button', { name: t('parts.addTo', { label }) }).click()
    for (const [name, value] of Object.entries(row)) {
      const cell = t('parts.cell', { label: t(`${messages}.${name}`), row: index + 1 })
      await fillOne({ ...control, messages: `${messages}.${name}`, label: cell }, fields[name], value)
    }
  }
}

async function fillText(control: Control, given: string): Promise<void> {
  const { page, scope, t, label, field, messages } = control
  switch (field.kind) {
    case 'choice':
      // What else of the form comes on a busy machine closes a list that is open already.
      return await expect(async () => {
        await box(control).click()
        await pick(control, t(`${messages}.${given}`), 5_000)
      }).toPass({ timeout: 60_000 })
    case 'reference':
      return await search(control, given)
    case 'date':
      return await typeDay(textbox(control), given)
    case 'instant': {
      const [day = '', time = ''] = given.split(' ')
      await typeDay(textbox(control), day)
      return await scope.getByLabel(t('instant.time', { label }), { exact: true }).fill(time)
    }
    case 'markdown':
      return await textbox(control).fill(given)
    default:
      // A module's own control offers what else would be typed.
      if ((await box(control).count()) > 0) return await offered(control, given)
      await textbox(control).click()
      return await page.keyboard.type(given)
  }
}

async function fillOne(at: Omit<Control, 'field'>, field: Field | undefined, given: GivenValue): Promise<void> {
  if (!field) throw new Error(`no such field: ${at.messages}`)
  const control = { ...at, field }
  const { page, scope, t, label } = control
  if (typeof given === 'string') return await fillText(control, given)
  if (isFiles(given)) return await attach(control, given)
  if (isRows(given)) return field.kind === 'parts' ? await fillParts(control, field.fields, given) : undefined
  if ('start' in given) {
    await typeDay(scope.getByRole('textbox', { name: t('period.start', { label }), exact: true }), given.start)
    return await typeDay(scope.getByRole('textbox', { name: t('period.end', { label }), exact: true }), given.end)
  }
  for (const title of given) if (typeof title === 'string') await search(control, title)
  await page.keyboard.press('Tab')
}

/** Fills a form of a record by typing and choosing, control by control, each found by its label. */
export async function fillForm(form: Form, record: string, fields: Fields, given: Given): Promise<void> {
  for (const [name, value] of Object.entries(given)) {
    const messages = `${record}.${name}`
    await fillOne({ ...form, messages, label: form.t(messages) }, fields[name], value)
  }
}
