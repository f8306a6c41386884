import { Button, FileButton, Input } from '@mantine/core'
import { useId, useState } from 'react'
import type { Evidence, EvidenceField } from '#shared/record/fields.ts'
import { api } from '../../api/client.ts'
import { sendFile } from '../../api/files.ts'
import { useTask } from '../../api/use-task.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { TaskProgress } from '../../app/task-progress.tsx'
import { useWords } from '../../app/words.tsx'
import { isEvidence } from '../field-value.tsx'
import { useFormats } from '../use-formats.ts'
import { frameOf, type InputProps } from './input-props.ts'
import classes from './inputs.module.css'

/** Files chosen or dropped; each is encrypted in the vault at once and named in the record when it is saved. */
export function EvidenceControl(props: InputProps<EvidenceField>) {
  const t = useWords()
  const formats = useFormats()
  const id = useId()
  const { value, onChange, label, help, field } = props
  const files: readonly Evidence[] = Array.isArray(value) ? value.filter(isEvidence) : []
  const [over, setOver] = useState(false)
  const attach = useTask(async (file: File, options: { signal: AbortSignal }) =>
    api.file.attach({ ticket: await sendFile(file) }, options),
  )

  const take = async (chosen: readonly File[]) => {
    let all = files
    for (const file of chosen) {
      const attached = await attach.run(file)
      if (!attached) return
      all = [...all.filter((known) => known.id !== attached.id), attached]
      onChange(all)
    }
  }

  return (
    <Input.Wrapper label={label} description={help} error={frameOf(props).error} required={field.required} id={id}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the button within */}
      <div
        className={classes.drop}
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          void take([...event.dataTransfer.files])
        }}
      >
        <FileButton multiple onChange={(chosen) => void take(chosen)} inputProps={{ id }}>
          {(button) => (
            <Button
              {...button}
              variant="default"
              disabled={attach.running}
              aria-label={t('evidence.choose', { label })}
            >
              {t('evidence.add')}
            </Button>
          )}
        </FileButton>
        <span className="quiet">{t('evidence.drop')}</span>
      </div>
      <TaskProgress task={attach} label={t('evidence.running')} />
      <RefusalNotice refusal={attach.refusal} />
      <ul className={classes.files}>
        {files.map((file) => (
          <li key={file.id} className={classes.file}>
            <span>{file.name}</span>
            <span className="quiet">{formats.bytes(file.size)}</span>
            <Button
              variant="subtle"
              size="compact-xs"
              color="gray"
              aria-label={t('evidence.remove', { name: file.name })}
              onClick={() => onChange(files.filter((known) => known.id !== file.id))}
            >
              {t('parts.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </Input.Wrapper>
  )
}
