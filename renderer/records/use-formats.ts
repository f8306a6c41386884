import { useMemo } from 'react'
import { useSession } from '../app/session.tsx'
import { useWords } from '../app/words.tsx'
import { type Formats, formatsFor } from './formats.ts'

/** How the window writes values now. */
export function useFormats(): Formats {
  const { language } = useWords()
  const { zone } = useSession()
  return useMemo(() => formatsFor(language, zone), [language, zone])
}
