import { type KeyboardEvent, type RefObject, useState } from 'react'
import { fitText } from '#shared/charts/tree-layout.ts'
import type { MatrixScale } from '#shared/modules/risks/risks.contract.ts'
import { arrowsOf, countIn, type MatrixMove, type MatrixSide, type Place } from '#shared/modules/risks/risks.matrix.ts'
import { levelOf } from '#shared/modules/risks/risks.scale.ts'
import { useWords } from '../../app/words.tsx'
import { arrowPath } from './arrow-path.ts'
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

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [1, 0],
  ArrowDown: [-1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Where a cell stands: likelihood grows upwards, impact to the right. */
function cornerOf({ likelihood, impact }: Place, rows: number) {
  return { x: head.left + (impact - 1) * cell.width, y: head.top + (rows - likelihood) * cell.height }
}

function Arrows({ moves, rows }: { readonly moves: readonly MatrixMove[]; readonly rows: number }) {
  const laneOf = (place: Place) => {
    const { x, y } = cornerOf(place, rows)
    return { x: x + cell.lane.x, y: y + cell.lane.y }
  }
  return (
    <g aria-hidden>
      {arrowsOf(moves)
        .slice(0, mostArrows)
        .map(({ from, to, count }) => (
          <path
            key={`${from.likelihood} ${from.impact} ${to.likelihood} ${to.impact}`}
            className={classes.arrow}
            d={arrowPath(laneOf(from), laneOf(to))}
            strokeWidth={Math.min(5, 1.5 + Math.log2(count))}
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
  const [at, setAt] = useState<Place>({ likelihood: likelihoods.length, impact: impacts.length })
  const width = head.left + impacts.length * cell.width + 6
  const height = head.top + likelihoods.length * cell.height + head.bottom
  const cellOf = ({ level: likelihood }: { level: number }, { level: impact }: { level: number }) => {
    const place = { likelihood, impact }
    const corner = cornerOf(place, likelihoods.length)
    return { place, corner, level: levelOf(scale, likelihood * impact), count: countIn(moves, side, place) }
  }
  const press = (event: KeyboardEvent, place: Place) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      return onOpen(place)
    }
    const [up, right] = directions[event.key] ?? []
    if (up === undefined || right === undefined) return
    event.preventDefault()
    const likelihood = Math.max(1, Math.min(likelihoods.length, place.likelihood + up))
    const impact = Math.max(1, Math.min(impacts.length, place.impact + right))
    drawing.current?.querySelector<SVGElement>(`[data-cell="${likelihood} ${impact}"]`)?.focus()
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
      </defs>
      <Heads scale={scale} />
      {likelihoods.toReversed().map((likelihood) => (
        // biome-ignore lint/a11y/useSemanticElements: a row of a drawing cannot be one of a table
        <g key={likelihood.level} role="row">
          {impacts.map((impact) => {
            const given = cellOf(likelihood, impact)
            const { place } = given
            return (
              <MatrixCell
                key={impact.level}
                {...given}
                words={{ likelihood: likelihood.word, impact: impact.word }}
                isCurrent={place.likelihood === at.likelihood && place.impact === at.impact}
                onKey={(event) => press(event, place)}
                onFocus={() => setAt(place)}
                onOpen={() => onOpen(place)}
              />
            )
          })}
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
