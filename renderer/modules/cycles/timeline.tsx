import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { placeIn, type ScaleUnit, ticksOf } from '#shared/charts/time-scale.ts'
import type { TimelineRow } from '#shared/modules/cycles/cycles.projection.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { tickWord } from './tick-word.ts'
import classes from './timeline.module.css'
import { TimelineArrows } from './timeline-arrows.tsx'
import linkClasses from './timeline-links.module.css'
import { TimelineRows } from './timeline-rows.tsx'
import { spanOf } from './timeline-span.ts'
import type { useBarDrag } from './use-bar-drag.ts'
import type { usePlanDraft } from './use-plan-draft.tsx'

const rowHeight = 44
const headHeight = 30

type Props = {
  readonly rows: readonly TimelineRow[]
  readonly unit: ScaleUnit
  /** Pixels a day. */
  readonly scale: number
  readonly planning: ReturnType<typeof usePlanDraft>
  readonly onGrip: ReturnType<typeof useBarDrag>['start']
  readonly nameOf: (id: string) => string
}

/** The rows in sight, the one that Tab reaches, and the keys that lead from one to the next. */
function useBars(rows: readonly TimelineRow[], planning: Props['planning']) {
  const frame = useRef<HTMLDivElement>(null)
  const [focused, setFocused] = useState(0)
  const bars = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    // A scroll bar that is dragged draws all of them anew at every frame.
    overscan: 4,
    scrollPaddingStart: headHeight,
  })
  const current = Math.max(0, Math.min(focused, rows.length - 1))
  const go = (index: number) => {
    const row = rows[index]
    if (!row) return
    setFocused(index)
    bars.scrollToIndex(index)
    const focus = () =>
      frame.current?.querySelector<HTMLElement>(`[data-bar="${row.id}"]`)?.focus({ preventScroll: true })
    // The row may be drawn only after scrolling.
    requestAnimationFrame(() => requestAnimationFrame(focus))
  }
  const press = (event: KeyboardEvent) => {
    const row = rows[current]
    const isBar = event.target instanceof HTMLElement && event.target.dataset.bar !== undefined
    if (!row || !isBar || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') go(current + (event.key === 'ArrowDown' ? 1 : -1))
    else if (!planning.press(row, event)) return
    event.preventDefault()
    event.stopPropagation()
  }
  return { frame, items: bars.getVirtualItems(), height: bars.getTotalSize(), current, setFocused, press }
}

/** Work items as bars on one scale of days; titles stay in sight while it is scrolled. */
export function Timeline({ rows, unit, scale, planning, onGrip, nameOf }: Props) {
  const t = useWords()
  const { today } = useSession()
  const { frame, items, height, current, setFocused, press } = useBars(rows, planning)
  const span = useMemo(() => spanOf(rows, today), [rows, today])
  const ticks = useMemo(() => ticksOf(span, unit), [span, unit])
  const width = ticks.reduce((sum, tick) => sum + tick.days, 0) * scale
  const now = ((placeIn(span, { start: today, end: today })?.at ?? 0) + 0.5) * scale
  useEffect(() => {
    const { current: box } = frame
    if (box) box.scrollLeft = Math.max(0, now - box.clientWidth / 2)
  }, [frame, now])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys lead from bar to bar, which are links
    <div ref={frame} className={classes.frame} onKeyDown={press} data-timeline data-wide-sheet>
      <div
        className={classes.sheet}
        style={Object.assign({ width: `calc(var(--names) + ${width}px)` }, { '--drawn': width })}
      >
        <div className={classes.scaleRow} style={{ height: headHeight }}>
          <div className={classes.corner}>{t('workItem')}</div>
          <div className={classes.ticks} aria-hidden>
            {ticks.map((tick) => (
              <span key={tick.start} style={{ left: tick.at * scale, width: tick.days * scale }}>
                {tick.days * scale > 34 ? tickWord(tick.start, unit, t.language) : ''}
              </span>
            ))}
          </div>
        </div>
        <div className={classes.lines} aria-hidden>
          {ticks.map((tick) => (
            <span key={tick.start} style={{ left: tick.at * scale }} />
          ))}
          <span className={classes.today} style={{ left: now }} title={t('timeline.today')} />
        </div>
        <div className={linkClasses.links}>
          <TimelineArrows
            rows={rows}
            range={[items[0]?.index ?? 0, items.at(-1)?.index ?? 0]}
            span={span}
            scale={scale}
            rowHeight={rowHeight}
            width={width}
            planOf={planning.planOf}
          />
        </div>
        <TimelineRows
          {...{ rows, items, height, rowHeight, planning, onGrip, span, scale, nameOf, current }}
          onFocus={setFocused}
        />
      </div>
    </div>
  )
}
