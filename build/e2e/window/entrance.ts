import { expect, type Page } from 'playwright/test'
import type { Language, Translator } from '#shared/base/translate.ts'
import type { Credentials, Founding } from '../journey/desk.ts'
import { beginning, labelled } from './words.ts'

const ownNames = { en: 'English', 'zh-CN': '简体中文' } as const
/** Making or opening keys takes a second by design, and several on a busy machine. */
const patience = { timeout: 40_000 }

/** The window before a vault is open. */
export type Entrance = { readonly page: Page; readonly t: Translator }

export async function chooseLanguage(page: Page, language: Language): Promise<void> {
  await page.getByText(ownNames[language], { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', language)
}

async function typeNewPassword({ page, t }: Entrance, password: string): Promise<void> {
  await labelled(page, t('password.new')).pressSequentially(password)
  await labelled(page, t('password.repeat')).pressSequentially(password)
}

/** Waits until the vault is open. */
export async function expectOpen({ page, t }: Entrance): Promise<void> {
  await expect(page.getByRole('navigation', { name: t('shell.desks') })).toBeVisible(patience)
}

/** The three steps of a new vault; answers the recovery key. `onStep` may look at each of them. */
export async function createVault(
  entrance: Entrance,
  folder: string,
  { organisation, person, login, password }: Founding,
  onStep: (step: 'start' | 'vault' | 'founder' | 'key') => Promise<void> = async () => undefined,
): Promise<string> {
  const { page, t } = entrance
  await onStep('start')
  const first = page.getByRole('button', { name: beginning(t('start.create')) })
  await first
    .or(page.getByRole('link', { name: t('locked.link.create') }))
    .first()
    .click()
  await labelled(page, t('create.name')).pressSequentially(organisation)
  await labelled(page, t('folder.label')).fill(folder)
  await onStep('vault')
  await page.keyboard.press('Enter')
  await labelled(page, t('create.person')).pressSequentially(person)
  await labelled(page, t('create.login')).pressSequentially(login)
  await typeNewPassword(entrance, password)
  await onStep('founder')
  await page.getByRole('button', { name: t('create.submit') }).click()
  const groups = page.getByRole('list', { name: t('key.label') }).getByRole('listitem')
  await expect(groups.first()).toBeVisible(patience)
  await onStep('key')
  const recoveryKey = (await groups.allInnerTexts()).join('-')
  await page.getByLabel(t('key.kept')).check()
  await page.getByRole('button', { name: t('key.continue') }).click()
  await expectOpen(entrance)
  return recoveryKey
}

export async function typeCredentials({ page, t }: Entrance, { login, password }: Credentials): Promise<void> {
  await labelled(page, t('unlock.login')).fill('')
  await labelled(page, t('unlock.login')).pressSequentially(login)
  await labelled(page, t('unlock.password')).fill('')
  await labelled(page, t('unlock.password')).pressSequentially(password)
  await page.keyboard.press('Enter')
}

/** Opens a vault from the first screen, by the path of its folder. */
export async function openExisting(entrance: Entrance, folder: string, credentials: Credentials): Promise<void> {
  const { page, t } = entrance
  await page.getByRole('button', { name: beginning(t('start.open')) }).click()
  await labelled(page, t('folder.label')).fill(folder)
  await unlock(entrance, credentials)
}

export async function unlock(entrance: Entrance, credentials: Credentials): Promise<void> {
  await typeCredentials(entrance, credentials)
  await expectOpen(entrance)
}

/** The words with which the window refuses what was entered. */
export async function refusal({ page }: Entrance): Promise<string> {
  const alert = page.getByRole('alert')
  await expect(alert).toBeVisible(patience)
  return await alert.innerText()
}

export async function join(entrance: Entrance, code: string, { login, password }: Credentials): Promise<void> {
  const { page, t } = entrance
  await page.getByRole('link', { name: t('locked.link.join') }).click()
  await labelled(page, t('join.code')).fill(code)
  await labelled(page, t('unlock.login')).pressSequentially(login)
  await typeNewPassword(entrance, password)
  await page.getByRole('button', { name: t('join.submit') }).click()
  await expectOpen(entrance)
}

export async function lock({ page, t }: Entrance): Promise<void> {
  // By key, as a person may: a click would first wait for frames, which a browser beside others does not always draw.
  await page.getByRole('button', { name: t('shell.lock') }).press('Enter')
  await expect(page.getByRole('heading', { name: t('unlock.title'), exact: true })).toBeVisible(patience)
}
