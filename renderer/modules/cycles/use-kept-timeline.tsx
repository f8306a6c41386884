import { useEffect, useRef, useState } from 'react'
import type { ScaleUnit } from '#shared/charts/time-scale.ts'
import type { TimelineRow } from '#shared/modules/cycles/cycles.projection.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import type { SaveDrawing } from '../../charts/save-drawing.ts'
import classes from './timeline-drawing.module.css'
import { TimelineDrawing } from './timeline-drawing.tsx'

type Kept = {
  readonly rows: readonly TimelineRow[]
  readonly unit: ScaleUnit
  readonly scale: number
  readonly name: string
  readonly finding: string
  readonly nameOf: (id: string) => string
}

/** Draws all rows once, also those out of sight, hands the drawing on to be kept, and forgets it. */
export function useKeptTimeline({ rows, unit, scale, name, finding, nameOf }: Kept) {
  const t = useWords()
  const { today } = useSession()
  const drawing = useRef<SVGSVGElement>(null)
  const [asked, setAsked] = useState<{ readonly as: SaveDrawing } | null>(null)
  const fileName = `${name} ${today}`
  useEffect(() => {
    if (!asked) return
    // Both ways copy the drawing before they wait for anything.
    if (drawing.current) void asked.as(drawing.current, fileName)
    setAsked(null)
  }, [asked, fileName])
  return {
    save: (as: SaveDrawing) => setAsked({ as }),
    drawing: asked ? (
      <div className={classes.aside} data-not-printed>
        <TimelineDrawing {...{ drawing, rows, unit, scale, nameOf }} title={t('timeline.kept', { name, finding })} />
      </div>
    ) : null,
  }
}
