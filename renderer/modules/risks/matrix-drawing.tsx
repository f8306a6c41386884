import type { RefObject } from 'react'
import { fitText } from '#shared/charts/tree-layout.ts'
import type { MatrixScale } from '#shared/modules/risks/risks.contract.ts'
import { arrowsOf, countIn, type MatrixMove, type MatrixSide, type Place } from '#shared/modules/risks/risks.matrix.ts'
import { levelOf } from '#shared/modules/risks/risks.scale.ts'
import { useWords } from '../../app/words.tsx'
import { gridPlace, useGridPlaces } from '../../ui/use-grid-places.ts'
import { arrowPath, laneOf } from './arrow-path.ts'
import classes from './matrix.module.css'
import { CellFigures, cellSize as cell, MatrixCell } from './matrix-cell.tsx'

const head = { left: 150, bottom: 52, top: 6 }
/** More arrows than this would hide the cells. */
const mostArrows = 60

type Props = {
  readonly drawing: RefObject<SVGSVGElement | null>
  readonly scale: MatrixScale
  readonly moves: readonly MatrixMove[]
  readonly side: MatrixSide
  readonly withArrows: boolean
  readonly label: string
  readonly onOpen: (place: Place) => void
}

/** Where a cell stands: likelihood grows upwards, impact to the right. */
function cornerOf({ likelihood, impact }: Place, rows: number) {
  return { x: head.left + (impact - 1) * cell.width, y: head.top + (rows - likelihood) * cell.height }
}

function Arrows({ moves, rows }: { readonly moves: readonly MatrixMove[]; readonly rows: number }) {
  const pointIn = (place: Place, arrow: number) => {
    const corner = cornerOf(place, rows)
    const lane = laneOf(arrow)
    return { x: corner.x + lane.x, y: corner.y + lane.y }
  }
  return (
    <g aria-hidden>
      {arrowsOf(moves)
        .slice(0, mostArrows)
        .map(({ from, to, count }, arrow) => (
          <path
            key={`${from.likelihood} ${from.impact} ${to.likelihood} ${to.impact}`}
            className={classes.arrow}
            d={arrowPath(pointIn(from, arrow), pointIn(to, arrow))}
            strokeWidth={Math.min(3, 1.5 + Math.log2(count) / 2)}
            markerStart="url(#risk-arrow-start)"
            markerEnd="url(#risk-arrow)"
          />
        ))}
    </g>
  )
}

function Heads({ scale }: { readonly scale: MatrixScale }) {
  const t = useWords()
  const rows = scale.likelihoods.length
  const bottom = head.top + rows * cell.height
  return (
    <g aria-hidden>
      {scale.likelihoods.map(({ level, word }) => (
        <text
          key={level}
          className={classes.head}
          textAnchor="end"
          x={head.left - 10}
          y={cornerOf({ likelihood: level, impact: 1 }, rows).y + cell.height / 2 + 4}
        >
          {fitText(`${level} ${word}`, head.left - 34, 12)}
        </text>
      ))}
      {scale.impacts.map(({ level, word }) => (
        <text
          key={level}
          className={classes.head}
          textAnchor="middle"
          x={head.left + (level - 0.5) * cell.width}
          y={bottom + 18}
        >
          {fitText(`${level} ${word}`, cell.width - 8, 12)}
        </text>
      ))}
      <text
        className={classes.axis}
        textAnchor="middle"
        x={head.left + (scale.impacts.length * cell.width) / 2}
        y={bottom + 42}
      >
        {t('riskMatrix.impact')}
      </text>
      <text
        className={classes.axis}
        textAnchor="middle"
        transform={`translate(14 ${head.top + (rows * cell.height) / 2}) rotate(-90)`}
      >
        {t('riskMatrix.likelihood')}
      </text>
    </g>
  )
}

/** The grid of likelihood and impact with how many risks lie in each cell; arrow keys lead from cell to cell. */
export function MatrixDrawing({ drawing, scale, moves, side, withArrows, label, onOpen }: Props) {
  const { likelihoods, impacts } = scale
  const rows = likelihoods.length
  const { current, handlers } = useGridPlaces({
    frame: drawing,
    size: { rows, columns: impacts.length },
    start: [0, impacts.length - 1],
    // Likelihood grows upwards, and levels begin with one.
    onOpen: ([row, column]) => onOpen({ likelihood: rows - row, impact: column + 1 }),
  })
  const width = head.left + impacts.length * cell.width + 6
  const height = head.top + likelihoods.length * cell.height + head.bottom
  const cellOf = ({ level: likelihood }: { level: number }, { level: impact }: { level: number }) => {
    const place = { likelihood, impact }
    const corner = cornerOf(place, likelihoods.length)
    return { place, corner, level: levelOf(scale, likelihood * impact), count: countIn(moves, side, place) }
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing that is saved as one cannot be a table
    <svg
      ref={drawing}
      className={classes.drawing}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are reached and opened as those of a grid
      role="grid"
      aria-label={label}
      {...handlers}
    >
      <defs>
        <marker
          id="risk-arrow"
          viewBox="0 0 8 8"
          refX="6.5"
          refY="4"
          markerWidth="9"
          markerHeight="9"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path className={classes.arrowHead} d="M0 0 8 4 0 8Z" />
        </marker>
        <marker
          id="risk-arrow-start"
          viewBox="0 0 6 6"
          refX="3"
          refY="3"
          markerWidth="6"
          markerHeight="6"
          markerUnits="userSpaceOnUse"
        >
          <circle className={classes.arrowHead} cx="3" cy="3" r="2.5" />
        </marker>
      </defs>
      <Heads scale={scale} />
      {likelihoods.toReversed().map((likelihood, row) => (
        // biome-ignore lint/a11y/useSemanticElements: a row of a drawing cannot be one of a table
        <g key={likelihood.level} role="row">
          {impacts.map((impact, column) => (
            <MatrixCell
              key={impact.level}
              {...cellOf(likelihood, impact)}
              words={{ likelihood: likelihood.word, impact: impact.word }}
              at={gridPlace(row, column, row === current[0] ? current[1] : null)}
            />
          ))}
        </g>
      ))}
      {withArrows ? <Arrows moves={moves} rows={likelihoods.length} /> : null}
      {likelihoods.flatMap((likelihood) =>
        impacts.map((impact) => (
          <CellFigures key={`${likelihood.level} ${impact.level}`} {...cellOf(likelihood, impact)} />
        )),
      )}
    </svg>
  )
}
