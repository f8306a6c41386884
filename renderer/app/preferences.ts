import { useSyncExternalStore } from 'react'
import { type Language, languages } from '#shared/base/translate.ts'

/** How the window is set up on this machine. Nothing of any record may ever be kept here. */
export type Preferences = { readonly language: Language; readonly density: 'compact' | 'comfortable' }

const key = 'sealbook.preferences'
const listeners = new Set<() => void>()

function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value)
}

function systemLanguage(): Language {
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

function stored(): Preferences {
  const fallback: Preferences = { language: systemLanguage(), density: 'compact' }
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    if (typeof value !== 'object' || value === null) return fallback
    const language = 'language' in value && isLanguage(value.language) ? value.language : fallback.language
    const comfortable = 'density' in value && value.density === 'comfortable'
    return { language, density: comfortable ? 'comfortable' : 'compact' }
  } catch {
    return fallback
  }
}

let current = stored()

function show(): void {
  document.documentElement.lang = current.language
  document.documentElement.dataset.density = current.density
}
show()

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change }
  localStorage.setItem(key, JSON.stringify(current))
  show()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => current)
}
