import { useCallback, useEffect, useRef, useState } from 'react'
import type { KeptKind } from '#shared/modules/kept/kept.contract.ts'
import { useKept } from './use-kept.ts'

/** How long a value must rest before it is kept, in milliseconds: a width is dragged through many. */
const pause = 400

/** A kept width in pixels that some window may have. */
export function widthIn(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 200 && value <= 2000 ? value : null
}

/**
 * A value of the window that is kept for the member, `first` until the vault has answered or where nothing fitting is
 * kept. `read` answers null for what is no such value. What cannot be kept holds until the page is left.
 */
export function useKeptState<Value>(
  place: { readonly kind: KeptKind; readonly key: string },
  read: (value: unknown) => Value | null,
  first: Value,
): readonly [Value, (value: Value) => void] {
  const { kind, key } = place
  const { values, put } = useKept(kind)
  const [chosen, setChosen] = useState<{ readonly value: Value } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const waiting = useRef<(() => void) | null>(null)
  const set = useCallback(
    (value: Value) => {
      setChosen({ value })
      clearTimeout(timer.current)
      waiting.current = () => {
        waiting.current = null
        void put(key, value).catch(() => undefined)
      }
      timer.current = setTimeout(() => waiting.current?.(), pause)
    },
    [put, key],
  )
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      waiting.current?.()
    },
    [],
  )
  const kept = chosen ? null : read(values.get(key)?.value)
  return [chosen?.value ?? kept ?? first, set]
}
