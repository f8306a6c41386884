import type { Locator, Page } from 'playwright/test'
import { type Language, type Translator, translatorOf } from '#shared/base/translate.ts'
import { catalogues } from '#shared/messages.ts'
import { firstWords } from '../../../renderer/app/app.messages.ts'
import { openWords } from '../../../renderer/app/open.messages.ts'

/** The words that the window speaks in one language: controls are found by what they are called. */
export function windowWords(language: Language): Translator {
  return translatorOf(language, [...firstWords, ...catalogues, ...openWords])
}

/** A control by its label, of any role; a password field has none. */
export function labelled(scope: Locator | Page, label: string): Locator {
  return scope.getByLabel(new RegExp(`^${escaped(label)}( \\*)?$`))
}

/** A pattern for what begins with a text. */
export function beginning(text: string): RegExp {
  return new RegExp(`^${escaped(text)}`)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
