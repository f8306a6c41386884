import { Button } from '@mantine/core'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import { api } from '../../api/client.ts'
import { saveFile, sendFile } from '../../api/files.ts'
import { useTask } from '../../api/use-task.ts'
import { RefusalNotice } from '../refusal-notice.tsx'
import { TaskProgress } from '../task-progress.tsx'
import { useWords } from '../words.tsx'
import classes from './page.module.css'

/** Judges a file once more and hands the verdict out as a PDF, for the working papers of whoever asked. */
export function VerdictSheetSave({ file }: { readonly file: File }) {
  const t = useWords()
  const task = useTask<void, OutgoingFile>(async (_, options) =>
    api.verification.sheet({ ticket: await sendFile(file), language: t.language }, options),
  )
  const save = async () => {
    const sheet = await task.run()
    if (sheet) await saveFile(sheet)
  }
  return (
    <div className={classes.sheet}>
      <Button
        variant="default"
        size="compact-sm"
        loading={task.running}
        aria-label={t('verifyPage.saveSheetOf', { name: file.name })}
        onClick={() => void save()}
      >
        {t('verifyPage.saveSheet')}
      </Button>
      <TaskProgress task={task} label={t('verifyPage.savingSheet')} />
      <RefusalNotice refusal={task.refusal} />
    </div>
  )
}
