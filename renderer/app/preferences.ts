import { useSyncExternalStore } from 'react'
import { type Language, languages } from '#shared/base/translate.ts'

/** How the window is set up on this machine. Nothing of any record may ever be kept here. */
export type Preferences = {
  readonly language: Language
  readonly density: 'compact' | 'comfortable'
  /** In whose zone moments are shown and typed: the organisation's, or this machine's. */
  readonly zone: 'organisation' | 'machine'
  /** The first day of the week in calendars: 0 is Sunday, as in the calendars themselves. */
  readonly weekStart: WeekStart
}

/** The days on which weeks begin somewhere: Saturday, Sunday, Monday. */
export const weekStarts = [1, 0, 6] as const
export type WeekStart = (typeof weekStarts)[number]

const key = 'sealbook.preferences'
const listeners = new Set<() => void>()

function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value)
}

function systemLanguage(): Language {
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

function stored(): Preferences {
  const fallback: Preferences = { language: systemLanguage(), density: 'compact', zone: 'organisation', weekStart: 1 }
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    if (typeof value !== 'object' || value === null) return fallback
    const language = 'language' in value && isLanguage(value.language) ? value.language : fallback.language
    const comfortable = 'density' in value && value.density === 'comfortable'
    const ownZone = 'zone' in value && value.zone === 'machine'
    const weekStart = 'weekStart' in value ? weekStarts.find((day) => day === value.weekStart) : undefined
    return {
      language,
      density: comfortable ? 'comfortable' : 'compact',
      zone: ownZone ? 'machine' : 'organisation',
      weekStart: weekStart ?? fallback.weekStart,
    }
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
