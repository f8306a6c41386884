/** One line of the table: what was measured, what it is held against, and the bound of their ratio or of the value. */
export type Figure = {
  readonly what: string
  /** What was taken, with its unit. */
  readonly measured: string
  /** What the ratio is to, with its unit; empty where the value stands alone. */
  readonly against: string
  readonly value: number
  /** How `value` is written. */
  readonly unit: 'x' | 'KB' | 's' | 'ms' | 'MB'
  /** The most that `value` may be; null where it is only told. */
  readonly bound: number | null
}

const decimals = { x: 2, KB: 0, s: 2, ms: 1, MB: 0 } as const

/** Milliseconds as the table writes them. */
function milliseconds(value: number): string {
  return value >= 10_000 ? `${(value / 1000).toFixed(1)} s` : `${value.toFixed(value < 10 ? 2 : 1)} ms`
}

/** A ratio of two durations in milliseconds, with the most it may be. */
export function ratio(what: string, ours: number, bare: number, bound: number): Figure {
  return { what, measured: milliseconds(ours), against: milliseconds(bare), value: ours / bare, unit: 'x', bound }
}

/** A value that may be so much at the most. */
export function most(what: string, value: number, unit: Figure['unit'], bound: number): Figure {
  return { what, measured: '', against: '', value, unit, bound }
}

/** A value that is told without a bound. */
export function told(what: string, value: number, unit: Figure['unit'], measured = ''): Figure {
  return { what, measured, against: '', value, unit, bound: null }
}

/** Whether the figure is within its bound; a value that is no number never is. */
export function holds({ value, bound }: Figure): boolean {
  return bound === null || value <= bound
}

function cells(figure: Figure): readonly string[] {
  const digits = decimals[figure.unit]
  const verdict = figure.bound === null ? '' : holds(figure) ? 'ok' : 'BROKEN'
  const bound = figure.bound === null ? '' : `<= ${figure.bound} ${figure.unit}`
  return [
    figure.what,
    figure.measured,
    figure.against,
    `${figure.value.toFixed(digits)} ${figure.unit}`,
    bound,
    verdict,
  ]
}

/** The table of all figures, as text. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [['', 'measured', 'against', 'value', 'bound', 'verdict'], ...figures.map(cells)]
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd()
  return rows.map(line).join('\n')
}
