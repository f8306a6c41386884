import { Link, useParams, useSearch } from '@tanstack/react-router'
import { type KeyboardEvent, useMemo, useRef } from 'react'
import { type FindingCard, type FindingColumn, projectFindingBoard } from '#shared/modules/audits/audits.ageing.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { useAll } from '../../../api/use-all.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { listSearch, queryOf } from '../../../records/list-search.ts'
import { StateBadge } from '../../../records/state-badge.tsx'
import { usePageKeys } from '../../../ui/use-page-keys.ts'
import { SeverityBadge } from '../severity-badge.tsx'
import classes from './finding-board.module.css'

/** Beyond it a column is better read as a list. */
const mostInColumn = 60

function Card({
  card,
  owner,
  isOpen,
}: {
  readonly card: FindingCard
  readonly owner: string | null
  readonly isOpen: boolean
}) {
  const t = useWords()
  return (
    <li>
      <Link
        to="/records/$record/$id"
        params={{ record: 'finding', id: card.id }}
        search={(old) => old}
        className={classes.card}
        aria-current={isOpen ? 'true' : undefined}
        data-card
      >
        <span className={classes.top}>
          <SeverityBadge severity={card.severity} />
          <span className="quiet">{card.number}</span>
        </span>
        <span className={classes.title}>{card.title}</span>
        <span className={classes.foot}>
          <span className={classes.owner}>{owner ?? t('finding.card.noOwner')}</span>
          {card.isSettled ? null : card.overdueDays === null ? (
            <span className="quiet">{t('finding.card.age', { count: card.ageInDays })}</span>
          ) : (
            <strong className={classes.overdue}>{t('finding.card.overdue', { count: card.overdueDays })}</strong>
          )}
        </span>
      </Link>
    </li>
  )
}

type ColumnProps = {
  readonly column: FindingColumn
  readonly titles: Readonly<Record<string, string>>
  readonly openId: string
}

function Column({ column, titles, openId }: ColumnProps) {
  const t = useWords()
  const { state, cards } = column
  const hidden = cards.length - mostInColumn
  return (
    <section className={classes.column} aria-label={t(`finding.state.${state}`)} data-column>
      <h2 className={classes.head}>
        <StateBadge record={findingRecord} state={state} />
        <span className="quiet">{cards.length}</span>
      </h2>
      <ul className={classes.cards}>
        {cards.slice(0, mostInColumn).map((card) => (
          <Card
            key={card.id}
            card={card}
            owner={card.owner === null ? null : (titles[card.owner] ?? t('record.somebody'))}
            isOpen={card.id === openId}
          />
        ))}
      </ul>
      {hidden > 0 ? (
        <Link to="/records/$record" params={{ record: 'finding' }} search={{ is: { state } }} className={classes.more}>
          {t('finding.board.more', { count: hidden })}
        </Link>
      ) : null}
    </section>
  )
}

/** Moves the focus among the cards: along a column, or to the same height of the next one that has cards. */
function moveFocus(board: HTMLElement | null, along: number, across: number): void {
  const columns = [...(board?.querySelectorAll('[data-column]') ?? [])]
    .map((column) => [...column.querySelectorAll<HTMLElement>('[data-card]')])
    .filter((cards) => cards.length > 0)
  const x = columns.findIndex((cards) => cards.some((card) => card === document.activeElement))
  const y = columns[x]?.findIndex((card) => card === document.activeElement) ?? -along
  const column = columns[Math.max(0, Math.min(columns.length - 1, x + across))] ?? []
  column[Math.max(0, Math.min(column.length - 1, y + along))]?.focus()
}

/** Findings by state in columns, the gravest and latest first; `j`, `k` and the arrow keys go from card to card. */
export function FindingBoard({ record }: { readonly record: AnyRecord }) {
  const t = useWords()
  const { today } = useSession()
  const { id = '' } = useParams({ strict: false })
  const found = useSearch({ strict: false })
  const query = useMemo(() => queryOf(record, listSearch(found)), [record, found])
  const { rows, titles, total, error, isPending, isCut } = useAll(record.name, query)
  const columns = useMemo(() => projectFindingBoard(rows, today), [rows, today])
  const board = useRef<HTMLDivElement>(null)
  usePageKeys([
    ['j', () => moveFocus(board.current, 1, 0)],
    ['k', () => moveFocus(board.current, -1, 0)],
  ])
  const press = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      ArrowRight: [0, 1],
      ArrowLeft: [0, -1],
    }
    const move = moves[event.key]
    if (!move) return
    event.preventDefault()
    moveFocus(board.current, ...move)
  }
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (isPending) return null
  return (
    <>
      {isCut ? <p className={classes.cut}>{t('finding.view.cut', { shown: rows.length, total })}</p> : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys are a shortcut among the links within */}
      <div ref={board} className={classes.board} onKeyDown={press}>
        {columns.map((column) => (
          <Column key={column.state} column={column} titles={titles} openId={id} />
        ))}
      </div>
    </>
  )
}
