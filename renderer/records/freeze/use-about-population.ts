import { useState } from 'react'
import type { z } from 'zod'
import { fieldErrors } from '#shared/contract/checked.ts'
import { aboutCheck } from '#shared/modules/sampling/sampling.contract.ts'
import { fieldSentence } from '../../app/refusal-words.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'

export type AboutPopulation = z.output<typeof aboutCheck>

/** What a person says of a population before it is frozen, with what stands against it. */
export function useAboutPopulation(first: Readonly<Record<string, unknown>> = {}) {
  const t = useWords()
  const { today } = useSession()
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>({ takenOn: today, ...first })
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  return {
    values,
    errors,
    change: (name: string, value: unknown) => setValues((old) => ({ ...old, [name]: value })),
    /** What was said, or null where it is not whole; the errors then say why. */
    checked(): AboutPopulation | null {
      const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== null))
      const result = aboutCheck.safeParse(filled)
      const refused = result.success ? [] : fieldErrors(result.error)
      setErrors(Object.fromEntries(refused.map((error) => [error.path, fieldSentence(t, error)])))
      return result.success ? result.data : null
    },
  }
}
