import { placeIn } from '#shared/charts/time-scale.ts'
import { fitText } from '#shared/charts/tree-layout.ts'
import type { TimelineRow } from '#shared/modules/cycles/cycles.projection.ts'
import { useWords } from '../../app/words.tsx'
import { drawn } from './drawn-sizes.ts'
import { lateWord } from './late-word.ts'
import classes from './timeline-drawing.module.css'

type Span = TimelineRow['planned']

type Props = {
  readonly row: TimelineRow
  readonly top: number
  readonly span: Span
  readonly scale: number
  readonly width: number
  readonly department: string
  readonly titleOf: (id: string) => string
}

/** A corner of 5 pixels around the middle of a bar: a milestone stands on its point. */
const diamond = (x: number, y: number) => `M${x} ${y - 6}L${x + 6} ${y}L${x} ${y + 6}L${x - 6} ${y}Z`

type BarProps = {
  readonly className: string | undefined
  readonly y: number
  readonly height: number
  readonly tone?: string
}

/** One work item: its title with what is to be said of it, and its bars on the scale. */
export function DrawnRow({ row, top, span, scale, width, department, titleOf }: Props) {
  const t = useWords()
  const boxOf = (part: Span) => {
    const place = placeIn(span, part)
    return place ? { x: drawn.names + place.at * scale, width: Math.max(3, place.days * scale) } : null
  }
  const bar = (part: Span | null, { className, y, height, tone }: BarProps) => {
    const box = part ? boxOf(part) : null
    return box ? <rect className={className} data-tone={tone} {...box} y={top + y} height={height} rx="2.5" /> : null
  }
  const planned = boxOf(row.planned)
  const early = row.waitsFor.find(({ isViolated }) => isViolated)
  const isLate = row.daysLate > 0
  const under = [
    t(`workItem.state.${row.state}`),
    ...(isLate ? [t(lateWord(row), { count: row.daysLate })] : []),
    ...(early ? [t('timeline.early', { title: titleOf(early.item) })] : []),
    ...(row.isCritical ? [t('timeline.critical')] : []),
    ...(department === '' ? [] : [department]),
  ]
  return (
    <g className={classes.row} data-late={(isLate && !row.isDoneLate) || undefined} data-drawn-row>
      <title>{row.title}</title>
      <text className={classes.name} y={top + 18}>
        {fitText(row.carriedFrom ? `↪ ${row.title}` : row.title, drawn.names - 12, 13.5)}
      </text>
      <text className={classes.under} y={top + 34}>
        {fitText(under.join(' · '), drawn.names - 12, 12)}
      </text>
      <line className={classes.grid} x1="0" x2={width} y1={top + drawn.row} y2={top + drawn.row} />
      {bar(row.baseline, { className: classes.baseline, y: 3, height: 4 })}
      {bar(row.planned, { className: classes.planned, y: 9, height: 14, tone: row.tone })}
      {planned && row.progress !== null ? (
        <rect
          className={classes.progress}
          data-tone={row.tone}
          x={planned.x}
          y={top + 9}
          width={(planned.width * row.progress) / 100}
          height="14"
          rx="2.5"
        />
      ) : null}
      {row.isCritical ? bar(row.planned, { className: classes.critical, y: 9, height: 14 }) : null}
      {bar(row.actual, { className: classes.actual, y: 27, height: 5 })}
      {row.milestones.map(({ title, on, mark }) => {
        const box = boxOf({ start: on, end: on })
        if (!box) return null
        return (
          <path
            key={`${title} ${on}`}
            className={classes.milestone}
            data-mark={mark}
            d={diamond(box.x + scale / 2, top + drawn.middle)}
          />
        )
      })}
    </g>
  )
}
