import { type RefObject, useState } from 'react'
import classes from './separator.module.css'

export type SeparatorProps = {
  readonly label: string
  /** The width of the pane that is sized, in pixels, and its bounds. */
  readonly width: number
  readonly least: number
  readonly most: number
  /** What a double click or Enter brings back. */
  readonly usual: number
  readonly onWidth: (width: number) => void
  /** The pane that is sized: its far edge stays where it is. */
  readonly pane: RefObject<HTMLElement | null>
  /** On which side of the separator the pane stands. */
  readonly side: 'start' | 'end'
  readonly className?: string | undefined
}

const stepWidth = 24

/** The edge between two panes: dragged, moved with the arrow keys, and put back by a double click or Enter. */
export function Separator(props: SeparatorProps) {
  const { label, width, least, most, usual, onWidth, pane, side, className } = props
  const [isDragged, setDragged] = useState(false)
  const set = (wanted: number) => onWidth(Math.round(Math.max(least, Math.min(most, wanted))))
  const outwards = side === 'start' ? 1 : -1
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => set(width - outwards * stepWidth),
    ArrowRight: () => set(width + outwards * stepWidth),
    Home: () => set(side === 'start' ? least : most),
    End: () => set(side === 'start' ? most : least),
    Enter: () => set(usual),
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule between two panes cannot be focused and moved
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      className={className === undefined ? classes.separator : `${classes.separator} ${className}`}
      data-dragged={isDragged || undefined}
      data-not-printed
      onKeyDown={(event) => {
        const run = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined
        if (!run || event.ctrlKey || event.metaKey || event.altKey) return
        event.preventDefault()
        event.stopPropagation()
        run()
      }}
      onDoubleClick={() => set(usual)}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setDragged(true)
      }}
      onPointerMove={(event) => {
        const edges = pane.current?.getBoundingClientRect()
        if (!edges || !event.currentTarget.hasPointerCapture(event.pointerId)) return
        set(side === 'start' ? event.clientX - edges.left : edges.right - event.clientX)
      }}
      onLostPointerCapture={() => setDragged(false)}
    />
  )
}
