import { type ReactNode, useState } from 'react'
import classes from './split-view.module.css'

const least = 340
const most = 1100
const stepWidth = 32

function bounded(width: number): number {
  return Math.max(least, Math.min(most, width))
}

/** A page with a panel on its right, whose edge can be dragged or moved with the arrow keys. */
export function SplitView({
  children,
  side,
  wide,
  sideLabel,
  handleLabel,
}: {
  readonly children: ReactNode
  /** Null where nothing is chosen. */
  readonly side: ReactNode
  /** The panel takes all of the width. */
  readonly wide: boolean
  readonly sideLabel: string
  readonly handleLabel: string
}) {
  const [width, setWidth] = useState(560)
  if (side === null) return <div className={classes.split}>{children}</div>
  return (
    <div className={classes.split}>
      <div className={classes.main} hidden={wide}>
        {children}
      </div>
      {wide ? null : (
        // biome-ignore lint/a11y/useSemanticElements: a rule between two panes cannot be focused and moved
        <div
          role="separator"
          tabIndex={0}
          aria-label={handleLabel}
          aria-orientation="vertical"
          aria-valuenow={width}
          aria-valuemin={least}
          aria-valuemax={most}
          className={classes.handle}
          data-not-printed
          onKeyDown={(event) => {
            if (event.key === 'ArrowLeft') setWidth(bounded(width + stepWidth))
            if (event.key === 'ArrowRight') setWidth(bounded(width - stepWidth))
          }}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={(event) => {
            if (event.currentTarget.hasPointerCapture(event.pointerId)) setWidth(bounded(innerWidth - event.clientX))
          }}
        />
      )}
      <aside
        className={wide ? classes.wide : classes.side}
        aria-label={sideLabel}
        style={wide ? undefined : { flexBasis: width }}
      >
        {side}
      </aside>
    </div>
  )
}
