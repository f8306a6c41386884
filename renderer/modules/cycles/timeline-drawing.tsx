import { type RefObject, useMemo } from 'react'
import { placeIn, type ScaleUnit, ticksOf } from '#shared/charts/time-scale.ts'
import { fitText } from '#shared/charts/tree-layout.ts'
import { arrowsWithin, type Placed } from '#shared/modules/cycles/cycles.arrows.ts'
import type { TimelineRow } from '#shared/modules/cycles/cycles.projection.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { DrawnRow } from './drawn-row.tsx'
import { drawn } from './drawn-sizes.ts'
import { tickWord } from './tick-word.ts'
import classes from './timeline-drawing.module.css'
import { TimelineLegend } from './timeline-legend.tsx'
import { spanOf } from './timeline-span.ts'

type Props = {
  readonly drawing: RefObject<SVGSVGElement | null>
  readonly rows: readonly TimelineRow[]
  readonly unit: ScaleUnit
  /** Pixels a day. */
  readonly scale: number
  /** What the drawing says of itself, above it. */
  readonly title: string
  readonly nameOf: (id: string) => string
}

type Span = TimelineRow['planned']

/** The head of an arrow that ends at the left of a bar; drawn, since few programs take the colour of a marker from its line. */
const headAt = ({ left, middle }: Placed) => `M${left - 6} ${middle - 3}L${left} ${middle}L${left - 6} ${middle + 3}Z`

function Arrows({ rows, span, scale }: Pick<Props, 'rows' | 'scale'> & { readonly span: Span }) {
  const places = useMemo(() => new Map(rows.map((row, index) => [row.id, index])), [rows])
  const placeOf = (index: number): Placed | null => {
    const row = rows[index]
    const place = row ? placeIn(span, row.planned) : null
    if (!place) return null
    const left = drawn.names + place.at * scale
    return { left, right: left + Math.max(3, place.days * scale), middle: drawn.top + index * drawn.row + drawn.middle }
  }
  return arrowsWithin(rows, places, [0, rows.length - 1], placeOf).map((arrow) => {
    const end = placeOf(places.get(arrow.key.split(' ')[1] ?? '') ?? -1)
    const tone = arrow.isViolated ? 'violated' : arrow.isCritical ? 'critical' : undefined
    return (
      <g key={arrow.key} className={classes.arrow} data-tone={tone}>
        <path className={classes.line} d={arrow.path} strokeDasharray={arrow.isViolated ? '4 3' : undefined} />
        {end ? <path className={classes.head} d={headAt(end)} /> : null}
      </g>
    )
  })
}

/** All rows of the timeline in one drawing, titles and scale included, to be kept as a file. */
export function TimelineDrawing({ drawing, rows, unit, scale, title, nameOf }: Props) {
  const t = useWords()
  const formats = useFormats()
  const { today } = useSession()
  const span = useMemo(() => spanOf(rows, today), [rows, today])
  const ticks = useMemo(() => ticksOf(span, unit), [span, unit])
  const width = Math.max(drawn.least, drawn.names + ticks.reduce((sum, tick) => sum + tick.days, 0) * scale)
  const bottom = drawn.top + rows.length * drawn.row
  const height = bottom + drawn.margin
  const now = drawn.names + ((placeIn(span, { start: today, end: today })?.at ?? 0) + 0.5) * scale
  const titles = new Map(rows.map((row) => [row.id, row.title]))
  return (
    <svg
      ref={drawing}
      className={classes.drawing}
      viewBox={`${-drawn.margin} 0 ${width + 2 * drawn.margin} ${height}`}
      width={width + 2 * drawn.margin}
      height={height}
      aria-hidden
    >
      <text className={classes.title} y="26">
        {fitText(title, width, 15.5)}
      </text>
      <TimelineLegend />
      <rect className={classes.scale} y={drawn.top - drawn.scale} width={width} height={drawn.scale} />
      {ticks.map((tick) => {
        const x = drawn.names + tick.at * scale
        const word = tick.days * scale > 34 ? tickWord(tick.start, unit, t.language) : ''
        return (
          <g key={tick.start}>
            <line className={classes.grid} x1={x} x2={x} y1={drawn.top} y2={bottom} />
            <text className={classes.quiet} x={x + 6} y={drawn.top - 9}>
              {fitText(word, tick.days * scale - 8, 12)}
            </text>
          </g>
        )
      })}
      {rows.map((row, index) => (
        <DrawnRow
          key={row.id}
          row={row}
          top={drawn.top + index * drawn.row}
          {...{ span, scale, width }}
          department={row.department === '' ? '' : nameOf(row.department)}
          titleOf={(id) => titles.get(id) ?? ''}
        />
      ))}
      <line className={classes.today} x1={now} x2={now} y1={drawn.top - 4} y2={bottom} />
      <text className={classes.now} x={now} y={drawn.top - drawn.scale - 5} textAnchor="middle">
        {t('timeline.todayIs', { day: formats.day(today) })}
      </text>
      <Arrows rows={rows} span={span} scale={scale} />
    </svg>
  )
}
