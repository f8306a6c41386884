import { type ReactNode, useEffect, useRef } from 'react'
import { Separator } from './separator.tsx'
import classes from './split-view.module.css'

const least = 340
const most = 1100

/** Wide enough to read in, and no wider than leaves the list its number and its title, in pixels. */
export function usualPanelWidth(): number {
  return Math.max(least, Math.min(560, Math.round(innerWidth * 0.44)))
}

/** Goes on in the panel that is open, for whoever came to what it shows from elsewhere than the list beside it. */
export function enterPanel(): void {
  const panel = document.querySelector<HTMLElement>('[data-panel]')
  if (!panel?.contains(document.activeElement)) panel?.focus({ preventScroll: true })
}

/** A page with a panel on its right, whose edge can be moved. */
export function SplitView({
  children,
  side,
  wide,
  sideLabel,
  handleLabel,
  width,
  onWidth,
}: {
  readonly children: ReactNode
  /** Null where nothing is chosen. */
  readonly side: ReactNode
  /** The panel takes all of the width. */
  readonly wide: boolean
  readonly sideLabel: string
  readonly handleLabel: string
  /** Of the panel, in pixels. */
  readonly width: number
  readonly onWidth: (width: number) => void
}) {
  const isOpen = side !== null
  const panel = useRef<HTMLElement>(null)
  // Whoever opens something goes on in it; a form within takes the focus for its first field.
  useEffect(() => {
    // The palette may have been opened while the page was still on its way: what is typed there stays there.
    const isAbove = document.activeElement?.closest('[role="dialog"]') instanceof Element
    if (isOpen && !isAbove && !panel.current?.contains(document.activeElement))
      panel.current?.focus({ preventScroll: true })
  }, [isOpen])
  return (
    <div className={classes.split}>
      {/* Always in the same place: what stands here keeps its scroll position when the panel opens. */}
      <div className={classes.main} hidden={isOpen && wide} data-alone={!isOpen}>
        {children}
      </div>
      {wide || !isOpen ? null : (
        <Separator
          label={handleLabel}
          width={width}
          least={least}
          most={most}
          usual={usualPanelWidth()}
          onWidth={onWidth}
          pane={panel}
          side="end"
          className={classes.handle}
        />
      )}
      {isOpen ? (
        <aside
          ref={panel}
          tabIndex={-1}
          className={wide ? classes.wide : classes.side}
          aria-label={sideLabel}
          data-panel
          style={wide ? undefined : { flexBasis: width }}
        >
          {side}
        </aside>
      ) : null}
    </div>
  )
}
