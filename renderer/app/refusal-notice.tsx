import type { ReactNode } from 'react'
import type { ErrorShape } from '#shared/contract/errors.ts'
import { ErrorNotice } from '../ui/error-notice.tsx'
import { happenedIn } from './refusal-words.ts'
import { useWords } from './words.tsx'

/** A refusal in words: what happened, what is safe, what to do. */
export function RefusalNotice({
  refusal,
  children,
}: {
  readonly refusal: ErrorShape | null
  readonly children?: ReactNode
}) {
  const t = useWords()
  if (!refusal) return null
  const more = (part: 'safe' | 'todo') => {
    const key = [`${refusal.key}.${part}`, `errors.${part}.${refusal.code}`].find((candidate) => t.has(candidate))
    return key ? t(key, refusal.parameters) : undefined
  }
  return (
    <ErrorNotice happened={happenedIn(t, refusal)} safe={more('safe')} todo={more('todo')}>
      {children}
    </ErrorNotice>
  )
}
