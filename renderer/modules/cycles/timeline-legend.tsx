import { textWidth } from '#shared/charts/tree-layout.ts'
import { useWords } from '../../app/words.tsx'
import classes from './timeline-drawing.module.css'

const marks = [
  [
    'planned',
    <g key="planned">
      <rect className={classes.planned} y="-10" width="22" height="12" rx="2.5" />
      <rect className={classes.progress} y="-10" width="13" height="12" rx="2.5" />
    </g>,
  ],
  ['baseline', <rect key="baseline" className={classes.baseline} y="-6" width="22" height="4" rx="2" />],
  ['actual', <rect key="actual" className={classes.actual} y="-7" width="22" height="5" rx="2" />],
  ['critical', <rect key="critical" className={classes.critical} y="-10" width="22" height="12" rx="2.5" />],
  ['milestone', <path key="milestone" className={classes.milestone} d="M11 -10L17 -4L11 2L5 -4Z" />],
] as const

/** What each mark of the drawing stands for, in one line. */
export function TimelineLegend() {
  const t = useWords()
  let x = 0
  return marks.map(([key, mark]) => {
    const word = t(`timeline.legend.${key}`)
    const at = x
    x += 28 + textWidth(word, 12) + 20
    return (
      <g key={key} transform={`translate(${at} 54)`}>
        {mark}
        <text className={classes.quiet} x="28">
          {word}
        </text>
      </g>
    )
  })
}
