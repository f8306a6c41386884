import { type FocusEvent, type KeyboardEvent, type MouseEvent, memo, useEffect, useMemo, useRef } from 'react'
import type { AttackMatrix, MatrixCell, MatrixColumn, MatrixTally } from '#shared/modules/exercises/attack-matrix.ts'
import { type DetectionOutcome, detectionOutcomes } from '#shared/modules/exercises/exercises.defence.ts'
import { toneOf } from '#shared/modules/exercises/exercises.results-words.ts'
import { useWords } from '../../../app/words.tsx'
import { toneClip } from '../../../ui/tone-badge.tsx'
import classes from './matrix.module.css'
import { tacticName } from './use-attack.ts'

/** Which sub-techniques are drawn below their techniques. */
export const foldings = ['none', 'tried', 'all'] as const
export type Folding = (typeof foldings)[number]

/** The shapes by which outcomes are told apart without their colours, for the style of the cells. */
const shapes = Object.fromEntries(detectionOutcomes.map(toneOf).map((tone) => [`--shape-${tone}`, toneClip(tone)]))

/** A cell by the short name of its column and the id of its technique. */
export type MatrixPlace = { readonly tactic: string; readonly technique: string }

/** What cells say, looked up once for all of them. */
type CellWords = {
  readonly planned: string
  readonly notApplicable: string
  readonly weakest: Readonly<Record<DetectionOutcome, string>>
}

function useCellWords(): CellWords {
  const t = useWords()
  return useMemo(() => {
    const weakest = (outcome: DetectionOutcome) =>
      t('attackMatrix.weakest', { outcome: t(`detection.outcome.${outcome}`) })
    const [none, logged, alerted, contained, blocked] = detectionOutcomes
    return {
      planned: t('attackMatrix.planned'),
      notApplicable: t('attackMatrix.notApplicable'),
      weakest: {
        [none]: weakest(none),
        [logged]: weakest(logged),
        [alerted]: weakest(alerted),
        [contained]: weakest(contained),
        [blocked]: weakest(blocked),
      },
    }
  }, [t])
}

/** How many of the steps that ran were detected; a step that did not run yet is planned. */
function standingOf({ steps, worst, detected, run }: MatrixTally, words: CellWords): string {
  if (steps.length === 0) return ''
  if (worst !== null) return `${detected}/${run}`
  return steps.some(({ outcome }) => outcome === 'notApplicable') ? words.notApplicable : words.planned
}

type DrawnCell = { readonly id: string; readonly name: string; readonly tally: MatrixTally; readonly isSub: boolean }

/** There are hundreds of them: elements are few, and the shape of the weakest outcome is drawn by the style alone. */
const Cell = memo(function Cell({ id, name, tally, isSub, words }: DrawnCell & { readonly words: CellWords }) {
  const standing = standingOf(tally, words)
  const weakest = tally.worst === null ? undefined : words.weakest[tally.worst]
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.cell}
      data-technique={id}
      data-sub={isSub || undefined}
      data-tone={tally.worst === null ? undefined : toneOf(tally.worst)}
      data-tried={tally.steps.length > 0 || undefined}
      aria-label={weakest && `${id} ${standing} ${name}, ${weakest}`}
      title={weakest}
    >
      {/* Spaces, so that the words are read apart; the grid draws none. */}
      <span className={classes.id}>{id}</span>{' '}
      {standing === '' ? null : <span className={classes.count}>{standing}</span>}{' '}
      <span className={classes.name}>{name}</span>
    </button>
  )
})

function drawnCells(cell: MatrixCell, folding: Folding): readonly DrawnCell[] {
  const subs = cell.subs.filter(({ own }) => folding === 'all' || (folding === 'tried' && own.steps.length > 0))
  // What is folded away counts with its technique.
  const tally = subs.length === 0 ? cell.whole : cell.own
  const { id, name } = cell.technique
  return [
    { id, name, tally, isSub: false },
    ...subs.map(({ technique, own }) => ({ id: technique.id, name: technique.name, tally: own, isSub: true })),
  ]
}

/** The usual height of a cell, in pixels, for those out of sight, which are not laid out. */
const usualHeight = 36

