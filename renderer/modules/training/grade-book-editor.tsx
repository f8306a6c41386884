import { useEffect, useRef } from 'react'
import classes from './grade-book.module.css'

/** A cell being typed in: what it begins with, and what is done with what it ends with. */
export type Editing = {
  readonly start: string
  /** Begun by F2, so that the arrow keys move within the text. */
  readonly isWithin: boolean
  readonly onEnd: (text: string | null, way: readonly [down: number, right: number] | null) => void
}

/** The box over a cell while it is typed in. */
export function CellEditor({ start, isWithin, onEnd, label }: Editing & { readonly label: string }) {
  const box = useRef<HTMLInputElement>(null)
  const isEnded = useRef(false)
  useEffect(() => {
    box.current?.focus()
    box.current?.setSelectionRange(start.length, start.length)
  }, [start])
  const end: Editing['onEnd'] = (text, way) => {
    if (isEnded.current) return
    isEnded.current = true
    onEnd(text, way)
  }
  return (
    <input
      ref={box}
      className={classes.editor}
      defaultValue={start}
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      onBlur={(event) => end(event.currentTarget.value, null)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        const { key, shiftKey, ctrlKey, metaKey } = event
        const text = event.currentTarget.value
        const step = shiftKey ? -1 : 1
        if (key === 'Escape') end(null, [0, 0])
        else if (key === 'Enter') end(text, ctrlKey || metaKey ? [0, 0] : [step, 0])
        else if (key === 'Tab') end(text, [0, step])
        else if (!isWithin && key === 'ArrowDown') end(text, [1, 0])
        else if (!isWithin && key === 'ArrowUp') end(text, [-1, 0])
        else if (!isWithin && key === 'ArrowRight') end(text, [0, 1])
        else if (!isWithin && key === 'ArrowLeft') end(text, [0, -1])
        else {
          event.stopPropagation()
          return
        }
        event.preventDefault()
        if (!((ctrlKey || metaKey) && key === 'Enter')) event.stopPropagation()
      }}
      onPaste={(event) => {
        // A block is laid over the cells; a single text goes where the caret is.
        if (!/[\t\n]/.test(event.clipboardData.getData('text/plain').trimEnd())) event.stopPropagation()
      }}
    />
  )
}
