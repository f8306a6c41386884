/** A colour as `#rrggbb`; never the only carrier of a meaning. */
export type Colour = `#${string}`

/** A4 in points, with the margins that keep running heads clear of the text. */
export const sheet = {
  width: 595.28,
  height: 841.89,
  left: 56,
  right: 56,
  top: 72,
  bottom: 62,
} as const

/** Two brand colours and greys; every text colour has at least 4.5:1 against white (WCAG 2.2, 1.4.3). */
export const palette = {
  ink: '#1d2733',
  muted: '#5a6673',
  hairline: '#d4d9df',
  zebra: '#f7f7f7',
  panel: '#f3f5f8',
  brand: '#17324d',
  accent: '#2a6f97',
  white: '#ffffff',
  demo: '#a61b1b',
} as const satisfies Record<string, Colour>

/** The sizes of the one family: size and line height in points. */
export type TextStyle = {
  readonly size: number
  readonly lineHeight: number
  readonly bold?: boolean
  readonly colour: Colour
  readonly align?: 'left' | 'right' | 'centre'
}

/** Named text styles; body 9.5/15 and tables 7.8/11.2. */
export const styles = {
  title: { size: 27, lineHeight: 35, bold: true, colour: palette.white },
  heading1: { size: 19, lineHeight: 25, bold: true, colour: palette.brand },
  heading2: { size: 12.5, lineHeight: 18, bold: true, colour: palette.brand },
  heading3: { size: 10.8, lineHeight: 15.5, bold: true, colour: palette.ink },
  body: { size: 9.5, lineHeight: 15, colour: palette.ink },
  note: { size: 8.4, lineHeight: 12.6, colour: palette.muted },
  label: { size: 7.8, lineHeight: 15, bold: true, colour: palette.muted },
  table: { size: 7.8, lineHeight: 11.2, colour: palette.ink },
  tableHead: { size: 7.8, lineHeight: 11.2, bold: true, colour: palette.brand },
  running: { size: 7.5, lineHeight: 10, colour: palette.muted },
  code: { size: 8, lineHeight: 12, colour: palette.ink },
} as const satisfies Record<string, TextStyle>
