import type { Progress } from '#shared/contract/operation.ts'
import { bytesFormat } from '../records/formats.ts'
import { ProgressNotice } from '../ui/progress-notice.tsx'
import { useWords } from './words.tsx'

/** The progress of a running task in words, with the way to stop it. */
export function TaskProgress({
  task,
  label,
  cancellable = true,
}: {
  readonly task: { readonly running: boolean; readonly progress: Progress | null; readonly cancel: () => void }
  /** Shown until the task names its own stage. */
  readonly label: string
  readonly cancellable?: boolean
}) {
  const t = useWords()
  if (!task.running) return null
  const { progress } = task
  const known = progress !== null && progress.total > 0
  const key = `task.stage.${progress?.stage ?? ''}`
  const stage = t.has(key) ? t(key) : label
  const count = () => {
    const { done = 0, total = 0 } = progress ?? {}
    if (progress?.stage !== 'bytes') return t('task.count', { done, total })
    const bytes = bytesFormat(t.language)
    return t('evidence.sent', { sent: bytes(done), size: bytes(total) })
  }
  return (
    <ProgressNotice
      label={stage}
      count={known ? count() : undefined}
      fraction={known ? Math.min(1, progress.done / progress.total) : null}
      cancelLabel={cancellable ? t('task.cancel') : undefined}
      onCancel={cancellable ? task.cancel : undefined}
    />
  )
}
