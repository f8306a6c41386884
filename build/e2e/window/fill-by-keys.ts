import { expect, type Locator, type Page } from 'playwright/test'
import type { Translator } from '#shared/base/translate.ts'
import { expectFocus, press, pressOn, tabTo } from './by-keys.ts'

/** A form, a dialog or a grid of a page that is filled without a mouse. */
export type Filled = { readonly page: Page; readonly scope: Locator; readonly t: Translator }

/** Types into a control, over what stands there. */
export async function typeInto({ page, scope }: Filled, label: string, text: string): Promise<void> {
  await tabTo(page, scope.getByRole('textbox', { name: label, exact: true }).first())
  await press(page, 'Control+a')
  await page.keyboard.type(text)
}

/** Types a day, and the hour and minute behind it. */
export async function typeMoment(filled: Filled, label: string, day: string, time: string): Promise<void> {
  await typeInto(filled, label, day)
  await press(filled.page, 'Tab')
  await filled.page.keyboard.type(time)
}

/** Opens a list of choices and walks down to one of them. */
export async function chooseIn({ page, scope }: Filled, label: string, option: string): Promise<void> {
  await tabTo(page, scope.getByRole('combobox', { name: label, exact: true }))
  await press(page, 'ArrowDown')
  await chooseOption(page, option)
}

/** Finds a record by its title in a control that can be searched. */
export async function findIn({ page, scope }: Filled, label: string, title: string): Promise<void> {
  await tabTo(page, scope.getByRole('combobox', { name: label, exact: true }))
  await page.keyboard.type(title)
  // What was found for the first letters is replaced by what is found for all, and a choice in it is lost.
  await expect(page.getByRole('option').filter({ hasNotText: '“' })).toHaveCount(1)
  await chooseOption(page, title)
}

async function chooseOption(page: Page, option: string): Promise<void> {
  // What is offered to be made is offered before what is found.
  const wanted = page.getByRole('option').filter({ hasText: option }).filter({ hasNotText: '“' }).first()
  await expect(wanted).toBeVisible()
  const isThere = async () => (await wanted.getAttribute('data-combobox-selected')) !== null
  for (let place = 0; place < 20 && !(await isThere()); place++) await press(page, 'ArrowDown')
  await press(page, 'Enter')
}

/** Adds a row to a table within a form; answers what its cells are called. */
export async function addRow(
  { page, scope, t }: Filled,
  field: string,
  row: number,
): Promise<(part: string) => string> {
  await pressOn(page, scope.getByRole('button', { name: t('parts.addTo', { label: t(field) }) }))
  const cell = (part: string) => t('parts.cell', { label: t(`${field}.${part}`), row })
  // What is added has the focus, not the button below it.
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('tbody') !== null)).toBe(true)
  return cell
}

/** Saves a form and sees the page of the record, with the focus on it. */
export async function saveAs(page: Page, title: string): Promise<void> {
  await press(page, 'Control+Enter')
  await expect(page.getByRole('article').getByRole('heading', { name: title, exact: true })).toBeVisible()
  await expectFocus(page)
}

/** Takes a step of the open record; what it asks for is filled in its dialog. */
export async function takeStep(
  { page, t }: Pick<Filled, 'page' | 't'>,
  step: string,
  fill?: (dialog: Filled) => Promise<void>,
): Promise<void> {
  const button = page.getByRole('group', { name: t('steps.label') }).getByRole('button', { name: t(step), exact: true })
  await pressOn(page, button)
  if (fill) {
    const scope = page.getByRole('dialog')
    await expect(scope).toBeVisible()
    await fill({ page, t, scope })
    await press(page, 'Control+Enter')
    await expect(scope).toHaveCount(0)
  }
  await expect(button).toHaveCount(0)
  await expectFocus(page)
}
