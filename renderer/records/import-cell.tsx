import { Tooltip } from '@mantine/core'
import { useWords } from '../app/words.tsx'
import classes from './import-table.module.css'

/** The id of the cell of a preview, by which the list of errors leads to it. */
export function cellId(place: string): string {
  return `import-cell-${place}`
}

/** The id of the first entry for a cell in the list of errors. */
export function faultId(place: string): string {
  return `import-fault-${place}`
}

/** A cell as it stands in the file; a refused one says why, and leads to its line in the list of errors. */
export function ImportCell({
  place,
  text,
  fault,
}: {
  readonly place: string
  readonly text: string
  readonly fault: string
}) {
  const t = useWords()
  if (fault === '') return <bdi className={classes.cell}>{text}</bdi>
  const shown = text === '' ? t('import.empty') : text
  return (
    <Tooltip label={fault} events={{ hover: true, focus: true, touch: true }} multiline maw={360}>
      <button
        type="button"
        id={cellId(place)}
        className={classes.faulty}
        aria-label={t('import.cellFault', { cell: shown, why: fault })}
        onClick={() => document.getElementById(faultId(place))?.focus()}
      >
        <bdi className={text === '' ? 'quiet' : undefined}>{shown}</bdi>
      </button>
    </Tooltip>
  )
}
