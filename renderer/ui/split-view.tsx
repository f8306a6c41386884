import { type ReactNode, useEffect, useRef, useState } from 'react'
import classes from './split-view.module.css'

const least = 340
const most = 1100
const stepWidth = 32

function bounded(width: number): number {
  return Math.max(least, Math.min(most, width))
}

/** Wide enough to read in, and no wider than leaves the list its number and its title. */
function firstWidth(): number {
  return bounded(Math.min(560, Math.round(innerWidth * 0.44)))
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
  const [width, setWidth] = useState(firstWidth)
  const isOpen = side !== null
  const panel = useRef<HTMLElement>(null)
  // Whoever opens something goes on in it; a form within takes the focus for its first field.
  useEffect(() => {
    if (isOpen && !panel.current?.contains(document.activeElement)) panel.current?.focus({ preventScroll: true })
  }, [isOpen])
  return (
    <div className={classes.split}>
      {/* Always in the same place: what stands here keeps its scroll position when the panel opens. */}
      <div className={classes.main} hidden={isOpen && wide} data-alone={!isOpen}>
        {children}
      </div>
      {wide || !isOpen ? null : (
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
      {isOpen ? (
        <aside
          ref={panel}
          tabIndex={-1}
          className={wide ? classes.wide : classes.side}
          aria-label={sideLabel}
          style={wide ? undefined : { flexBasis: width }}
        >
          {side}
        </aside>
      ) : null}
    </div>
  )
}
