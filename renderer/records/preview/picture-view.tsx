import { useEffect, useRef, useState } from 'react'
import { imageHeadLength, imageSize, isShowable } from '#shared/base/image-size.ts'
import { useWords } from '../../app/words.tsx'
import { useFormats } from '../use-formats.ts'
import classes from './preview.module.css'

/** The longest side that is drawn, in pixels: a screen shows no more. */
const longestSide = 2400

type Size = { readonly width: number; readonly height: number }
type Decoded =
  | { readonly kind: 'drawn'; readonly bitmap: ImageBitmap }
  | ({ readonly kind: 'tooLarge' } & Size)
  | { readonly kind: 'damaged' }

/** The pixels of a picture whose first bytes say a bearable size; what the file says of itself decides nothing. */
export async function decodePicture(blob: Blob): Promise<Decoded> {
  const size = imageSize(new Uint8Array(await blob.slice(0, imageHeadLength).arrayBuffer()))
  if (!size) return { kind: 'damaged' }
  if (!isShowable(size)) return { kind: 'tooLarge', width: size.width, height: size.height }
  try {
    return { kind: 'drawn', bitmap: await createImageBitmap(blob.slice(0, blob.size, `image/${size.kind}`)) }
  } catch {
    return { kind: 'damaged' }
  }
}

function useDecoded(blob: Blob): Decoded | null {
  const [decoded, setDecoded] = useState<Decoded | null>(null)
  useEffect(() => {
    let isGone = false
    let bitmap: ImageBitmap | null = null
    void decodePicture(blob).then((found) => {
      if (found.kind === 'drawn') bitmap = found.bitmap
      if (isGone) bitmap?.close()
      else setDecoded(found)
    })
    return () => {
      isGone = true
      bitmap?.close()
    }
  }, [blob])
  return decoded
}

function Drawn({ bitmap, name }: { readonly bitmap: ImageBitmap; readonly name: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { width, height } = bitmap
  const share = Math.min(1, longestSide / Math.max(width, height))
  useEffect(() => {
    const at = canvas.current
    at?.getContext('2d')?.drawImage(bitmap, 0, 0, at.width, at.height)
  }, [bitmap])
  return (
    <canvas
      ref={canvas}
      className={classes.drawn}
      role="img"
      aria-label={name}
      width={Math.max(1, Math.round(width * share))}
      height={Math.max(1, Math.round(height * share))}
    />
  )
}

/** A picture as its pixels alone, drawn anew; one that would take too much memory is named instead. */
export function PictureView({ name, blob }: { readonly name: string; readonly blob: Blob }) {
  const t = useWords()
  const formats = useFormats()
  const decoded = useDecoded(blob)
  const pixels = ({ width, height }: Size) => ({ width: formats.integer(width), height: formats.integer(height) })
  if (!decoded) return null
  if (decoded.kind === 'damaged') return <p role="status">{t('preview.damaged')}</p>
  if (decoded.kind === 'tooLarge') return <p role="status">{t('evidence.tooLarge', pixels(decoded))}</p>
  return (
    <>
      <Drawn bitmap={decoded.bitmap} name={name} />
      <p className={classes.note}>{t('evidence.pixels', pixels(decoded.bitmap))}</p>
    </>
  )
}
