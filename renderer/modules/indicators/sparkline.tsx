import classes from './board.module.css'

const [width, height, margin] = [92, 22, 3]

/** The last values of an indicator as a line, the latest marked; what it says stands beside it in words. */
export function Sparkline({ values }: { readonly values: readonly number[] }) {
  if (values.length < 2) return <span className="quiet">–</span>
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const span = high - low || 1
  const points = values.map((value, place) => ({
    x: margin + (place / (values.length - 1)) * (width - 2 * margin),
    y: height - margin - ((value - low) / span) * (height - 2 * margin),
  }))
  const last = points.at(-1)
  return (
    <svg className={classes.spark} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden>
      <polyline points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />
      {last ? <circle cx={last.x} cy={last.y} r={2.4} /> : null}
    </svg>
  )
}
