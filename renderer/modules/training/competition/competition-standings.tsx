import { Button, NativeSelect, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { Board } from '#shared/modules/competitions/competitions.contract.ts'
import { freezeAt, viewsFor } from '#shared/modules/competitions/competitions.freeze.ts'
import type { BoardView } from '#shared/modules/competitions/competitions.scoreboard.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import styles from '../training.module.css'
import classes from './competition.module.css'
import { Progression } from './progression.tsx'
import { Projector } from './projector.tsx'
import { SolveMatrix } from './solve-matrix.tsx'
import { Awards, FirstBloods, Ranking } from './standings-tables.tsx'
import { useBoard } from './use-board.ts'
import { useNote } from './use-note.ts'

type ControlProps = {
  readonly board: Board
  readonly views: readonly BoardView[]
  readonly view: BoardView
  readonly bracket: string | null
  readonly onView: (view: BoardView) => void
  readonly onBracket: (bracket: string | null) => void
  readonly onProject: () => void
}

function Controls({ board, views, view, bracket, onView, onBracket, onProject }: ControlProps) {
  const t = useWords()
  const note = useNote(board, view)
  return (
    <div className={classes.controls} data-not-printed>
      <SegmentedControl
        aria-label={t('standings.view')}
        data={views.map((value) => ({ value, label: t(`standings.view.${value}`) }))}
        value={view}
        onChange={(value) => onView(views.find((one) => one === value) ?? view)}
      />
      {board.brackets.length > 0 ? (
        <NativeSelect
          aria-label={t('standings.bracket')}
          data={[
            { value: '', label: t('standings.bracket.all') },
            ...board.brackets.map((value) => ({ value, label: value })),
          ]}
          value={bracket ?? ''}
          onChange={({ currentTarget: { value } }) => onBracket(value === '' ? null : value)}
        />
      ) : null}
      <Button variant="default" onClick={onProject}>
        {t('projector.open')}
      </Button>
      {note === null ? null : <ToneBadge tone="attention">{note}</ToneBadge>}
    </div>
  )
}

function Notes({ board }: { readonly board: Board }) {
  const t = useWords()
  const { hidden, banned } = board.leftOut
  return (
    <p className={styles.note}>
      {t(`standings.ties.${board.tieRule}`)} {hidden > 0 ? t('standings.hidden', { count: hidden }) : null}{' '}
      {banned > 0 ? t('standings.banned', { count: banned }) : null}
    </p>
  )
}

/** The scoreboard of a competition: who stands where, how it came to that, who solved what, and for a room. */
export function CompetitionStandings({ detail }: DetailProps) {
  const t = useWords()
  const { member } = useSession()
  const { id, title, state } = detail.entity
  const freezesAt = typeof detail.entity.freezesAt === 'string' ? detail.entity.freezesAt : null
  // Asked whenever the page is drawn: the freeze may come while it is open.
  const freeze = freezeAt({ freezesAt, state }, new Date().toISOString())
  const views = viewsFor(freeze, member.roles)
  const [chosen, setChosen] = useState<BoardView | null>(null)
  const [bracket, setBracket] = useState<string | null>(null)
  const [isProjected, setIsProjected] = useState(false)
  // A scoreboard that is frozen is shown so until somebody asks for another; a room may not learn what came after.
  const asked = isProjected && freeze === 'on' ? 'frozen' : chosen
  const view = asked !== null && views.includes(asked) ? asked : freeze === 'on' ? 'frozen' : 'live'
  const shown = { competition: id, view, bracket }
  const { data: board, error, isPlaceholderData } = useBoard(shown)
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (board === undefined) return null
  if (board.rows.length === 0 && bracket === null && board.leftOut.hidden + board.leftOut.banned === 0)
    return <EmptyState title={t('standings.none')} text={t('standings.none.help')} />
  const next = () => setChosen(views[(views.indexOf(view) + 1) % views.length] ?? view)
  return (
    <div className={styles.page}>
      <Controls
        {...{ board, views, view, bracket }}
        onView={setChosen}
        onBracket={setBracket}
        onProject={() => setIsProjected(true)}
      />
      <div>
        <Ranking board={board} />
        <Notes board={board} />
      </div>
      <Progression board={board} shown={shown} />
      <SolveMatrix board={board} shown={shown} />
      <FirstBloods board={board} />
      <Awards board={board} />
      {isProjected && !(freeze === 'on' && isPlaceholderData) ? (
        <Projector
          title={String(title ?? '')}
          {...{ board, view }}
          onView={next}
          onClose={() => setIsProjected(false)}
        />
      ) : null}
    </div>
  )
}
