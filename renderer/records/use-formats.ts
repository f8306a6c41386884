import { useMemo } from 'react'
import { useZone } from '../app/use-zone.ts'
import { useWords } from '../app/words.tsx'
import { type Formats, formatsFor } from './formats.ts'

/** How the window writes values now. */
export function useFormats(): Formats {
  const { language } = useWords()
  const zone = useZone()
  return useMemo(() => formatsFor(language, zone), [language, zone])
}
