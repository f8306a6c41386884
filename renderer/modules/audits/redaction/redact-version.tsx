import { Button } from '@mantine/core'
import { useState } from 'react'
import { redactedCopies, redactedName } from '#shared/modules/audits/audits.redaction.ts'
import { evidenceItemRecord } from '#shared/modules/audits/evidence-item.record.ts'
import { filesIn } from '#shared/record/evidence-files.ts'
import type { Evidence } from '#shared/record/fields.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { api } from '../../../api/client.ts'
import { attachFile, fetchFile } from '../../../api/files.ts'
import { useChange } from '../../../api/queries.ts'
import { recordClient } from '../../../api/record-client.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { useTask } from '../../../api/use-task.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { decodePicture } from '../../../records/preview/picture-view.tsx'
import { RedactionDialog } from './redaction-dialog.tsx'

const pictures = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp']

/** Keeps a redacted copy of a file with its piece of evidence, linked by the digests of both. */
function useKeeping(item: AnyEntity, file: Evidence, onKept: () => void) {
  const { member } = useSession()
  return useChange(async (pixels: Blob) => {
    const made = await attachFile(new File([pixels], redactedName(file.name), { type: 'image/png' }))
    const copies = filesIn(item.redactedCopies)
    const before = Array.isArray(item.redactions) ? item.redactions : []
    const entry = {
      ...{ original: file.sha256, copy: made.sha256 },
      ...{ person: member.person, at: new Date().toISOString() },
    }
    const changes = {
      redactedCopies: copies.some(({ id }) => id === made.id) ? copies : [...copies, made],
      redactions: [...before, entry],
    }
    await recordClient(evidenceItemRecord.name).update({ id: item.id, revision: item.revision, changes })
    onKept()
  })
}

/** The redacted copy of a version, and the button that makes one of a picture. */
export function RedactVersion({ item, file, mayEdit }: { item: AnyEntity; file: Evidence; mayEdit: boolean }) {
  const t = useWords()
  const opening = useTask(api.file.open)
  const [bitmap, setBitmap] = useState<ImageBitmap | null>(null)
  const [isUnreadable, setUnreadable] = useState(false)
  const copy = redactedCopies([item]).get(file.sha256)
  const open = async () => {
    const opened = await opening.run({ record: evidenceItemRecord.name, id: item.id, attachment: file.id })
    const decoded = opened ? await decodePicture(await fetchFile(opened)) : null
    if (decoded?.kind === 'drawn') setBitmap(decoded.bitmap)
    setUnreadable(decoded !== null && decoded.kind !== 'drawn')
  }
  const close = () => {
    bitmap?.close()
    setBitmap(null)
  }
  const keeping = useKeeping(item, file, close)
  return (
    <>
      {copy ? <div>{t('redaction.copy', { name: copy.name })}</div> : null}
      {mayEdit && pictures.includes(file.mediaType) ? (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={t('redaction.openOf', { name: file.name })}
          onClick={() => void open()}
          data-not-printed
        >
          {t('redaction.open')}
        </Button>
      ) : null}
      {isUnreadable ? <p role="status">{t('preview.damaged')}</p> : null}
      <RefusalNotice refusal={opening.refusal} />
      {bitmap ? (
        <RedactionDialog
          name={file.name}
          bitmap={bitmap}
          isSaving={keeping.isPending}
          refusal={keeping.error ? refusalOf(keeping.error) : null}
          onSave={(pixels) => keeping.mutate(pixels)}
          onClose={close}
        />
      ) : null}
    </>
  )
}
