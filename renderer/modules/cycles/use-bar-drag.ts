import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { draggedPlan, type Grip, type TimelineRow } from '#shared/modules/cycles/cycles.projection.ts'
import type { usePlanDraft } from './use-plan-draft.tsx'

type Drag = {
  readonly row: TimelineRow
  readonly grip: Grip
  readonly from: number
  readonly frame: Element | null
  days: number
}

const placeOf = (clientX: number, frame: Element | null) => clientX + (frame?.scrollLeft ?? 0)

/**
 * Drags bars over the scale of days: whole days only, one change where the bar is let go, none after Escape. `refused` is
 * the row that somebody tried to move though it may not be moved.
 */
export function useBarDrag(planning: ReturnType<typeof usePlanDraft>, scale: number) {
  const drag = useRef<Drag | null>(null)
  const [isDragging, setDragging] = useState(false)
  const [refused, setRefused] = useState<TimelineRow | null>(null)
  const latest = useRef({ planning, scale })
  latest.current = { planning, scale }
  useEffect(() => {
    if (!isDragging) return
    const end = () => {
      drag.current = null
      setDragging(false)
    }
    const move = (event: globalThis.PointerEvent) => {
      const { current } = drag
      if (!current) return
      current.days = Math.round((placeOf(event.clientX, current.frame) - current.from) / latest.current.scale)
      latest.current.planning.show(current.row, draggedPlan(current.row.planned, current.grip, current.days))
    }
    const drop = () => {
      const { current } = drag
      if (current)
        latest.current.planning.settle(current.row, draggedPlan(current.row.planned, current.grip, current.days))
      end()
    }
    const leave = () => {
      latest.current.planning.leave()
      end()
    }
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      // The page would take the key for the way back.
      event.preventDefault()
      event.stopImmediatePropagation()
      leave()
    }
    addEventListener('pointermove', move)
    addEventListener('pointerup', drop)
    addEventListener('pointercancel', leave)
    addEventListener('keydown', press, true)
    return () => {
      removeEventListener('pointermove', move)
      removeEventListener('pointerup', drop)
      removeEventListener('pointercancel', leave)
      removeEventListener('keydown', press, true)
    }
  }, [isDragging])
  const start = (row: TimelineRow, grip: Grip, event: PointerEvent) => {
    if (event.button !== 0) return
    // Otherwise the pointer would mark the words that it passes.
    event.preventDefault()
    if (!planning.mayMove(row)) return setRefused(row)
    const frame = event.currentTarget.closest('[data-timeline]')
    setRefused(null)
    drag.current = { row, grip, frame, from: placeOf(event.clientX, frame), days: 0 }
    setDragging(true)
  }
  return { start, refused }
}
