import { useEffect, useRef } from 'react'
import { beforeLock } from '../../api/before-lock.ts'

/** What is entered and rests so long is saved by itself, so that a crash takes little along. */
const restMs = 4000

/** Saves when what is entered and not saved rests. */
export function useRest(entered: unknown, isUnsaved: boolean, save: () => Promise<void>): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest begins anew with everything entered
  useEffect(() => {
    if (!isUnsaved) return
    const timer = setTimeout(() => void save(), restMs)
    return () => clearTimeout(timer)
  }, [entered, isUnsaved, save])
}

/** Saves when the page is left or the vault is locked. */
export function useLastChance(save: () => Promise<void>): void {
  const last = useRef(save)
  last.current = save
  useEffect(() => {
    const takeBack = beforeLock(() => last.current())
    return () => {
      takeBack()
      void last.current()
    }
  }, [])
}
