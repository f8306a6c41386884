import type { TimelineRow } from '#shared/modules/cycles/cycles.projection.ts'

/** The key of what is said of a bar past its day: overdue while somebody waits for it, late once it is done. */
export function lateWord({ isDoneLate }: TimelineRow): 'board.late' | 'timeline.doneLate' {
  return isDoneLate ? 'timeline.doneLate' : 'board.late'
}
