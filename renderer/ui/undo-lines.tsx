import { Button } from '@mantine/core'
import classes from './undo-lines.module.css'

/** Something that was taken away and can be put back. */
type Undoable = { readonly key: string; readonly text: string; readonly undoLabel: string; readonly undo: () => void }

/** Puts the focus on the way back: the button that was pressed is gone with what it stood beside. */
function focusAtOnce(button: HTMLButtonElement | null): void {
  button?.focus()
}

/** What was taken away here, each on a line with the way back. */
export function UndoLines({ lines, undo }: { readonly lines: readonly Undoable[]; readonly undo: string }) {
  return (
    <div className={classes.lines}>
      {lines.map((line) => (
        <p key={line.key}>
          {line.text}
          <Button ref={focusAtOnce} variant="subtle" size="compact-xs" aria-label={line.undoLabel} onClick={line.undo}>
            {undo}
          </Button>
        </p>
      ))}
    </div>
  )
}
