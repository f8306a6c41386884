import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { neighbour, type WorkspaceRow } from '#shared/modules/audits/audits.workspace.ts'
import { detailOf } from '../../../api/queries.ts'
import { soon } from '../../../api/soon.ts'

/** So long after a step, in milliseconds, the address has followed it. */
const latestAddress = 150

/**
 * The row that the address names, or the first. Going to another one shows it at once, and the address follows: it is read by all
 * of the window, and whoever holds a key down would wait for that at each row.
 */
function useCurrentRow(fallback: string | null) {
  const navigate = useNavigate()
  const found: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const named = typeof found.row === 'string' ? found.row : null
  const [ahead, setAhead] = useState<string | null>(null)
  const sent = useRef<readonly string[]>([])
  const follow = useRef<() => void>(() => undefined)
  const [following] = useState(() => soon(() => follow.current(), latestAddress))
  useEffect(() => {
    follow.current = () => {
      // An address that stays as it is never comes: kept among the sent, it would hide one that somebody else writes.
      if (ahead === null || ahead === (sent.current.at(-1) ?? named)) return
      sent.current = [...sent.current, ahead]
      void navigate({
        to: '.',
        search: (old: Readonly<Record<string, unknown>>) => ({ ...old, row: ahead }),
        replace: true,
        resetScroll: false,
      })
    }
  })
  useEffect(() => {
    // An address that follows may be behind by some rows; one that somebody else wrote is where to go.
    const known = named === null ? -1 : sent.current.indexOf(named)
    sent.current = known < 0 ? [] : sent.current.slice(known + 1)
    if (known >= 0) return
    following.cancel()
    setAhead(null)
  }, [named, following])
  // Whoever has left the page must not have the address of another one changed.
  useEffect(() => following.cancel, [following])
  const open = (row: string) => {
    setAhead(row)
    following.ask()
  }
  return { current: ahead ?? named ?? fallback, open }
}

/** Moves the focus to the row that is shown, wherever the list has to scroll for it. */
function focusRow(id: string | null): void {
  const focus = () => document.querySelector<HTMLElement>(`[data-workspace] [data-row="${id ?? ''}"]`)?.focus()
  requestAnimationFrame(() => requestAnimationFrame(focus))
}

/** The walk through a checklist: which row is open, going on to the next, and where the focus stands. */
export function useWalk(all: readonly WorkspaceRow[], shown: readonly WorkspaceRow[]) {
  const queries = useQueryClient()
  const { current, open } = useCurrentRow(all[0]?.id ?? null)
  const paper = useRef<HTMLElement>(null)
  const next = neighbour(all, shown, current, 1)?.id ?? null
  const previous = neighbour(all, shown, current, -1)?.id ?? null
  useEffect(() => {
    // A key pressed right after going on must find the next paper there.
    for (const id of [next, previous]) if (id !== null) void queries.prefetchQuery(detailOf('checklistRow', id))
  }, [queries, next, previous])

  const enter = () => paper.current?.focus()
  const step = useRef<(by: 1 | -1) => void>(() => undefined)
  const go = (by: 1 | -1) => {
    const id = by > 0 ? next : previous
    if (id === null) return
    open(id)
    if (paper.current?.contains(document.activeElement)) enter()
    else focusRow(id)
  }
  useEffect(() => {
    step.current = go
  })
  const move = useCallback((by: 1 | -1) => step.current(by), [])
  const choose = (id: string) => {
    if (id === current) enter()
    else open(id)
  }
  const leave = () => {
    const { activeElement } = document
    // Out of a text into its paper, out of the paper into the checklist, out of that back to the list of audits.
    if (activeElement === paper.current || activeElement?.tagName === 'BUTTON') focusRow(current)
    else enter()
  }
  return { current, paper, move, choose, leave }
}
