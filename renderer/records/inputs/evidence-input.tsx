import { Button, Input } from '@mantine/core'
import { useId, useRef, useState } from 'react'
import { filesIn } from '#shared/record/evidence-files.ts'
import type { Evidence, EvidenceField } from '#shared/record/fields.ts'
import { useWords } from '../../app/words.tsx'
import { EvidencePreview } from '../preview/evidence-preview.tsx'
import { FileName, FileWarnings } from '../preview/file-warnings.tsx'
import { EvidenceThumbnail } from '../preview/thumbnail.tsx'
import { useFormats } from '../use-formats.ts'
import { useTellArrivals } from './arrivals.tsx'
import classes from './evidence.module.css'
import { FileZone } from './file-zone.tsx'
import { frameOf, type InputProps } from './input-props.ts'
import { UploadList } from './upload-list.tsx'
import { useUploads } from './use-uploads.ts'

function FileRow({
  file,
  local,
  onRemove,
  onShow,
}: {
  readonly file: Evidence
  readonly local: Blob | undefined
  readonly onRemove: (() => void) | null
  readonly onShow: () => void
}) {
  const t = useWords()
  const formats = useFormats()
  return (
    <li className={classes.file}>
      {local ? <EvidenceThumbnail blob={local} /> : null}
      <FileName file={file} />
      <span className="quiet">{formats.bytes(file.size)}</span>
      {local ? (
        <Button
          variant="subtle"
          size="compact-xs"
          aria-label={t('evidence.showOf', { name: file.name })}
          onClick={onShow}
        >
          {t('evidence.show')}
        </Button>
      ) : null}
      {onRemove ? (
        <Button
          variant="subtle"
          size="compact-xs"
          color="gray"
          aria-label={t('evidence.remove', { name: file.name })}
          onClick={onRemove}
        >
          {t('parts.remove')}
        </Button>
      ) : null}
      <FileWarnings file={file} />
    </li>
  )
}

/** Files chosen, dropped, pasted or taken from the screen; each is encrypted in the vault at once and named in the record when that is saved. */
export function EvidenceControl(props: InputProps<EvidenceField>) {
  const id = useId()
  const { value, onChange, label, help, field } = props
  const files = filesIn(value)
  const current = useRef(files)
  current.current = files
  const [local, setLocal] = useState<ReadonlyMap<string, File>>(new Map())
  const [shown, setShown] = useState<Evidence | null>(null)
  const { uploads, add, cancel } = useUploads((attached, file) => {
    // Two files may arrive before the form is drawn anew.
    current.current = [...current.current.filter((known) => known.id !== attached.id), attached]
    onChange(current.current)
    setLocal((old) => new Map(old).set(attached.id, file))
  })
  const forgetSaving = useTellArrivals(uploads)
  const picture = shown ? local.get(shown.id) : undefined

  return (
    <Input.Wrapper label={label} description={help} error={frameOf(props).error} required={field.required} id={id}>
      <FileZone id={id} label={label} onFiles={add} />
      <UploadList
        uploads={uploads}
        onCancel={(key) => {
          forgetSaving()
          cancel(key)
        }}
      />
      <ul className={classes.files}>
        {files.map((file) => (
          <FileRow
            key={file.id}
            file={file}
            local={local.get(file.id)}
            onShow={() => setShown(file)}
            onRemove={
              field.keeps && !local.has(file.id) ? null : () => onChange(files.filter((known) => known.id !== file.id))
            }
          />
        ))}
      </ul>
      {shown && picture ? <EvidencePreview name={shown.name} blob={picture} onClose={() => setShown(null)} /> : null}
    </Input.Wrapper>
  )
}
