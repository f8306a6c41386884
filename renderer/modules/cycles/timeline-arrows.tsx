import { useId, useMemo } from 'react'
import { placeIn } from '#shared/charts/time-scale.ts'
import { arrowsWithin, type Placed } from '#shared/modules/cycles/cycles.arrows.ts'
import type { TimelineRow } from '#shared/modules/cycles/cycles.projection.ts'
import classes from './timeline-links.module.css'

type Span = TimelineRow['planned']

type Props = {
  readonly rows: readonly TimelineRow[]
  /** The first and the last row in sight. */
  readonly range: readonly [number, number]
  readonly span: Span
  readonly scale: number
  readonly rowHeight: number
  readonly width: number
  readonly planOf: (row: TimelineRow) => Span
}

/** The middle of a bar below the top of its row. */
const middle = 16

/** What waits for what, as arrows from end to start over the rows in sight; the words of each stand in its row. */
export function TimelineArrows({ rows, range, span, scale, rowHeight, width, planOf }: Props) {
  const id = useId()
  const places = useMemo(() => new Map(rows.map((row, index) => [row.id, index])), [rows])
  const top = range[0] * rowHeight
  const height = (range[1] - range[0] + 1) * rowHeight
  const placeOf = (index: number): Placed | null => {
    const row = rows[index]
    const place = row ? placeIn(span, planOf(row)) : null
    if (!place) return null
    const left = place.at * scale
    // A line that leads far out of sight is cut short of it: a broken one of 80,000 pixels takes seconds to draw.
    const line = Math.max(top - rowHeight, Math.min(top + height + rowHeight, index * rowHeight + middle))
    return { left, right: left + Math.max(3, place.days * scale), middle: line }
  }
  const arrows = arrowsWithin(rows, places, range, placeOf)
  if (arrows.length === 0) return null
  return (
    <svg className={classes.arrows} style={{ top, width, height }} viewBox={`0 ${top} ${width} ${height}`} aria-hidden>
      <defs>
        <marker id={id} viewBox="0 0 6 6" refX="6" refY="3" markerWidth="6" markerHeight="6" orient="auto">
          <path d="M0 0 6 3 0 6Z" fill="context-stroke" />
        </marker>
      </defs>
      {arrows.map(({ key, path, isViolated, isCritical }) => (
        <path
          key={key}
          d={path}
          data-violated={isViolated || undefined}
          data-critical={isCritical || undefined}
          markerEnd={`url(#${id})`}
        />
      ))}
    </svg>
  )
}
