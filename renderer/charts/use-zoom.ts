import { type PointerEvent, type RefObject, useRef, useState } from 'react'
import { usePageKeys } from '../ui/use-page-keys.ts'

/** The scale of a drawing, whole at first; and a hand that moves it. */
export function useZoom(drawing: RefObject<SVGSVGElement | null>) {
  const frame = useRef<HTMLDivElement>(null)
  const [scale, setScale] = useState(1)
  const zoom = (factor: number) => setScale(Math.min(2, Math.max(0.1, scale * factor)))
  const fit = () => {
    const box = frame.current
    const whole = drawing.current?.viewBox.baseVal
    if (box && whole && whole.width > 0)
      setScale(Math.max(0.1, Math.min(1.2, box.clientWidth / whole.width, box.clientHeight / whole.height)))
  }
  usePageKeys([
    ['+', () => zoom(1.25)],
    ['=', () => zoom(1.25)],
    ['-', () => zoom(0.8)],
    ['0', fit],
  ])
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1) return
    event.currentTarget.scrollLeft -= event.movementX
    event.currentTarget.scrollTop -= event.movementY
  }
  return { frame, scale, zoom, fit, drag }
}
