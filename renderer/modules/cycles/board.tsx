import { Button } from '@mantine/core'
import { type DragEvent, type KeyboardEvent, useRef, useState } from 'react'
import type { BoardCard, BoardColumn } from '#shared/modules/cycles/cycles.projection.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../../app/words.tsx'
import { StateBadge } from '../../records/state-badge.tsx'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import classes from './board.module.css'
import { Card } from './board-card.tsx'
import { useBoardMove } from './use-board-move.tsx'
import { portion } from './use-board-rows.ts'

type Props = {
  readonly record: AnyRecord
  readonly columns: readonly BoardColumn[]
  readonly nameOf: (id: string) => string
  /** Fetches more cards of a state. */
  readonly onMore: (state: string) => void
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The card that an arrow key leads to from another; columns without cards are passed over. */
function neighbour(columns: readonly BoardColumn[], from: string, key: string): BoardCard | undefined {
  const [aside, along] = directions[key] ?? [0, 0]
  const column = columns.findIndex(({ cards }) => cards.some((card) => card.id === from))
  const row = columns[column]?.cards.findIndex((card) => card.id === from) ?? -1
  if (along !== 0) return columns[column]?.cards[row + along]
  for (let next = column + aside; columns[next]; next += aside) {
    const cards = columns[next]?.cards ?? []
    if (cards.length > 0) return cards[Math.min(row, cards.length - 1)]
  }
  return undefined
}

/** Which card is dragged, has its steps open, and is reached by Tab. */
function useBoardState(columns: readonly BoardColumn[]) {
  const frame = useRef<HTMLDivElement>(null)
  const [dragged, setDragged] = useState<BoardCard | null>(null)
  const [opened, setOpened] = useState<string | null>(null)
  const [focused, setFocused] = useState<string | null>(null)
  const cards = columns.flatMap((column) => column.cards)
  const current = cards.find((card) => card.id === focused)?.id ?? cards[0]?.id ?? null
  const focus = (id: string | null) => frame.current?.querySelector<HTMLElement>(`[data-card="${id ?? ''}"]`)?.focus()
  const press = (event: KeyboardEvent) => {
    const at = event.target instanceof HTMLElement ? event.target.dataset.card : undefined
    if (at === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'm') setOpened(at)
    else if (event.key in directions) focus(neighbour(columns, at, event.key)?.id ?? null)
    else return
    event.preventDefault()
  }
  const close = (id: string) => {
    setOpened(null)
    focus(id)
  }
  return { frame, dragged, setDragged, opened, setOpened, current, setFocused, press, close }
}

/** Records as cards in a column for each state; a card goes where a step of its workflow leads. */
export function Board({ record, columns, nameOf, onMore }: Props) {
  const t = useWords()
  const move = useBoardMove(record)
  const state = useBoardState(columns)
  const { dragged } = state
  const targetOf = (column: BoardColumn) =>
    dragged === null || dragged.state === column.state
      ? undefined
      : move.stepTo(dragged, column.state) === null
        ? 'closed'
        : 'open'
  const over = (event: DragEvent, column: BoardColumn) => {
    if (targetOf(column) === 'open') event.preventDefault()
  }
  return (
    <>
      <div className={classes.feedback}>{move.feedback}</div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys lead from card to card, which are links */}
      <div ref={state.frame} className={classes.board} onKeyDown={state.press} data-wide-sheet>
        {columns.map((column) => {
          const { total, missed } = column
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: what is dropped here, a key moves too
            <section
              key={column.state}
              className={classes.column}
              data-empty={total === 0 || undefined}
              data-target={targetOf(column)}
              onDragOver={(event) => over(event, column)}
              onDrop={() => dragged && move.drop(dragged, column.state)}
            >
              <h3 className={classes.columnHead}>
                <StateBadge record={record} state={column.state} />
                <span className="quiet">{total}</span>
                {missed ? (
                  <span className={classes.missed}>
                    <ToneBadge tone="serious">{t('board.missed', { count: missed })}</ToneBadge>
                  </span>
                ) : null}
                {column.late > 0 ? (
                  <span className={classes.late}>{t('board.late.count', { count: column.late })}</span>
                ) : null}
              </h3>
              {total === 0 ? <p className={classes.none}>{t('board.empty')}</p> : null}
              <ul className={classes.cards} aria-label={t(`${record.name}.state.${column.state}`)}>
                {column.cards.map((card) => (
                  <Card
                    key={card.id}
                    record={record}
                    card={card}
                    nameOf={nameOf}
                    isCurrent={card.id === state.current}
                    steps={state.opened === card.id ? move.stepsOf(card) : null}
                    canMove={move.stepsOf(card).length > 0}
                    onSteps={(open) => (open ? state.setOpened(card.id) : state.close(card.id))}
                    onStep={(step) => {
                      state.close(card.id)
                      void move.take(card, step)
                    }}
                    onDrag={(dragging) => state.setDragged(dragging ? card : null)}
                    onFocus={() => state.setFocused(card.id)}
                  />
                ))}
              </ul>
              {total > column.cards.length ? (
                <Button variant="subtle" size="compact-sm" onClick={() => onMore(column.state)}>
                  {t('board.more', { count: Math.min(portion, total - column.cards.length) })}
                </Button>
              ) : null}
            </section>
          )
        })}
      </div>
      <p className={classes.hint} data-not-printed>
        {t('board.hint')}
      </p>
    </>
  )
}
