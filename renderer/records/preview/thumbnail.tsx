import { useEffect, useRef } from 'react'
import classes from '../inputs/evidence.module.css'
import { decodePicture } from './picture-view.tsx'

/** The room of a row for a picture, in pixels. */
const room = { width: 80, height: 56 }

/** A picture in the room of a row, drawn from its pixels; nothing for any other file. */
export function EvidenceThumbnail({ blob }: { readonly blob: Blob }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    void decodePicture(blob).then((found) => {
      if (found.kind !== 'drawn') return
      const { bitmap } = found
      const at = canvas.current
      if (at) {
        at.hidden = false
        const share = Math.max(room.width / bitmap.width, room.height / bitmap.height)
        const [width, height] = [bitmap.width * share, bitmap.height * share]
        const context = at.getContext('2d')
        context?.drawImage(bitmap, (room.width - width) / 2, (room.height - height) / 2, width, height)
      }
      bitmap.close()
    })
  }, [blob])
  return (
    <span aria-hidden="true">
      <canvas ref={canvas} className={classes.thumbnail} {...room} hidden />
    </span>
  )
}
