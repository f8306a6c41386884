import { useEffect, useRef } from 'react'

export type WorkspaceKeys = Readonly<Record<string, () => void>>

const typing = 'input, textarea, select, [contenteditable="true"]'

/** Whether a key that was pressed there is meant for the workspace: in its page, around it or nowhere, and below no dialog. */
function isOurs(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"]') !== null) return false
  if (!(target instanceof Element) || target === document.body) return true
  const page = document.querySelector('[data-workspace]')?.closest('article')
  return page !== null && page !== undefined && (page.contains(target) || target.contains(page))
}

/**
 * Keys of a workspace on a record's page. They come before those of the window, of which `j` and `k` would leave for the
 * next record; within text they are silent, unless `everywhere`. Held keys repeat for `j` and `k` alone.
 */
export function useWorkspaceKeys(keys: WorkspaceKeys, everywhere = false): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const run = Object.hasOwn(latest.current, event.key) ? latest.current[event.key] : undefined
      if (!run || event.ctrlKey || event.metaKey || event.altKey || !isOurs(event.target)) return
      if (!everywhere && event.target instanceof Element && event.target.closest(typing)) return
      event.preventDefault()
      event.stopImmediatePropagation()
      if (!event.repeat || event.key === 'j' || event.key === 'k') run()
    }
    addEventListener('keydown', press, true)
    return () => removeEventListener('keydown', press, true)
  }, [everywhere])
}
