import { type CSSProperties, memo, type PointerEvent } from 'react'
import { listed } from '#shared/base/series.ts'
import { placeIn } from '#shared/charts/time-scale.ts'
import type { Grip, TimelineRow } from '#shared/modules/cycles/cycles.projection.ts'
import { useWords } from '../../app/words.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { lateWord } from './late-word.ts'
import classes from './timeline.module.css'
import linkClasses from './timeline-links.module.css'

type Span = TimelineRow['planned']

type Props = {
  readonly row: TimelineRow
  readonly index: number
  /** How many rows there are; only some of them are drawn. */
  readonly count: number
  /** As it stands, or as it is being planned. */
  readonly plan: Span
  readonly isDraft: boolean
  readonly isMovable: boolean
  readonly span: Span
  /** Pixels a day. */
  readonly scale: number
  readonly top: number
  readonly department: string
  /** Where the work item stands. */
  readonly href: string
  readonly titleOf: (id: string) => string
  readonly isCurrent: boolean
  readonly onFocus: (index: number) => void
  readonly onLeave: () => void
  readonly onGrip: (row: TimelineRow, grip: Grip, event: PointerEvent) => void
}

function barStyle(span: Span, part: Span, scale: number): CSSProperties | null {
  const place = placeIn(span, part)
  return place ? { left: place.at * scale, width: Math.max(3, place.days * scale) } : null
}

function Milestones({ row, span, scale }: Pick<Props, 'row' | 'span' | 'scale'>) {
  const t = useWords()
  const formats = useFormats()
  return row.milestones.map((milestone) => {
    const place = placeIn(span, { start: milestone.on, end: milestone.on })
    if (!place) return null
    const words = t(`timeline.milestone.${milestone.mark}`, { title: milestone.title, day: formats.day(milestone.on) })
    return (
      <span
        key={`${milestone.title} ${milestone.on}`}
        className={linkClasses.milestone}
        data-mark={milestone.mark}
        style={{ left: (place.at + 0.5) * scale }}
        title={words}
      />
    )
  })
}

/** The ends of a bar, by which it is made longer or shorter. */
function Ends({ row, onGrip }: Pick<Props, 'row' | 'onGrip'>) {
  return (['start', 'end'] as const).map((end) => (
    <span
      key={end}
      className={classes.grip}
      data-grip={end}
      onPointerDown={(event) => {
        event.stopPropagation()
        onGrip(row, end, event)
      }}
    />
  ))
}

/** Everything that the drawing of a row says. */
function useRowWords({ row, plan, titleOf }: Pick<Props, 'row' | 'plan' | 'titleOf'>): readonly string[] {
  const t = useWords()
  const formats = useFormats()
  return [
    formats.period(plan),
    t(`workItem.state.${row.state}`),
    ...(row.daysLate > 0 ? [t(lateWord(row), { count: row.daysLate })] : []),
    ...(row.baseline ? [t('timeline.baseline', { period: formats.period(row.baseline) })] : []),
    ...row.waitsFor.map(({ item, isViolated }) =>
      t(isViolated ? 'timeline.early' : 'timeline.waits', { title: titleOf(item) }),
    ),
    ...(row.isCritical ? [t('timeline.critical')] : []),
  ]
}

/**
 * One work item: its title in the frozen column, what was planned as a bar, and how it went below it. Drawn again only
 * when it changes: hundreds of times a second others come into sight beside it.
 */
export const Row = memo(function Row(props: Props) {
  const { row, index, count, plan, isDraft, isMovable, span, scale, top, department, href, isCurrent, titleOf } = props
  const { onFocus, onLeave, onGrip } = props
  const t = useWords()
  const planned = barStyle(span, plan, scale)
  const ghost = isDraft ? barStyle(span, row.planned, scale) : null
  const actual = row.actual ? barStyle(span, row.actual, scale) : null
  const baseline = row.baseline ? barStyle(span, row.baseline, scale) : null
  const words = listed(t.language, useRowWords(props))
  const early = row.waitsFor.find(({ isViolated }) => isViolated)
  return (
    <li className={classes.row} style={{ top }} aria-posinset={index + 1} aria-setsize={count}>
      <div className={classes.name}>
        <a
          href={href}
          tabIndex={isCurrent ? 0 : -1}
          data-bar={row.id}
          title={row.title}
          onFocus={() => onFocus(index)}
          onBlur={onLeave}
        >
          {row.carriedFrom ? <span title={t('timeline.carried')}>↪ </span> : null}
          {row.title}
        </a>
        <span className={classes.under}>
          {row.daysLate > 0 ? (
            <span className={row.isDoneLate ? undefined : classes.late}>
              {t(lateWord(row), { count: row.daysLate })} ·{' '}
            </span>
          ) : null}
          {early ? (
            <span className={classes.late}>{t('timeline.early', { title: titleOf(early.item) })} · </span>
          ) : null}
          {row.isCritical ? <span>{t('timeline.critical')} · </span> : null}
          {department}
        </span>
        <span className="only-spoken">{words}</span>
      </div>
      <div className={classes.lane} title={words}>
        {baseline ? <span className={linkClasses.baseline} style={baseline} /> : null}
        {ghost ? <span className={classes.ghost} style={ghost} /> : null}
        {planned ? (
          <span
            className={classes.bar}
            data-movable={isMovable || undefined}
            data-bar-of={row.id}
            style={planned}
            onPointerDown={(event) => onGrip(row, 'whole', event)}
          >
            <span
              className={row.isCritical ? `${classes.planned} ${linkClasses.critical}` : classes.planned}
              data-tone={row.tone}
              data-draft={isDraft || undefined}
            >
              {row.progress === null ? null : <span style={{ width: `${row.progress}%` }} />}
            </span>
            {isMovable ? <Ends row={row} onGrip={onGrip} /> : null}
          </span>
        ) : null}
        {actual ? <span className={classes.actual} data-late={row.daysLate > 0 || undefined} style={actual} /> : null}
        <Milestones row={row} span={span} scale={scale} />
      </div>
    </li>
  )
})
