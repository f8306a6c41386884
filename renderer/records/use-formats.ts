import type { Language } from '#shared/base/translate.ts'
import { useZone } from '../app/use-zone.ts'
import { useWords } from '../app/words.tsx'
import { type Formats, formatsFor } from './formats.ts'

// Making the formats takes longer than drawing a row, and every cell of a list asks for them.
const made = new Map<string, Formats>()

function formatsOnce(language: Language, zone: string): Formats {
  const name = `${language} ${zone}`
  const known = made.get(name) ?? formatsFor(language, zone)
  made.set(name, known)
  return known
}

/** How the window writes values now. */
export function useFormats(): Formats {
  const { language } = useWords()
  const zone = useZone()
  return formatsOnce(language, zone)
}
