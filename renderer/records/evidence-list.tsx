import { Button } from '@mantine/core'
import type { Evidence } from '#shared/record/fields.ts'
import { api } from '../api/client.ts'
import { saveFile } from '../api/files.ts'
import { useTask } from '../api/use-task.ts'
import { RefusalNotice } from '../app/refusal-notice.tsx'
import { TaskProgress } from '../app/task-progress.tsx'
import { useWords } from '../app/words.tsx'
import classes from './inputs/inputs.module.css'
import { useFormats } from './use-formats.ts'

/** The files of one record with their digests' beginnings; each is decrypted only when asked for. */
export function EvidenceList({
  record,
  id,
  files,
}: {
  readonly record: string
  readonly id: string
  readonly files: readonly Evidence[]
}) {
  const t = useWords()
  const formats = useFormats()
  const opening = useTask(api.file.open)
  const save = async (attachment: string) => {
    const file = await opening.run({ record, id, attachment })
    if (file) await saveFile(file)
  }
  if (files.length === 0) return <span className="quiet">—</span>
  return (
    <>
      <ul className={classes.files}>
        {files.map((file) => (
          <li key={file.id} className={classes.file}>
            <span>{file.name}</span>
            <span className="quiet">{formats.bytes(file.size)}</span>
            <span className="quiet code" title={file.sha256}>
              {file.sha256.slice(0, 12)}
            </span>
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={t('evidence.save', { name: file.name })}
              onClick={() => void save(file.id)}
            >
              {t('evidence.download')}
            </Button>
          </li>
        ))}
      </ul>
      <TaskProgress task={opening} label={t('evidence.opening')} />
      <RefusalNotice refusal={opening.refusal} />
    </>
  )
}
