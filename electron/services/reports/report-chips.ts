import type { ChartPalette } from '#shared/charts/palette.ts'
import type { Tone } from '#shared/record/fields.ts'
import type { Chip } from '../documents/chip.ts'
import { type Colour, palette } from '../documents/theme.ts'

/** The colours of the tones that states and choices declare; those of severities, so that a report has no others. */
export const toneColours = {
  neutral: '#5a6673',
  progress: '#3b5b8c',
  good: '#2f6f4e',
  attention: '#b7791f',
  serious: '#c2410c',
  critical: '#8e1b1b',
} as const satisfies Readonly<Record<Tone, Colour>>

/** A word with the colour of its tone. */
export function toneChip(word: string, tone: Tone): Chip {
  return { word, colour: toneColours[tone] }
}

/** The colours of a chart that the screen draws too, on paper. */
export const paperPalette: ChartPalette = {
  ...{ ink: palette.ink, paper: palette.white, quiet: palette.muted, line: palette.hairline, accent: palette.accent },
  ...{ neutral: toneColours.neutral, good: toneColours.good, attention: toneColours.attention },
  ...{ serious: toneColours.serious, critical: toneColours.critical },
}
