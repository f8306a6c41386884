import { Button } from '@mantine/core'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import { ProgressNotice } from '../../ui/progress-notice.tsx'
import { useFormats } from '../use-formats.ts'
import classes from './evidence.module.css'
import type { Upload } from './use-uploads.ts'

/** The files on their way into the vault, each with how far it is or why it was refused. */
export function UploadList({
  uploads,
  onCancel,
}: {
  readonly uploads: readonly Upload[]
  readonly onCancel: (key: number) => void
}) {
  const t = useWords()
  const formats = useFormats()
  if (uploads.length === 0) return null
  const rows = uploads.map((upload) =>
    upload.refusal ? (
      <RefusalNotice key={upload.key} refusal={upload.refusal}>
        <span>{upload.name}</span>
        <Button variant="default" size="compact-xs" onClick={() => onCancel(upload.key)}>
          {t('evidence.dismiss')}
        </Button>
      </RefusalNotice>
    ) : (
      <ProgressNotice
        key={upload.key}
        label={t('evidence.sending', { name: upload.name })}
        count={t('evidence.sent', { sent: formats.bytes(upload.sent), size: formats.bytes(upload.size) })}
        fraction={upload.size > 0 ? Math.min(1, upload.sent / upload.size) : null}
        cancelLabel={t('task.cancel')}
        onCancel={() => onCancel(upload.key)}
      />
    ),
  )
  return <div className={classes.uploads}>{rows}</div>
}
