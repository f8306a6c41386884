import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { FilesChange } from '#shared/record/evidence-files.ts'
import type { Evidence } from '#shared/record/fields.ts'
import { api } from '../api/client.ts'
import { mostHeld, saveFile } from '../api/files.ts'
import { followed, startTask, type TaskResult, type TaskWork } from '../api/tasks.ts'
import { useWords } from '../app/words.tsx'
import classes from './inputs/evidence.module.css'
import { FileName, FileWarnings } from './preview/file-warnings.tsx'
import { mostShown, usePreview } from './preview/use-preview.tsx'
import { useFormats } from './use-formats.ts'

/** Saves a large file as a task of the tray, written to its place as it is decrypted. */
async function saveInTray(name: string, asked: Parameters<typeof api.file.open>[0]): Promise<void> {
  const work: TaskWork<TaskResult> = async (signal, onProgress) => {
    const file = await followed(await api.file.open(asked, { signal }), () => undefined)
    const total = file.size
    await saveFile(file, { signal, onProgress: (done) => onProgress({ done, total, stage: 'bytes' }) })
    return { file: name }
  }
  const place = `${asked.record}/${asked.id}/save/${asked.attachment}`
  await startTask({ place, label: { key: 'evidence.saving', parameters: { name } }, work }, (result) => result)
}

/** What may be done with the files where they stand; `change` is missing where they may not be changed. */
export type FileActions = { readonly change?: ((change: FilesChange) => void) | undefined }
/** What stands below a file, such as what is known of it. */
export type AboutFile = (file: Evidence, actions: FileActions) => ReactNode

/** The files of one record with their digests' beginnings; each is decrypted only when asked for. */
export function EvidenceList({
  record,
  id,
  files,
  onRemove,
  about,
  actions = {},
}: {
  readonly record: string
  readonly id: string
  readonly files: readonly Evidence[]
  /** Where files may be taken away here. */
  readonly onRemove?: ((file: Evidence) => void) | undefined
  readonly about?: AboutFile | undefined
  readonly actions?: FileActions
}) {
  const t = useWords()
  const formats = useFormats()
  const { show, opening, place } = usePreview()
  const save = async ({ id: attachment, name, size }: Evidence) => {
    if (size > mostHeld) return saveInTray(name, { record, id, attachment })
    const file = await opening.run({ record, id, attachment })
    if (file) await saveFile(file)
  }
  if (files.length === 0) return <span className="quiet">—</span>
  return (
    <>
      <ul className={classes.files}>
        {files.map((file) => (
          <li key={file.id} className={classes.file}>
            <FileName file={file} />
            <span className="quiet">{formats.bytes(file.size)}</span>
            <span className="quiet code" title={file.sha256}>
              {file.sha256.slice(0, 12)}
            </span>
            {file.size <= mostShown ? (
              <Button
                variant="subtle"
                size="compact-xs"
                aria-label={t('evidence.showOf', { name: file.name })}
                onClick={() => void show({ record, id }, file)}
              >
                {t('evidence.show')}
              </Button>
            ) : null}
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={t('evidence.save', { name: file.name })}
              onClick={() => void save(file)}
            >
              {t('evidence.download')}
            </Button>
            {onRemove ? (
              <Button
                variant="subtle"
                size="compact-xs"
                color="gray"
                aria-label={t('evidence.remove', { name: file.name })}
                onClick={() => onRemove(file)}
                data-not-printed
              >
                {t('parts.remove')}
              </Button>
            ) : null}
            <FileWarnings file={file} />
            {about?.(file, actions)}
          </li>
        ))}
      </ul>
      {place}
    </>
  )
}
