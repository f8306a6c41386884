import { Button } from '@mantine/core'
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist'
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../app/words.tsx'
import classes from './preview.module.css'
import { Scrolled } from './scrolled.tsx'

GlobalWorkerOptions.workerSrc = workerAddress

/** The longest side of a drawn page, in pixels. */
const longestSide = 2200
/** Pictures of a page with more pixels are left out. */
const mostPixels = 40_000_000

/** What files name without holding it, from this window's own host; a name that is none of these is refused by the library. */
const resources = {
  cMapUrl: new URL('pdf/cmaps/', document.baseURI).href,
  standardFontDataUrl: new URL('pdf/standard_fonts/', document.baseURI).href,
}

type Opened = PDFDocumentProxy | 'damaged' | 'locked'

function faultOf(error: unknown): 'damaged' | 'locked' {
  return error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'damaged'
}

/** Opened in a worker without scripts: nothing of forms, actions or links is carried out, and nothing is fetched. */
function useDocument(blob: Blob): Opened | null {
  const [opened, setOpened] = useState<Opened | null>(null)
  useEffect(() => {
    let isGone = false
    let close = () => {}
    const open = async () => {
      const data = new Uint8Array(await blob.arrayBuffer())
      const task = getDocument({
        data,
        ...{ enableXfa: false, useWasm: false, useWorkerFetch: false, disableAutoFetch: true, disableStream: true },
        ...{ maxImageSize: mostPixels, verbosity: 0, ...resources },
      })
      close = () => void task.destroy()
      if (isGone) return close()
      const document = await task.promise
      if (!isGone) setOpened(document)
    }
    open().catch((error: unknown) => isGone || setOpened(faultOf(error)))
    return () => {
      isGone = true
      close()
    }
  }, [blob])
  return opened
}

function Page({ document, number, name }: { document: PDFDocumentProxy; number: number; name: string }) {
  const t = useWords()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [isDamaged, setDamaged] = useState(false)
  useEffect(() => {
    let stop = () => {}
    let isGone = false
    const draw = async () => {
      const page = await document.getPage(number)
      const at = canvas.current
      if (isGone || !at) return
      const { width, height } = page.getViewport({ scale: 1 })
      const viewport = page.getViewport({ scale: Math.min(2.6, longestSide / Math.max(width, height, 1)) })
      at.width = Math.max(1, Math.floor(viewport.width))
      at.height = Math.max(1, Math.floor(viewport.height))
      const drawing = page.render({ canvas: at, viewport, annotationMode: 0 })
      stop = () => drawing.cancel()
      await drawing.promise
    }
    setDamaged(false)
    draw().catch(() => isGone || setDamaged(true))
    return () => {
      isGone = true
      stop()
    }
  }, [document, number])
  return (
    <>
      {isDamaged ? <p role="status">{t('preview.damaged')}</p> : null}
      <Scrolled label={name} page={number}>
        <canvas ref={canvas} className={classes.page} role="img" aria-label={name} />
      </Scrolled>
    </>
  )
}

/** The pages of a PDF as pictures, one at a time. */
export function PdfView({ name, blob }: { readonly name: string; readonly blob: Blob }) {
  const t = useWords()
  const opened = useDocument(blob)
  const [number, setNumber] = useState(1)
  if (!opened) return null
  if (opened === 'damaged' || opened === 'locked') return <p role="status">{t(`preview.${opened}`)}</p>
  const pages = opened.numPages
  return (
    <>
      <div className={classes.pages}>
        <Button variant="default" size="compact-sm" disabled={number === 1} onClick={() => setNumber(number - 1)}>
          {t('preview.before')}
        </Button>
        <span role="status">{t('preview.page', { page: number, pages })}</span>
        <Button variant="default" size="compact-sm" disabled={number === pages} onClick={() => setNumber(number + 1)}>
          {t('preview.after')}
        </Button>
      </div>
      <Page document={opened} number={number} name={`${name}, ${t('preview.page', { page: number, pages })}`} />
    </>
  )
}
