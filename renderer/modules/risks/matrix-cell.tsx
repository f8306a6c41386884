import type { Place } from '#shared/modules/risks/risks.matrix.ts'
import type { RiskLevel } from '#shared/modules/risks/risks.scale.ts'
import { useWords } from '../../app/words.tsx'
import type { gridPlace } from '../../ui/use-grid-places.ts'
import classes from './matrix.module.css'

/** In the units of the drawing. */
export const cellSize = { width: 124, height: 76 }

type Props = {
  readonly place: Place
  readonly corner: { readonly x: number; readonly y: number }
  readonly words: { readonly likelihood: string; readonly impact: string }
  readonly level: RiskLevel | null
  readonly count: number
  /** What makes it a place of the grid. */
  readonly at: ReturnType<typeof gridPlace>
}

/** One cell of the matrix: its rating and level, and how many risks lie in it. */
export function MatrixCell({ corner, words, level, count, at }: Props) {
  const t = useWords()
  const { width, height } = cellSize
  const word = level === null ? '' : t(`risk.level.${level}`)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a cell of a drawing cannot be one of a table
    <g
      role="gridcell"
      className={classes.cell}
      data-level={level ?? undefined}
      data-empty={count === 0 || undefined}
      aria-label={t('riskMatrix.cell', { ...words, level: word, count })}
      transform={`translate(${corner.x} ${corner.y})`}
      {...at}
    >
      <rect x="1.5" y="1.5" width={width - 3} height={height - 3} rx="4" />
    </g>
  )
}

/** What stands in a cell, drawn above the arrows that pass behind it: its name says the same. */
export function CellFigures({ place, corner, level, count }: Pick<Props, 'place' | 'corner' | 'level' | 'count'>) {
  const t = useWords()
  const { height } = cellSize
  const word = level === null ? '' : t(`risk.level.${level}`)
  return (
    <g
      transform={`translate(${corner.x} ${corner.y})`}
      className={classes.figures}
      data-level={level ?? undefined}
      data-empty={count === 0 || undefined}
      aria-hidden
    >
      <text className={classes.count} x="9" y={height / 2 + 9}>
        {count === 0 ? '' : String(count)}
      </text>
      <text className={classes.level} x="9" y="18">
        {`${place.likelihood * place.impact} ${word}`}
      </text>
    </g>
  )
}
