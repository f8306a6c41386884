import { typeface } from '../glyphs.ts'
import { layoutText } from '../text-layout.ts'
import type { Family } from '../text-runs.ts'
import type { Colour, TextStyle } from '../theme.ts'

/** A step of an outline in pixels from the upper left corner; `Z` closes it. */
export type Step =
  | readonly ['M' | 'L', number, number]
  | readonly ['Q', number, number, number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z']

/** A filled shape: where its outlines wind around a point, it is coloured. */
export type Shape = { readonly fill: Colour; readonly steps: readonly Step[] }

/** An outline through points, closed. */
export function polygon(fill: Colour, points: readonly (readonly [number, number])[]): Shape {
  const steps = points.map(([x, y], place): Step => [place === 0 ? 'M' : 'L', x, y])
  return { fill, steps: [...steps, ['Z']] }
}

/** The same with each corner rounded off so far from its point. */
export function rounded(fill: Colour, points: readonly (readonly [number, number])[], radius: number): Shape {
  const toward = (from: readonly [number, number], to: readonly [number, number]) => {
    const length = Math.hypot(to[0] - from[0], to[1] - from[1])
    const share = Math.min(radius / length, 0.5)
    return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share] as const
  }
  const steps = points.flatMap((corner, place): readonly Step[] => {
    const before = points.at(place - 1) ?? corner
    const after = points[(place + 1) % points.length] ?? corner
    const [inX, inY] = toward(corner, before)
    const [outX, outY] = toward(corner, after)
    return [
      [place === 0 ? 'M' : 'L', inX, inY],
      ['Q', corner[0], corner[1], outX, outY],
    ]
  })
  return { fill, steps: [...steps, ['Z']] }
}

type Placed = { readonly x: number; readonly y: number; readonly scale: number }

/** One step of a glyph, whose y grows upwards, on the picture. */
function placedStep({ x, y, scale }: Placed, command: string, args: readonly number[]): Step {
  const at = (place: number) => (args[place] ?? 0) * (place % 2 === 0 ? scale : -scale) + (place % 2 === 0 ? x : y)
  if (command === 'moveTo') return ['M', at(0), at(1)]
  if (command === 'lineTo') return ['L', at(0), at(1)]
  if (command === 'quadraticCurveTo') return ['Q', at(0), at(1), at(2), at(3)]
  if (command === 'bezierCurveTo') return ['C', at(0), at(1), at(2), at(3), at(4), at(5)]
  return ['Z']
}

/** Lines of text as outlines, each in the middle of `centre`; the first stands on `baseline`. No reader needs a font then. */
export function textShapes(
  lines: ReturnType<typeof layoutText>,
  style: TextStyle,
  { centre, baseline }: { readonly centre: number; readonly baseline: number },
): readonly Shape[] {
  return lines.flatMap(({ segments, width }, row) =>
    segments.map(({ face, colour, codePoints, x }): Shape => {
      const { font } = typeface(face)
      const scale = style.size / font.unitsPerEm
      let left = centre - width / 2 + x
      const steps = codePoints.flatMap((codePoint) => {
        const glyph = font.glyphForCodePoint(codePoint)
        const place = { x: left, y: baseline + row * style.lineHeight, scale }
        left += glyph.advanceWidth * scale
        return glyph.path.commands.map(({ command, args }) => placedStep(place, command, args))
      })
      return { fill: colour, steps }
    }),
  )
}

/** The largest of some sizes at which a text keeps to its lines; what is longer still is cut with an ellipsis. */
export function fittedLines(
  text: string,
  given: {
    readonly style: TextStyle
    readonly sizes: readonly number[]
    readonly most: number
    readonly width: number
  },
  family: Family,
) {
  const styled = given.sizes.map((size) => ({ ...given.style, size, lineHeight: Math.round(size * 1.3) }))
  const layout = (said: string, style: TextStyle) => layoutText(said, style, given.width, family)
  const fits = (said: string, style: TextStyle) => layout(said, style).length <= given.most
  const style = styled.find((one) => fits(text, one)) ?? styled.at(-1) ?? given.style
  const characters = [...text]
  let said = text
  while (!fits(said, style) && characters.length > 1) {
    characters.pop()
    said = `${characters.join('').trimEnd()}…`
  }
  return { style, lines: layout(said, style), isWhole: said === text }
}
