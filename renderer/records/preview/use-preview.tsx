import { type ReactNode, useState } from 'react'
import type { Evidence } from '#shared/record/fields.ts'
import { api } from '../../api/client.ts'
import { fetchFile } from '../../api/files.ts'
import { useTask } from '../../api/use-task.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { TaskProgress } from '../../app/task-progress.tsx'
import { useWords } from '../../app/words.tsx'
import { EvidencePreview } from './evidence-preview.tsx'

/** Larger files are saved instead of being decrypted for a look, in bytes. */
export const mostShown = 50_000_000

type Holder = { readonly record: string; readonly id: string }

/** Decrypts a file of a record for a look; `place` is where its progress, its refusal and the look itself are drawn. */
export function usePreview(more?: (holder: Holder) => ReactNode) {
  const t = useWords()
  const opening = useTask(api.file.open)
  const [shown, setShown] = useState<{ readonly name: string; readonly blob: Blob; readonly holder: Holder } | null>(
    null,
  )
  const show = async ({ record, id }: Holder, { id: attachment, name }: Evidence) => {
    const holder = { record, id }
    const file = await opening.run({ ...holder, attachment })
    if (file) setShown({ name, blob: await fetchFile(file), holder })
  }
  const place = (
    <>
      <TaskProgress task={opening} label={t('evidence.opening')} />
      <RefusalNotice refusal={opening.refusal} />
      {shown ? (
        <EvidencePreview name={shown.name} blob={shown.blob} onClose={() => setShown(null)}>
          {more?.(shown.holder)}
        </EvidencePreview>
      ) : null}
    </>
  )
  return { show, opening, place }
}
