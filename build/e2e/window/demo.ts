import { expect } from 'playwright/test'
import type { Language, Translator } from '#shared/base/translate.ts'
import { chooseLanguage, expectOpen } from './entrance.ts'
import { type OpenedWindow, openWindow } from './open-window.ts'
import { beginning, windowWords } from './words.ts'

/** Opens the window, makes the demo vault and enters it as one of its people. */
export async function openDemo(
  language: Language,
  login: string,
  entry?: string,
): Promise<{ readonly opening: OpenedWindow; readonly t: Translator }> {
  const opening = await openWindow(entry === undefined ? {} : { entry })
  const { page } = opening
  const t = windowWords(language)
  await chooseLanguage(page, language)
  await page.getByRole('button', { name: beginning(t('start.demo')) }).click()
  await page.getByRole('button', { name: t('demo.make'), exact: true }).click()
  const who = page.getByRole('combobox', { name: t('demo.who') })
  await expect(who).toBeVisible({ timeout: 90_000 })
  await who.click()
  await page.getByRole('option', { name: login, exact: true }).click()
  await page.getByRole('button', { name: t('demo.enter'), exact: true }).click()
  await expectOpen({ page, t })
  return { opening, t }
}
