/** The colours that a chart is drawn in, as CSS colours: those of the theme on the screen, those of the paper in a report. */
export type ChartPalette = {
  readonly ink: string
  /** What stands on a filled shape: the ground of the page. */
  readonly paper: string
  readonly quiet: string
  readonly line: string
  readonly accent: string
  readonly neutral: string
  readonly good: string
  readonly attention: string
  readonly serious: string
  readonly critical: string
}

/** An ECharts option as plain data; `color` and fonts are set by whoever draws it. */
export type ChartOption = Readonly<Record<string, unknown>>
