import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from 'react'
import classes from './panes.module.css'

const least = 240
const most = 620
const stepWidth = 24
const bounded = (width: number): number => Math.max(least, Math.min(most, width))
const lowest = 440

/** How high the panes may be so that both scroll within the window; what stands above them may grow and shrink. */
function useRoom() {
  const frame = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState(lowest)
  useEffect(() => {
    const page = frame.current?.closest('article')
    if (!frame.current || !page) return
    const measure = () => {
      // From the page's own top: its panel may be scrolled.
      const above = (frame.current?.getBoundingClientRect().top ?? 0) - page.getBoundingClientRect().top
      const top = page.parentElement?.getBoundingClientRect().top ?? 0
      setRoom(Math.max(lowest, Math.floor(innerHeight - top - above)))
    }
    const sizes = new ResizeObserver(measure)
    sizes.observe(page)
    addEventListener('resize', measure)
    measure()
    return () => {
      sizes.disconnect()
      removeEventListener('resize', measure)
    }
  }, [])
  return { frame, room }
}

/** A list beside what is chosen in it, with an edge that can be dragged or moved with the arrow keys; below it where it is narrow. */
export function Panes({
  list,
  children,
  handleLabel,
}: {
  readonly list: ReactNode
  readonly children: ReactNode
  readonly handleLabel: string
}) {
  const [width, setWidth] = useState(384)
  const { frame, room } = useRoom()
  const left = useRef<HTMLDivElement>(null)
  const sized: CSSProperties = Object.assign({ height: room }, { '--list-width': `${width}px` })
  return (
    <div ref={frame} className={classes.frame} style={sized} data-workspace>
      <div className={classes.panes}>
        <div ref={left} className={classes.list}>
          {list}
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: a rule between two panes cannot be focused and moved */}
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
            if (event.key === 'ArrowLeft') setWidth(bounded(width - stepWidth))
            if (event.key === 'ArrowRight') setWidth(bounded(width + stepWidth))
          }}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={(event) => {
            if (!event.currentTarget.hasPointerCapture(event.pointerId) || !left.current) return
            setWidth(bounded(event.clientX - left.current.getBoundingClientRect().left))
          }}
        />
        {children}
      </div>
    </div>
  )
}
