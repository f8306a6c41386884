import { Button } from '@mantine/core'
import { type DragEvent, useState } from 'react'
import { useWords } from '../app/words.tsx'
import { FileChoice } from '../ui/file-choice.tsx'
import classes from './import-dialog.module.css'
import { useFormats } from './use-formats.ts'

const accepted = '.csv,.tsv,.txt,.xlsx,.xlsm,.json,.xml,.gift,text/csv,application/json'

/** Where a file is chosen or dropped; once there is one, its name and the way to another. */
export function ImportFile({
  file,
  onChoose,
}: {
  readonly file: File | null
  readonly onChoose: (file: File | null) => void
}) {
  const t = useWords()
  const formats = useFormats()
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [dropped] = event.dataTransfer.files
    if (dropped) onChoose(dropped)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a way beside the button, for whoever has a mouse
    <div
      className={file ? classes.chosen : classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {file ? (
        <span className={classes.fileName}>
          <bdi>{file.name}</bdi> <span className="quiet">{formats.bytes(file.size)}</span>
        </span>
      ) : null}
      <FileChoice accept={accepted} onChange={(chosen) => chosen && onChoose(chosen)}>
        {(props) => (
          <Button {...props} variant={file ? 'default' : 'filled'} data-autofocus>
            {t(file ? 'import.other' : 'import.choose')}
          </Button>
        )}
      </FileChoice>
      {file ? null : (
        <>
          <p>{t('import.drop')}</p>
          <p className="quiet">{t('import.kinds')}</p>
        </>
      )}
    </div>
  )
}
