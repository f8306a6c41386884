import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { neighbour, type WorkspaceRow } from '#shared/modules/audits/audits.workspace.ts'
import { detailOf } from '../../../api/queries.ts'
import { useCurrentRow } from './use-current-row.ts'

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
