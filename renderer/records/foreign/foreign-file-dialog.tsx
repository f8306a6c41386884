import { Button, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { TaskProgress } from '../../app/task-progress.tsx'
import { useWords } from '../../app/words.tsx'
import { FileChoice } from '../../ui/file-choice.tsx'
import classes from './foreign-file.module.css'
import type { useForeignFile } from './use-foreign-file.ts'

type Props<Reading> = {
  readonly title: string
  readonly about: string
  /** As the attribute of a file input. */
  readonly accept: string
  readonly foreign: ReturnType<typeof useForeignFile<Reading>>
  /** What the button says that takes it, and whether there is anything to take. */
  readonly submit: string
  readonly mayTake: boolean
  readonly isDone: boolean
  readonly onClose: () => void
  /** What is in the file. */
  readonly children: ReactNode
}

/** The frame of every dialog that takes a file of another program: choose it, see what is in it, and only then for good. */
export function ForeignFileDialog<Reading>(props: Props<Reading>) {
  const t = useWords()
  const { title, about, accept, submit, mayTake, isDone, onClose, children } = props
  const { file, task, choose, apply } = props.foreign
  return (
    <Modal opened onClose={onClose} title={title} size="xl">
      <div className={classes.dialog}>
        <p className="quiet">{about}</p>
        <div>
          <FileChoice accept={accept} onChange={(chosen) => void choose(chosen)}>
            {(given) => (
              <Button {...given} variant={file ? 'default' : 'filled'} data-autofocus>
                {t(file ? 'import.other' : 'import.choose')}
              </Button>
            )}
          </FileChoice>
        </div>
        <RefusalNotice refusal={task.refusal} />
        <TaskProgress task={task} label={t('import.reading')} />
        {children}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t(isDone ? 'dialog.close' : 'dialog.cancel')}
          </Button>
          {isDone ? null : (
            <Button disabled={!mayTake || task.running} onClick={() => void apply()}>
              {submit}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  )
}
