import { type PointerEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { usePageKeys } from '../ui/use-page-keys.ts'

const between = (least: number, most: number, value: number) => Math.min(most, Math.max(least, value))

/**
 * The scale of a drawing, and a hand that moves it. It opens as large as it is drawn; with `legible` it opens as wide as its
 * frame, with `isWhole` no higher either, but no smaller than that, and keeps to it until somebody zooms. The height of a
 * frame that is fitted whole must not follow from what it holds.
 */
export function useZoom(drawing: RefObject<SVGSVGElement | null>, legible?: number, isWhole = false) {
  const frame = useRef<HTMLDivElement>(null)
  const isChosen = useRef(false)
  const [scale, setScale] = useState(1)
  const choose = (value: number) => {
    isChosen.current = true
    setScale(value)
  }
  const zoom = (factor: number) => choose(between(0.1, 2, scale * factor))
  const fit = () => {
    const box = frame.current
    const whole = drawing.current?.viewBox.baseVal
    if (box && whole && whole.width > 0)
      choose(between(0.1, 1.2, Math.min(box.clientWidth / whole.width, box.clientHeight / whole.height)))
  }
  // What is drawn comes after the frame and grows, so that each drawing is measured anew.
  useLayoutEffect(() => {
    const box = frame.current
    if (legible === undefined || !box) return
    const settle = () => {
      const { width, height } = drawing.current?.viewBox.baseVal ?? { width: 0, height: 0 }
      if (width === 0 || isChosen.current) return
      const wide = box.clientWidth / width
      setScale(between(legible, 1, isWhole ? Math.min(wide, box.clientHeight / height) : wide))
    }
    settle()
    const watch = new ResizeObserver(settle)
    watch.observe(box)
    return () => watch.disconnect()
  })
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
