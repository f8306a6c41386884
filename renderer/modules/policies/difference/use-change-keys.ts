import { type RefObject, useCallback, useEffect } from 'react'

const typing = 'input, textarea, select, [role="listbox"], [contenteditable="true"]'

/** Puts the focus on the next or the former change within a comparison, in a ring; `by` is 1 or -1. */
function focusChange(within: HTMLElement | null, by: 1 | -1): void {
  const changes = [...(within?.querySelectorAll<HTMLElement>('[data-change]') ?? [])]
  const at = changes.findIndex((change) => change.contains(document.activeElement))
  const next = at < 0 && by < 0 ? changes.length - 1 : (at + by + changes.length) % Math.max(changes.length, 1)
  const change = changes[next]
  change?.focus({ preventScroll: true })
  change?.scrollIntoView({ block: 'center' })
}

/**
 * `n` and `p` go from change to change. They come before the keys of the window, of which `n` would leave for a new
 * record; within controls and below dialogs they are silent.
 */
export function useChangeKeys(within: RefObject<HTMLElement | null>) {
  const move = useCallback((by: 1 | -1) => focusChange(within.current, by), [within])
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if ((event.key !== 'n' && event.key !== 'p') || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.target instanceof Element && event.target.closest(typing)) return
      if (document.querySelector('[role="dialog"]') !== null) return
      event.preventDefault()
      event.stopImmediatePropagation()
      move(event.key === 'n' ? 1 : -1)
    }
    addEventListener('keydown', press, true)
    return () => removeEventListener('keydown', press, true)
  }, [move])
  return move
}
