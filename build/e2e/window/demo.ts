import type { Language, Translator } from '#shared/base/translate.ts'
import { demoVault } from './demo-vault.ts'
import { chooseLanguage, openExisting } from './entrance.ts'
import { type OpenedWindow, type OpenOptions, openWindow } from './open-window.ts'
import { windowWords } from './words.ts'

export type OpenedDemo = {
  readonly opening: OpenedWindow
  readonly t: Translator
  readonly vault: string
  readonly password: string
}

/** Opens the window and in it a demo vault, as one of its people. */
export async function openDemo(language: Language, login: string, options: OpenOptions = {}): Promise<OpenedDemo> {
  const opening = await openWindow(options)
  try {
    const { page, folders } = opening
    const t = windowWords(language)
    const { vault, password } = await demoVault(language, folders.root)
    await chooseLanguage(page, language)
    await openExisting({ page, t }, vault, { login, password })
    return { opening, t, vault, password }
  } catch (error) {
    await opening.close()
    throw error
  }
}
