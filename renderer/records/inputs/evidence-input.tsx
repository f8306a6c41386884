import { Button, FileButton, Input } from '@mantine/core'
import { useId, useRef, useState } from 'react'
import { clockIn } from '#shared/base/zoned.ts'
import { longestFile } from '#shared/modules/files/files.contract.ts'
import type { Evidence, EvidenceField } from '#shared/record/fields.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { isEvidence } from '../field-value.tsx'
import { useFormats } from '../use-formats.ts'
import classes from './evidence-input.module.css'
import { EvidencePreview, EvidenceThumbnail } from './evidence-preview.tsx'
import { frameOf, type InputProps } from './input-props.ts'
import { canCapture, captureScreen } from './screen-capture.ts'
import { UploadList } from './upload-list.tsx'
import { useFileEntrances } from './use-file-entrances.ts'
import { useUploads } from './use-uploads.ts'

/** Clipboards call every picture `image.png`: it gets the moment at which it was taken for a name. */
function useNaming() {
  const t = useWords()
  const { zone } = useSession()
  const nameNow = (extension: string) => {
    const now = new Date().toISOString()
    const { day, time } = clockIn(zone, now)
    return `${t('evidence.picture')} ${day} ${time.replace(':', '.')}.${now.slice(17, 19)}.${extension}`
  }
  return {
    named: (file: File) =>
      /^image\.\w+$/.test(file.name) ? new File([file], nameNow(file.name.slice(6)), { type: file.type }) : file,
    nameNow,
  }
}

function FileRow({
  file,
  local,
  onRemove,
  onShow,
}: {
  readonly file: Evidence
  readonly local: Blob | undefined
  readonly onRemove: () => void
  readonly onShow: () => void
}) {
  const t = useWords()
  const formats = useFormats()
  return (
    <li className={classes.file}>
      {local ? <EvidenceThumbnail name={file.name} blob={local} /> : null}
      <span>{file.name}</span>
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
      <Button
        variant="subtle"
        size="compact-xs"
        color="gray"
        aria-label={t('evidence.remove', { name: file.name })}
        onClick={onRemove}
      >
        {t('parts.remove')}
      </Button>
    </li>
  )
}

type ZoneProps = {
  readonly id: string
  readonly label: string
  readonly onFiles: (files: readonly File[]) => void
}

function DropZone({ id, label, onFiles }: ZoneProps) {
  const t = useWords()
  const formats = useFormats()
  const { nameNow } = useNaming()
  const place = useRef<HTMLDivElement>(null)
  const [over, setOver] = useState(false)
  useFileEntrances(place, onFiles)
  const capture = async () => {
    const picture = await captureScreen()
    if (picture) onFiles([new File([picture], nameNow('png'), { type: 'image/png' })])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the button within
    <div
      ref={place}
      className={classes.drop}
      data-over={over}
      onDragOver={() => setOver(true)}
      onDragLeave={() => setOver(false)}
      onDrop={() => setOver(false)}
    >
      <FileButton multiple onChange={onFiles} inputProps={{ id }}>
        {(button) => (
          <Button {...button} variant="default" aria-label={t('evidence.choose', { label })}>
            {t('evidence.add')}
          </Button>
        )}
      </FileButton>
      {canCapture() ? (
        <Button variant="default" onClick={() => void capture()}>
          {t('evidence.capture')}
        </Button>
      ) : null}
      <span className="quiet">{t('evidence.drop', { max: formats.bytes(longestFile) })}</span>
    </div>
  )
}

/** Files chosen, dropped, pasted or taken from the screen; each is encrypted in the vault at once and named in the record when that is saved. */
export function EvidenceControl(props: InputProps<EvidenceField>) {
  const id = useId()
  const { value, onChange, label, help, field } = props
  const files: readonly Evidence[] = Array.isArray(value) ? value.filter(isEvidence) : []
  const current = useRef(files)
  current.current = files
  const [local, setLocal] = useState<ReadonlyMap<string, File>>(new Map())
  const [shown, setShown] = useState<Evidence | null>(null)
  const { named } = useNaming()
  const { uploads, add, cancel } = useUploads((attached, file) => {
    // Two files may arrive before the form is drawn anew.
    current.current = [...current.current.filter((known) => known.id !== attached.id), attached]
    onChange(current.current)
    setLocal((old) => new Map(old).set(attached.id, file))
  })
  const picture = shown ? local.get(shown.id) : undefined

  return (
    <Input.Wrapper label={label} description={help} error={frameOf(props).error} required={field.required} id={id}>
      <DropZone id={id} label={label} onFiles={(chosen) => add(chosen.map(named))} />
      <UploadList uploads={uploads} onCancel={cancel} />
      <ul className={classes.files}>
        {files.map((file) => (
          <FileRow
            key={file.id}
            file={file}
            local={local.get(file.id)}
            onShow={() => setShown(file)}
            onRemove={() => onChange(files.filter((known) => known.id !== file.id))}
          />
        ))}
      </ul>
      {shown && picture ? <EvidencePreview name={shown.name} blob={picture} onClose={() => setShown(null)} /> : null}
    </Input.Wrapper>
  )
}