/** A technique with its sub-techniques below it: one piece to be skipped or laid out, since each costs by itself. */
function Technique({ cell, folding, words }: Omit<ColumnProps, 'column'> & { readonly cell: MatrixCell }) {
  const cells = drawnCells(cell, folding)
  return (
    <li style={{ containIntrinsicBlockSize: `auto ${cells.length * usualHeight}px` }}>
      {cells.map((drawn) => (
        <Cell key={drawn.id} {...drawn} words={words} />
      ))}
    </li>
  )
}

type ColumnProps = { readonly column: MatrixColumn; readonly folding: Folding; readonly words: CellWords }

const Column = memo(function Column({ column, folding, words }: ColumnProps) {
  const t = useWords()
  const { tactic, cells } = column
  const tried = cells.filter(({ whole }) => whole.run > 0).length
  return (
    <section className={classes.column} data-tactic={tactic.shortName} aria-label={tacticName(t, tactic)}>
      <h3 className={classes.tactic}>
        {tacticName(t, tactic)}
        <span className={classes.of}>{t('attackMatrix.of', { count: tried, total: cells.length })}</span>
      </h3>
      <ol className={classes.cells}>
        {cells.map((cell) => (
          <Technique key={cell.technique.id} {...{ cell, folding, words }} />
        ))}
      </ol>
    </section>
  )
})

const cellsIn = (column: Element | null | undefined) => [
  ...(column?.querySelectorAll<HTMLElement>('[data-technique]') ?? []),
]

/** The cell that an arrow key leads to: up and down in a column, to the cell beside in the next one. */
function nextCell(key: string, from: HTMLElement): HTMLElement | null {
  const column = from.closest('[data-tactic]')
  const own = cellsIn(column)
  const here = own.indexOf(from)
  if (key === 'ArrowDown') return own[here + 1] ?? null
  if (key === 'ArrowUp') return own[here - 1] ?? null
  if (key === 'Home') return own[0] ?? null
  if (key === 'End') return own.at(-1) ?? null
  const beside = cellsIn(key === 'ArrowRight' ? column?.nextElementSibling : column?.previousElementSibling)
  return key === 'ArrowRight' || key === 'ArrowLeft' ? (beside[Math.min(here, beside.length - 1)] ?? null) : null
}

type Props = {
  readonly matrix: AttackMatrix
  readonly folding: Folding
  readonly zoom: number
  readonly label: string
  readonly onChoose: (place: MatrixPlace) => void
}

/** Tactics by techniques; one stop of the Tab key, walked by arrow keys. */
export function MatrixColumns({ matrix, folding, zoom, label, onChoose }: Props) {
  const frame = useRef<HTMLElement>(null)
  const words = useCellWords()
  // Which cell is the stop is kept in the page alone: hundreds of cells are not drawn anew at every key.
  const stopAt = (cell: HTMLElement | null | undefined) => {
    if (!cell) return
    for (const other of frame.current?.querySelectorAll<HTMLElement>('[data-technique][tabindex="0"]') ?? [])
      other.tabIndex = -1
    cell.tabIndex = 0
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: another folding draws other cells, and one of them must be the stop
  useEffect(() => {
    if (!frame.current?.querySelector('[data-technique][tabindex="0"]')) stopAt(cellsIn(frame.current)[0])
  }, [matrix, folding])
  const cellOf = (event: { readonly target: EventTarget }) =>
    event.target instanceof Element ? event.target.closest<HTMLElement>('[data-technique]') : null
  const walk = (event: KeyboardEvent) => {
    const cell = cellOf(event)
    const next = cell ? nextCell(event.key, cell) : null
    if (!next) return
    event.preventDefault()
    event.stopPropagation()
    next.focus()
  }
  const choose = (event: MouseEvent) => {
    const cell = cellOf(event)
    const tactic = cell?.closest<HTMLElement>('[data-tactic]')?.dataset.tactic
    if (cell?.dataset.technique && tactic) onChoose({ tactic, technique: cell.dataset.technique })
  }
  return (
    <section
      ref={frame}
      className={classes.matrix}
      data-matrix
      data-zoom={zoom}
      aria-label={label}
      style={shapes}
      onKeyDown={walk}
      onClick={choose}
      onFocus={(event: FocusEvent) => stopAt(cellOf(event))}
    >
      {matrix.columns.map((column) => (
        <Column key={column.tactic.id} column={column} folding={folding} words={words} />
      ))}
    </section>
  )
}
