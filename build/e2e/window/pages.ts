import { expect, type Page } from 'playwright/test'
import type { Translator } from '#shared/base/translate.ts'
import { labelled } from './words.ts'

/** How long a page may work before it is taken for stuck. */
export const patience = { timeout: 40_000 }
const verdicts = ['genuine', 'genuine-unknown-authority', 'changed', 'not-genuine', 'not-sealbook'] as const

/** A page of the window and the words of its language. */
export type Window = { readonly page: Page; readonly t: Translator }

/** Drops a file on the page that judges documents and answers the verdict that it shows. */
export async function dropAndRead({ page, t }: Window, name: string, bytes: Uint8Array): Promise<string> {
  const transfer = await page.evaluateHandle(
    ([file, base64]) => {
      const data = new DataTransfer()
      const content = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      data.items.add(new File([content], file, { type: 'application/pdf' }))
      return data
    },
    [name, Buffer.from(bytes).toString('base64')] as const,
  )
  const zone = page.getByText(t('verifyPage.drop')).locator('xpath=..')
  await zone.dispatchEvent('dragover', { dataTransfer: transfer })
  await zone.dispatchEvent('drop', { dataTransfer: transfer })
  const region = page.getByRole('region', { name: t('verifyPage.verdict') }).filter({ hasText: name })
  await expect(region).toBeVisible(patience)
  const text = await region.innerText()
  const lines = text.split('\n')
  return verdicts.find((verdict) => lines[0] === t(`verify.verdict.${verdict}`)) ?? text
}

/** Invites a person as a member and answers the code that is shown once. */
export async function invite({ page, t }: Window, person: string, login: string, roles: readonly string[]) {
  await page.getByRole('link', { name: t('desk.settings'), exact: true }).click()
  await page.getByRole('tab', { name: t('settings.members') }).click()
  await page.getByRole('button', { name: t('members.invite') }).click()
  const dialog = page.getByRole('dialog', { name: t('members.invite') })
  const box = dialog.getByRole('combobox', { name: t('person'), exact: true })
  await box.click()
  await box.pressSequentially(person)
  await page.getByRole('option', { name: person, exact: true }).click()
  await labelled(dialog, t('unlock.login')).pressSequentially(login)
  await dialog.getByRole('checkbox', { name: t('role.viewer'), exact: true }).uncheck()
  for (const role of roles) await dialog.getByRole('checkbox', { name: t(`role.${role}`), exact: true }).check()
  await dialog.getByRole('button', { name: t('invite.submit') }).click()
  const code = dialog.getByRole('status', { name: t('join.code') })
  await expect(code).toBeVisible(patience)
  const text = await code.innerText()
  // The cross above is called the same.
  await dialog
    .getByRole('button', { name: t('dialog.close'), exact: true })
    .last()
    .click()
  return text
}

/** Audits the journal on its page and answers how many damages it names. */
export async function audit({ page, t }: Window): Promise<number> {
  await page.getByRole('link', { name: t('desk.journal'), exact: true }).click()
  await page.getByRole('button', { name: t('journal.audit'), exact: true }).click()
  const sound = page.getByRole('main').getByText(t('journal.sound'))
  const damaged = page.getByRole('main').locator('[data-tone=critical]')
  await expect(sound.or(damaged)).toBeVisible(patience)
  return (await sound.isVisible()) ? 0 : await damaged.getByRole('listitem').count()
}
