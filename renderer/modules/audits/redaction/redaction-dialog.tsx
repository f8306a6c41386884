import { Button, Modal } from '@mantine/core'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import type { ErrorShape } from '#shared/contract/errors.ts'
import { type Box, boxAfterKey, boxWithin } from '#shared/modules/audits/audits.redaction.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useWords } from '../../../app/words.tsx'
import classes from './redaction.module.css'

type Props = {
  readonly name: string
  readonly bitmap: ImageBitmap
  readonly isSaving: boolean
  /** Why the copy was not kept. */
  readonly refusal: ErrorShape | null
  readonly onSave: (copy: Blob) => void
  readonly onClose: () => void
}

type Boxes = readonly Box[]

/** The picture with its boxes as pixels alone: what lay below them, and whatever the file said of itself, is not in it. */
async function blackedOut(bitmap: ImageBitmap, boxes: Boxes): Promise<Blob> {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  const context = canvas.getContext('2d')
  context?.drawImage(bitmap, 0, 0)
  for (const { x, y, width, height } of boxes) context?.fillRect(x, y, width, height)
  return await canvas.convertToBlob({ type: 'image/png' })
}

const share = (part: number, whole: number) => `${(part / whole) * 100}%`

/** Pixels as wide and as high as a small picture is shown at least: a box must be drawn within a word. */
const [leastWidth, leastHeight] = [720, 420]
/** As much of the window's height as the picture takes at most. */
const mostHeight = '60vh'

function shownWidth({ width, height }: ImageBitmap): string {
  const times = Math.max(1, Math.min(leastWidth / width, leastHeight / height))
  return `min(${width * times}px, 100%, ${mostHeight} * ${width / height})`
}

type Point = readonly [number, number]

function boxBetween(start: Point, end: Point): Box {
  const [x, y] = [Math.min(start[0], end[0]), Math.min(start[1], end[1])]
  return { x, y, width: Math.abs(end[0] - start[0]), height: Math.abs(end[1] - start[1]) }
}

function useDrawing(bitmap: ImageBitmap, add: (box: Box) => void) {
  const from = useRef<Point | null>(null)
  const [drawn, setDrawn] = useState<Box | null>(null)
  const at = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): Point => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect()
    return [((clientX - left) / width) * bitmap.width, ((clientY - top) / height) * bitmap.height]
  }
  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      // A press on a box chooses it.
      if (!(event.target instanceof HTMLCanvasElement)) return
      from.current = at(event)
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (from.current) setDrawn(boxWithin(boxBetween(from.current, at(event)), bitmap))
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const [start, end] = [from.current, at(event)]
      from.current = null
      setDrawn(null)
      if (!start || Math.hypot(end[0] - start[0], end[1] - start[1]) < 3) return
      add(boxBetween(start, end))
    },
    onPointerCancel: () => {
      from.current = null
      setDrawn(null)
    },
  }
  return { handlers, drawn }
}

function Stage({
  bitmap,
  boxes,
  onBoxes,
}: {
  readonly bitmap: ImageBitmap
  readonly boxes: Boxes
  readonly onBoxes: (boxes: Boxes) => void
}) {
  const t = useWords()
  const canvas = useRef<HTMLCanvasElement>(null)
  const stage = useRef<HTMLDivElement>(null)
  const { handlers, drawn } = useDrawing(bitmap, (box) => onBoxes([...boxes, boxWithin(box, bitmap)]))
  const step = Math.max(1, Math.round(bitmap.width / 100))
  useEffect(() => canvas.current?.getContext('2d')?.drawImage(bitmap, 0, 0), [bitmap])
  const count = useRef(0)
  useEffect(() => {
    // The newest is the chosen one, which the keys move.
    if (boxes.length > count.current) stage.current?.querySelector<HTMLElement>('button:last-of-type')?.focus()
    count.current = boxes.length
  }, [boxes.length])
  const placed = (box: Box) => ({
    left: share(box.x, bitmap.width),
    top: share(box.y, bitmap.height),
    width: share(box.width, bitmap.width),
    height: share(box.height, bitmap.height),
  })
  const press = (event: KeyboardEvent, at: number) => {
    const box = boxes[at]
    if (event.key === 'Delete') return onBoxes(boxes.toSpliced(at, 1))
    const moved = box && boxAfterKey(box, event.key, event.shiftKey, step, bitmap)
    if (!moved) return
    event.preventDefault()
    onBoxes(boxes.with(at, moved))
  }
  return (
    <div ref={stage} className={classes.stage} style={{ width: shownWidth(bitmap) }} {...handlers}>
      <canvas ref={canvas} width={bitmap.width} height={bitmap.height} />
      {boxes.map((box, at) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: a box has nothing of its own but its place among the others
          key={at}
          type="button"
          className={classes.box}
          aria-label={t('redaction.box', { number: at + 1, ...box })}
          style={placed(box)}
          onKeyDown={(event) => press(event, at)}
        />
      ))}
      {drawn ? <div className={classes.drawn} style={placed(drawn)} /> : null}
    </div>
  )
}

/** Blacks out parts of a picture with pointer or keys; the copy is made of pixels alone. */
export function RedactionDialog({ name, bitmap, isSaving, refusal, onSave, onClose }: Props) {
  const t = useWords()
  const [boxes, setBoxes] = useState<Boxes>([])
  const addInMiddle = () => {
    const { width, height } = bitmap
    const box = { x: width * 0.4, y: height * 0.4, width: width * 0.2, height: height * 0.2 }
    setBoxes([...boxes, boxWithin(box, bitmap)])
  }
  const save = async () => onSave(await blackedOut(bitmap, boxes))
  return (
    <Modal opened onClose={onClose} title={t('redaction.title', { name })} size="min(1100px, 92vw)">
      <div className={classes.body}>
        <p className={classes.about}>{t('redaction.about')}</p>
        <div className={classes.buttons}>
          <Button variant="default" onClick={addInMiddle} data-autofocus>
            {t('redaction.add')}
          </Button>
        </div>
        <Stage bitmap={bitmap} boxes={boxes} onBoxes={setBoxes} />
        <RefusalNotice refusal={refusal} />
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t('redaction.cancel')}
          </Button>
          <Button disabled={boxes.length === 0} loading={isSaving} onClick={() => void save()}>
            {t('redaction.save')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
