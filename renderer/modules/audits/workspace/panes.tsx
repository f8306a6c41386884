import { type CSSProperties, type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { useKeptState, widthIn } from '../../../api/use-kept-state.ts'
import { Separator } from '../../../ui/separator.tsx'
import classes from './panes.module.css'

const least = 240
const most = 620
const usual = 384
const widthPlace = { kind: 'view', key: 'audit.workspace.width' } as const
const lowest = 440

/** How high the panes may be so that both scroll within the window; what stands above them may grow and shrink. */
function useRoom() {
  const frame = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState(lowest)
  useLayoutEffect(() => {
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

/** A list beside what is chosen in it, with an edge that can be moved; below it where it is narrow. */
export function Panes({
  list,
  children,
  handleLabel,
}: {
  readonly list: ReactNode
  readonly children: ReactNode
  readonly handleLabel: string
}) {
  const [width, setWidth] = useKeptState(widthPlace, widthIn, usual)
  const { frame, room } = useRoom()
  const left = useRef<HTMLDivElement>(null)
  const sized: CSSProperties = Object.assign({ height: room }, { '--list-width': `${width}px` })
  return (
    <div ref={frame} className={classes.frame} style={sized} data-workspace>
      <div className={classes.panes}>
        <div ref={left} className={classes.list}>
          {list}
        </div>
        <Separator
          label={handleLabel}
          width={width}
          least={least}
          most={most}
          usual={usual}
          onWidth={setWidth}
          pane={left}
          side="start"
          className={classes.handle}
        />
        {children}
      </div>
    </div>
  )
}
