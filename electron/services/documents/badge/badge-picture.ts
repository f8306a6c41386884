import type { Family } from '../text-runs.ts'
import { type Colour, palette, styles, type TextStyle } from '../theme.ts'
import { fittedLines, polygon, rounded, type Shape, textShapes } from './badge-outlines.ts'

/** Width and height of a badge in pixels. */
export const badgeSize = 512

/** What a badge shows, already worded; `colour` is that of the organisation, null for the program's own. */
export type BadgePicture = {
  readonly about: 'course' | 'assessment' | 'competition'
  readonly kind: string
  readonly title: string
  readonly organisation: string
  readonly foot: string
  readonly colour: string | null
  readonly family: Family
}

const middle = badgeSize / 2

/** Relative luminance (WCAG 2.2, 1.4.3) of a colour. */
function luminance(colour: Colour): number {
  const channel = (start: number) => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

function isColour(text: string | null): text is Colour {
  return text !== null && /^#[0-9a-f]{6}$/i.test(text)
}

/** A hexagon on its point, so far from the middle. */
const hexagon = (reach: number) =>
  [0, 1, 2, 3, 4, 5].map((corner) => {
    const angle = (Math.PI / 3) * corner - Math.PI / 2
    return [middle + reach * Math.cos(angle), middle + reach * Math.sin(angle)] as const
  })

/** A ring between two hexagons: the inner one winds the other way. */
function ring(fill: Colour, outer: number, inner: number): Shape {
  const outside = rounded(fill, hexagon(outer), 34)
  const inside = rounded(fill, hexagon(inner).toReversed(), 32)
  return { fill, steps: [...outside.steps, ...inside.steps] }
}

const emblemAt = 116

/** What it was earned by: a book, a tick or a star. */
const emblems: Readonly<Record<BadgePicture['about'], (fill: Colour) => readonly Shape[]>> = {
  course: (fill) =>
    [-1, 1].map((side) =>
      polygon(fill, [
        [middle + side * 3, emblemAt - 17],
        [middle + side * 38, emblemAt - 27],
        [middle + side * 38, emblemAt + 17],
        [middle + side * 3, emblemAt + 27],
      ]),
    ),
  assessment: (fill) => [
    polygon(fill, [
      [middle - 38, emblemAt + 1],
      [middle - 26, emblemAt - 11],
      [middle - 9, emblemAt + 6],
      [middle + 27, emblemAt - 30],
      [middle + 39, emblemAt - 18],
      [middle - 9, emblemAt + 30],
    ]),
  ],
  competition: (fill) => [
    polygon(
      fill,
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((point) => {
        const [angle, reach] = [(Math.PI / 5) * point - Math.PI / 2, point % 2 === 0 ? 36 : 15]
        return [middle + reach * Math.cos(angle), emblemAt + 3 + reach * Math.sin(angle)] as const
      }),
    ),
  ],
}

type Fitting = { readonly sizes: readonly number[]; readonly most: number; readonly width: number }
type Fitted = ReturnType<typeof fittedLines>

const heightOf = ({ lines, style }: Fitted) => lines.length * style.lineHeight
/** Where title and organisation stand, and what is between them. */
const body = { top: 190, bottom: 408 }
const ruled = 34

/** What a badge is drawn of, from the back to the front; both of its file formats show the same. */
export function badgeShapes({
  about,
  kind,
  title,
  organisation,
  foot,
  colour,
  family,
}: BadgePicture): readonly Shape[] {
  const ground = isColour(colour) ? colour : palette.brand
  // White is read on a ground of this luminance at 4.5:1 and better, black on the rest (test: "text that is read on any colour").
  const ink: Colour = luminance(ground) < 0.18 ? palette.white : '#000000'
  const lines = (said: string, look: Pick<TextStyle, 'bold'> & Fitting) => {
    const { bold = false, sizes, most, width } = look
    return fittedLines(said, { style: { ...styles.body, bold, colour: ink }, sizes, most, width }, family)
  }
  const head = lines(kind, { sizes: [19, 16], most: 1, width: 280 })
  /** The first of two ways that holds a text whole. */
  const either = (said: string, first: Parameters<typeof lines>[1], second: Parameters<typeof lines>[1]) => {
    const large = lines(said, first)
    return large.isWhole ? large : lines(said, second)
  }
  const name = either(
    title,
    { bold: true, sizes: [40, 34], most: 2, width: 350 },
    { bold: true, sizes: [31, 27, 23], most: 3, width: 356 },
  )
  const house = either(
    organisation,
    { sizes: [20, 18, 16], most: 1, width: 350 },
    { sizes: [17, 15], most: 2, width: 340 },
  )
  const low = lines(foot, { sizes: [16, 14, 12], most: 1, width: 210 })
  const [nameHigh, houseHigh] = [heightOf(name), heightOf(house)]
  const top = (body.top + body.bottom - nameHigh - ruled - houseHigh) / 2
  const rule = top + nameHigh + ruled / 2 - 4
  const at = (baseline: number) => ({ centre: middle, baseline })
  const below = (edge: number, { style }: Fitted) => at(edge + style.size * 0.98)
  return [
    rounded(ground, hexagon(252), 36),
    ring(ink, 236, 232),
    ...emblems[about](ink),
    ...textShapes(head.lines, head.style, at(176)),
    ...textShapes(name.lines, name.style, below(top, name)),
    polygon(ink, [
      [middle - 36, rule],
      [middle + 36, rule],
      [middle + 36, rule + 3],
      [middle - 36, rule + 3],
    ]),
    ...textShapes(house.lines, house.style, below(top + nameHigh + ruled, house)),
    ...textShapes(low.lines, low.style, at(428)),
  ]
}
