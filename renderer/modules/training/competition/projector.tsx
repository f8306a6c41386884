import { Modal } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Board } from '#shared/modules/competitions/competitions.contract.ts'
import type { BoardView } from '#shared/modules/competitions/competitions.scoreboard.ts'
import { useWords } from '../../../app/words.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import classes from './competition.module.css'
import { useNote } from './use-note.ts'

type Props = {
  readonly title: string
  readonly board: Board
  readonly view: BoardView
  /** Goes on to the next way of counting. */
  readonly onView: () => void
  readonly onClose: () => void
}

/** As many as are read from the last row of a room. */
const onPage = 10

/** Fills the screen or gives it back; a browser that refuses leaves the view as large as its window. */
async function toggleScreen(): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen()
    else await document.documentElement.requestFullscreen()
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof DOMException)) throw error
  }
}

function useProjectorKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const run = Object.hasOwn(latest.current, event.key) ? latest.current[event.key] : undefined
      if (!run || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      event.stopImmediatePropagation()
      run()
    }
    addEventListener('keydown', press, true)
    return () => {
      removeEventListener('keydown', press, true)
      if (document.fullscreenElement) void toggleScreen()
    }
  }, [])
}

/** The ranking for a room: ten at a time, large, walked through by keys. */
export function Projector({ title, board, view, onView, onClose }: Props) {
  const t = useWords()
  const formats = useFormats()
  const note = useNote(board, view)
  const [page, setPage] = useState(0)
  const pages = Math.max(1, Math.ceil(board.rows.length / onPage))
  const at = Math.min(page, pages - 1)
  useProjectorKeys({
    ArrowRight: () => setPage((at + 1) % pages),
    ArrowLeft: () => setPage((at + pages - 1) % pages),
    f: () => void toggleScreen(),
    v: onView,
  })
  const rows = board.rows.slice(at * onPage, (at + 1) * onPage)
  const range = { from: at * onPage + 1, to: at * onPage + rows.length, all: board.rows.length }
  return (
    <Modal opened onClose={onClose} title={<span className={classes.projectorTitle}>{title}</span>} fullScreen>
      <div className={classes.projector}>
        {note === null ? null : <ToneBadge tone="attention">{note}</ToneBadge>}
        <ol className={classes.places} start={range.from} aria-live="polite">
          {rows.map(({ entrant, rank, name, points }) => (
            <li key={entrant}>
              <span className={classes.projectorRank}>{rank ?? '—'}</span>
              <bdi className={classes.projectorName}>{name}</bdi>
              <span className={classes.projectorPoints}>
                {t('projector.gained', {
                  ...{ points: points === null ? '—' : formats.decimal(points), count: Number(points) },
                })}
              </span>
            </li>
          ))}
        </ol>
        <p className={classes.projectorFoot}>
          <span>{t('projector.page', range)}</span>
          <span>{t('projector.keys')}</span>
        </p>
      </div>
    </Modal>
  )
}
