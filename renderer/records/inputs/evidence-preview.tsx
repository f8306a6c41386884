import { Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import { imageHeadLength, imageSize, isShowable } from '#shared/base/image-size.ts'
import { useWords } from '../../app/words.tsx'
import { useFormats } from '../use-formats.ts'
import classes from './evidence.module.css'

/** So much of a text is shown; the rest is read after saving the file. */
const longestText = 65_536

type Shown =
  | { readonly kind: 'image'; readonly address: string; readonly width: number; readonly height: number }
  | { readonly kind: 'text'; readonly text: string; readonly isCut: boolean }
  | { readonly kind: 'tooLarge'; readonly width: number; readonly height: number }
  | { readonly kind: 'none' }

function isText(name: string, mediaType: string): boolean {
  return (
    mediaType.startsWith('text/') ||
    mediaType === 'application/json' ||
    /\.(?:txt|log|csv|json|md|ya?ml|xml|conf|ini)$/i.test(name)
  )
}

/** What can be shown of a file: a picture whose size is known to be bearable, or the beginning of a text. */
async function look(name: string, blob: Blob): Promise<Shown> {
  const head = new Uint8Array(await blob.slice(0, imageHeadLength).arrayBuffer())
  const size = imageSize(head)
  if (size && !isShowable(size)) return { kind: 'tooLarge', width: size.width, height: size.height }
  if (size) {
    // Named by its own bytes: what a file says of itself decides nothing.
    const address = URL.createObjectURL(blob.slice(0, blob.size, `image/${size.kind}`))
    return { kind: 'image', address, width: size.width, height: size.height }
  }
  if (!isText(name, blob.type)) return { kind: 'none' }
  const text = new TextDecoder().decode(head.subarray(0, longestText))
  return { kind: 'text', text, isCut: blob.size > longestText }
}

function useLook(name: string, blob: Blob): Shown | null {
  const [shown, setShown] = useState<Shown | null>(null)
  useEffect(() => {
    let isGone = false
    let address = ''
    void look(name, blob).then((found) => {
      if (found.kind === 'image') address = found.address
      if (isGone) URL.revokeObjectURL(address)
      else setShown(found)
    })
    return () => {
      isGone = true
      URL.revokeObjectURL(address)
    }
  }, [name, blob])
  return shown
}

/** A picture in the room of a row; nothing where there is none. */
export function EvidenceThumbnail({ name, blob }: { readonly name: string; readonly blob: Blob }) {
  const shown = useLook(name, blob)
  return shown?.kind === 'image' ? <img className={classes.thumbnail} src={shown.address} alt="" /> : null
}

/** A look at one file: its picture, the beginning of its text, or why neither is shown. */
export function EvidencePreview({
  name,
  blob,
  onClose,
}: {
  readonly name: string
  readonly blob: Blob
  readonly onClose: () => void
}) {
  const t = useWords()
  const formats = useFormats()
  const shown = useLook(name, blob)
  const pixels = (size: { readonly width: number; readonly height: number }) => ({
    width: formats.integer(size.width),
    height: formats.integer(size.height),
  })
  return (
    <Modal opened onClose={onClose} title={name} size="min(1100px, 92vw)">
      {shown?.kind === 'image' ? (
        <figure className={classes.figure}>
          <img src={shown.address} alt={name} />
          <figcaption className="quiet">
            {t('evidence.pixels', pixels(shown))} · {formats.bytes(blob.size)}
          </figcaption>
        </figure>
      ) : null}
      {shown?.kind === 'text' ? (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled with the keys */}
          <pre className={classes.textPreview} tabIndex={0}>
            {shown.text}
          </pre>
          {shown.isCut ? <p className="quiet">{t('evidence.cut', { size: formats.bytes(longestText) })}</p> : null}
        </>
      ) : null}
      {shown?.kind === 'tooLarge' ? <p>{t('evidence.tooLarge', pixels(shown))}</p> : null}
      {shown?.kind === 'none' ? <p>{t('evidence.noPreview')}</p> : null}
    </Modal>
  )
}
