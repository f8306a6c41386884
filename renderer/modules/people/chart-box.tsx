import type { KeyboardEvent } from 'react'
import { listed } from '#shared/base/series.ts'
import { boxWidth, fitText, type TreeBox, twoLines } from '#shared/charts/tree-layout.ts'
import { useWords } from '../../app/words.tsx'
import classes from './org-chart.module.css'

/** The height of a line of a box, in pixels. */
export const lineHeight = 17

/** The title of a box in one line or two. */
export function titleLines(title: string): readonly string[] {
  return twoLines(title, boxWidth - 20, 14.5)
}

/** What stands in a box below its title: names, what nobody holds, who is sought, how many people. */
export type BoxLine = { readonly text: string; readonly tone?: 'lead' | 'vacant' | 'found' }

type Props = {
  readonly box: TreeBox
  readonly title: string
  readonly lines: readonly BoxLine[]
  /** How many boxes lie below it; 0 for none. */
  readonly below: number
  readonly isFolded: boolean
  readonly isCurrent: boolean
  /** Null while nothing is sought. */
  readonly isFound: boolean | null
  readonly onPress: (event: KeyboardEvent, id: string) => void
  readonly onFocus: (id: string) => void
  readonly onOpen: (id: string) => void
  readonly onFold: (id: string) => void
}

/** Folds and unfolds what lies below; the keyboard does the same with the space bar. */
function Fold({ box, below, isFolded, onFold }: Pick<Props, 'box' | 'below' | 'isFolded' | 'onFold'>) {
  const t = useWords()
  const width = 34
  return (
    <g
      className={classes.fold}
      data-fold={box.id}
      // Of a saved drawing the number of what is folded away is a part, the sign to fold is not.
      data-handle={isFolded ? undefined : true}
      aria-hidden
      transform={`translate(${boxWidth - width - 8} ${box.height - 10})`}
      onClick={(event) => {
        event.stopPropagation()
        onFold(box.id)
      }}
    >
      <title>{t(isFolded ? 'orgChart.unfold' : 'orgChart.fold')}</title>
      <rect className={classes.pill} width={width} height="20" rx="10" />
      <text className={classes.sign} x={width / 2} y="14" textAnchor="middle">
        {isFolded ? `+${below}` : '−'}
      </text>
    </g>
  )
}

/** One department or group of the chart. */
export function ChartBox(props: Props) {
  const t = useWords()
  const { box, title, lines, below, isFolded, isCurrent, isFound, onPress, onFocus, onOpen } = props
  const titled = titleLines(title)
  return (
    <g
      className={classes.node}
      transform={`translate(${box.x} ${box.y})`}
      role="treeitem"
      aria-label={listed(t.language, [title, ...lines.map(({ text }) => text)])}
      aria-selected={isFound === true}
      aria-expanded={below > 0 ? !isFolded : undefined}
      tabIndex={isCurrent ? 0 : -1}
      data-node={box.id}
      data-sought={isFound === null ? undefined : isFound ? 'found' : 'other'}
      data-vacant={lines.some(({ tone }) => tone === 'vacant') || undefined}
      onKeyDown={(event) => onPress(event, box.id)}
      onFocus={() => onFocus(box.id)}
      onClick={() => onOpen(box.id)}
    >
      <title>{title}</title>
      <rect className={classes.box} width={boxWidth} height={box.height} rx="5" />
      {titled.map((line, index) => (
        <text key={line} className={classes.title} x="10" y={20 + lineHeight * index} aria-hidden>
          {line}
        </text>
      ))}
      {lines.map(({ text, tone }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two people of one name stand in one box
        <text key={index} aria-hidden x="10" y={20 + lineHeight * (index + titled.length)} data-tone={tone}>
          {fitText(text, boxWidth - 20, 12)}
        </text>
      ))}
      {below > 0 ? <Fold {...props} /> : null}
    </g>
  )
}
