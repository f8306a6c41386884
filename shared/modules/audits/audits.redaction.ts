import { filesIn } from '../../record/evidence-files.ts'
import type { Evidence } from '../../record/fields.ts'
import { partRows } from '../../record/rule-values.ts'
import type { AnyValue } from '../../record/values.ts'

/** A part of a picture that is blacked out, in pixels of the picture. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
export type Sides = { readonly width: number; readonly height: number }

/** Where a stretch begins and how long it is, in whole pixels: one that is covered in part is covered. */
function wholePixels(start: number, length: number, most: number): readonly [number, number] {
  const first = Math.floor(start)
  const count = Math.max(1, Math.min(Math.ceil(start + length) - first, most))
  return [Math.max(0, Math.min(first, most - count)), count]
}

/** A box as far as it lies within a picture, of whole pixels and at least one each way. */
export function boxWithin(box: Box, sides: Sides): Box {
  const [x, width] = wholePixels(box.x, box.width, sides.width)
  const [y, height] = wholePixels(box.y, box.height, sides.height)
  return { x, y, width, height }
}

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The box after a key: arrows move it by `step` pixels, with Shift they make it larger or smaller; null for other keys. */
export function boxAfterKey(box: Box, key: string, isSizing: boolean, step: number, sides: Sides): Box | null {
  const move = moves[key]
  if (!move) return null
  const [across, down] = [move[0] * step, move[1] * step]
  if (!isSizing) return boxWithin({ ...box, x: box.x + across, y: box.y + down }, sides)
  const width = Math.min(box.width + across, sides.width - box.x)
  return boxWithin({ ...box, width, height: Math.min(box.height + down, sides.height - box.y) }, sides)
}

/** What a copy with parts blacked out is called; it always is a PNG. */
export function redactedName(name: string): string {
  return `${name.replace(/\.[^./\\]{1,12}$/u, '').slice(0, 180)}-redacted.png`
}

/** The newest redacted copy of each file of pieces of evidence, by the digest of the original. */
export function redactedCopies(items: readonly Readonly<Record<string, AnyValue>>[]): ReadonlyMap<string, Evidence> {
  const found = new Map<string, Evidence>()
  for (const item of items) {
    const copies = filesIn(item.redactedCopies)
    for (const { original, copy } of partRows(item.redactions)) {
      const file = copies.find(({ sha256 }) => sha256 === copy)
      if (file && typeof original === 'string') found.set(original, file)
    }
  }
  return found
}
