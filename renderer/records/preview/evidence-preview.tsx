import { Modal } from '@mantine/core'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { endingOf, type FileKind, fileKind, kindHeadLength, wrongEnding } from '#shared/base/file-kind.ts'
import { shownPath } from '#shared/modules/packs/pack-names.ts'
import { useWords } from '../../app/words.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { useFormats } from '../use-formats.ts'
import { BytesView } from './bytes-view.tsx'
import { PictureView } from './picture-view.tsx'
import classes from './preview.module.css'
import { TableView, TextView } from './text-view.tsx'

const MailView = lazy(async () => ({ default: (await import('./mail-view.tsx')).MailView }))
const PdfView = lazy(async () => ({ default: (await import('./pdf-view.tsx')).PdfView }))

const pictures: readonly FileKind[] = ['png', 'jpeg', 'gif', 'webp', 'bmp']
const sources: readonly FileKind[] = ['svg', 'html', 'xml', 'script', 'rtf']

/** What a file is by its own bytes; what its name or its sender says of it decides nothing. */
function useKind(blob: Blob): FileKind | null {
  const [kind, setKind] = useState<FileKind | null>(null)
  useEffect(() => {
    let isGone = false
    void blob
      .slice(0, kindHeadLength)
      .arrayBuffer()
      .then((head) => isGone || setKind(fileKind(new Uint8Array(head), blob.size)))
    return () => {
      isGone = true
    }
  }, [blob])
  return kind
}

/** What kind of text it is, by its name: bytes do not tell a mail or a table from other text. */
function formOf(kind: FileKind, name: string): 'mail' | 'table' | 'text' | null {
  if (kind !== 'text') return null
  const ending = endingOf(name)
  return ending === 'eml' ? 'mail' : ending === 'csv' || ending === 'tsv' ? 'table' : 'text'
}

function kindWord(kind: FileKind, name: string): string {
  const form = formOf(kind, name)
  return form === 'mail' || form === 'table' ? `preview.form.${form}` : `fileKind.${kind}`
}

type Shown = { readonly name: string; readonly blob: Blob }

function View({ name, blob, kind }: Shown & { readonly kind: FileKind }) {
  const t = useWords()
  if (kind === 'empty') return <p role="status">{t('preview.empty')}</p>
  if (pictures.includes(kind)) return <PictureView name={name} blob={blob} />
  if (kind === 'pdf') return <PdfView name={name} blob={blob} />
  const form = formOf(kind, name)
  if (form === 'mail') return <MailView name={name} blob={blob} />
  if (form === 'table') return <TableView name={name} blob={blob} />
  if (form === 'text') return <TextView name={name} blob={blob} />
  if (!sources.includes(kind)) return <BytesView name={name} blob={blob} />
  return (
    <>
      <p className={classes.note}>{t('preview.source')}</p>
      <TextView name={name} blob={blob} />
    </>
  )
}

/** A look at one file, drawn from its bytes alone: nothing of it is run, and none of its markup is ever part of the page. */
export function EvidencePreview({
  name,
  blob,
  onClose,
  children,
}: Shown & { readonly onClose: () => void; readonly children?: ReactNode }) {
  const t = useWords()
  const formats = useFormats()
  const kind = useKind(blob)
  const shown = shownPath(name)
  return (
    <Modal opened onClose={onClose} title={<bdi>{shown}</bdi>} size="min(1100px, 92vw)">
      {kind === null ? null : (
        <div className={classes.body}>
          <p className={classes.note}>
            {t('preview.kind', { kind: t(kindWord(kind, name)), size: formats.bytes(blob.size) })}
            {wrongEnding(kind, name) === null
              ? null
              : ` · ${t('fileFault.otherKind', { kind: t(`fileKind.${kind}`) })}`}
          </p>
          <Suspense fallback={<Waiting />}>
            <View name={shown} blob={blob} kind={kind} />
          </Suspense>
          {children}
        </div>
      )}
    </Modal>
  )
}
