import { useDeferredValue, useState } from 'react'
import { flushSync } from 'react-dom'
import { useWorkspaceKeys } from '../../../ui/use-workspace-keys.ts'

/** The keys of what is drawn late: a remark, a review note. */
const letters = ['c', 'm'] as const

/**
 * Whether the rest of a paper is drawn: right after the question and the result, or at once for whoever presses one of its
 * keys before that. A key that fell through would let what is typed next run the other keys of the workspace.
 */
export function useRest(): boolean {
  const comes = useDeferredValue(true, false)
  const [isAsked, setIsAsked] = useState(false)
  const isDrawn = comes || isAsked
  const bring = (key: string) => () => {
    flushSync(() => setIsAsked(true))
    dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }))
  }
  useWorkspaceKeys(isDrawn ? {} : Object.fromEntries(letters.map((letter) => [letter, bring(letter)])))
  return isDrawn
}
