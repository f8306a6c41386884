import type { Shape, Step } from './badge-outlines.ts'

/** So many samples along each side of a pixel. */
const samples = 4
/** So many straight pieces stand for a curve: at the size of a badge none is longer than a pixel or two. */
const pieces = 8

type Point = readonly [number, number]
/** A straight piece from above to below; `winding` says which way it was drawn. */
type Edge = {
  readonly top: number
  readonly bottom: number
  readonly x: number
  readonly slope: number
  readonly winding: 1 | -1
}

/** A point of a Bézier curve at `share` of its way, by de Casteljau's construction. */
function onCurve(points: readonly Point[], share: number): Point {
  const [first = [0, 0] as const, ...others] = points
  if (others.length === 0) return first
  const nearer = others.map(([x, y], place): Point => {
    const [fromX, fromY] = points[place] ?? first
    return [fromX + (x - fromX) * share, fromY + (y - fromY) * share]
  })
  return onCurve(nearer, share)
}

function pointsOf(step: Step): readonly Point[] {
  if (step[0] === 'C')
    return [
      [step[1], step[2]],
      [step[3], step[4]],
      [step[5], step[6]],
    ]
  if (step[0] === 'Q')
    return [
      [step[1], step[2]],
      [step[3], step[4]],
    ]
  return step[0] === 'Z' ? [] : [[step[1], step[2]]]
}

function edgesOf(steps: readonly Step[]): readonly Edge[] {
  const edges: Edge[] = []
  let [start, at]: [Point, Point] = [
    [0, 0],
    [0, 0],
  ]
  const to = (next: Point) => {
    const [upper, lower, winding]: [Point, Point, 1 | -1] = at[1] < next[1] ? [at, next, 1] : [next, at, -1]
    const rise = lower[1] - upper[1]
    if (rise > 0)
      edges.push({ top: upper[1], bottom: lower[1], x: upper[0], slope: (lower[0] - upper[0]) / rise, winding })
    at = next
  }
  for (const step of steps) {
    const points = pointsOf(step)
    if (step[0] === 'M') {
      to(start)
      start = at = points[0] ?? start
    } else if (step[0] === 'Z') to(start)
    else {
      const control = [at, ...points]
      const count = points.length === 1 ? 1 : pieces
      for (let piece = 1; piece <= count; piece++) to(onCurve(control, piece / count))
    }
  }
  to(start)
  return edges
}

/** How much of each pixel of one row a shape covers, from 0 to `samples` squared. */
function coverRow(edges: readonly Edge[], row: number, size: number): Uint8Array {
  const cover = new Uint8Array(size)
  for (let line = 0; line < samples; line++) {
    const y = row + (line + 0.5) / samples
    const crossings = edges
      .filter(({ top, bottom }) => top <= y && y < bottom)
      .map(({ top, x, slope, winding }) => ({ x: x + (y - top) * slope, winding }))
      .toSorted((one, other) => one.x - other.x)
    let winding = 0
    crossings.forEach((crossing, place) => {
      winding += crossing.winding
      const next = crossings[place + 1]
      if (winding === 0 || !next) return
      const [from, until] = [Math.ceil(crossing.x * samples - 0.5), Math.ceil(next.x * samples - 0.5)]
      for (let sample = Math.max(0, from); sample < Math.min(size * samples, until); sample++) {
        const pixel = Math.floor(sample / samples)
        cover[pixel] = (cover[pixel] ?? 0) + 1
      }
    })
  }
  return cover
}

function paint(pixels: Uint8Array, place: number, colour: readonly number[], share: number): void {
  const under = (pixels[place + 3] ?? 0) / 255
  const alpha = share + under * (1 - share)
  if (alpha === 0) return
  colour.forEach((value, channel) => {
    const before = (pixels[place + channel] ?? 0) * under * (1 - share)
    pixels[place + channel] = Math.round((value * share + before) / alpha)
  })
  pixels[place + 3] = Math.round(alpha * 255)
}

/** Shapes one over the other as a square of RGBA pixels, smooth at their edges; what none covers is clear. */
export function rasterise(shapes: readonly Shape[], size: number): Uint8Array {
  const pixels = new Uint8Array(size * size * 4)
  for (const { fill, steps } of shapes) {
    const edges = edgesOf(steps)
    const colour = [1, 3, 5].map((start) => Number.parseInt(fill.slice(start, start + 2), 16))
    const top = Math.max(0, Math.floor(Math.min(...edges.map((edge) => edge.top), size)))
    const bottom = Math.min(size, Math.ceil(Math.max(...edges.map((edge) => edge.bottom), 0)))
    for (let row = top; row < bottom; row++)
      coverRow(edges, row, size).forEach((cover, column) => {
        if (cover > 0) paint(pixels, (row * size + column) * 4, colour, cover / (samples * samples))
      })
  }
  return pixels
}
