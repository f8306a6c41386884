import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useCallback, useEffect, useMemo, useRef } from 'react'
import { linesOf, type WorkspaceRow } from '#shared/modules/audits/audits.workspace.ts'
import { checklistRowRecord } from '#shared/modules/audits/checklist-row.record.ts'
import { useWords } from '../../../app/words.tsx'
import { StateBadge } from '../../../records/state-badge.tsx'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import classes from './checklist.module.css'
import { resultTone } from './result-tone.ts'

const heights = { group: 30, row: 54 } as const

/** One row in two lines: what is asked, and how it stands. Of all in sight, two change with each step. */
const Row = memo(function Row({
  row,
  isCurrent,
  onOpen,
}: {
  readonly row: WorkspaceRow
  readonly isCurrent: boolean
  readonly onOpen: (id: string) => void
}) {
  const t = useWords()
  const { result, findings, evidence, notes, remarks } = row
  return (
    <button
      type="button"
      className={classes.row}
      aria-current={isCurrent ? 'true' : undefined}
      tabIndex={isCurrent ? 0 : -1}
      data-row={row.id}
      onClick={() => onOpen(row.id)}
    >
      <span className={classes.position}>{row.position}</span>
      <span className={classes.question}>{row.question}</span>
      <span className={classes.facts}>
        {result === null ? (
          <span className="quiet">{t('workspace.untested')}</span>
        ) : (
          <ToneBadge tone={resultTone(result)}>{t(`checklistRow.result.${result}`)}</ToneBadge>
        )}
        {row.state === 'open' ? null : <StateBadge record={checklistRowRecord} state={row.state} />}
        {findings > 0 ? (
          <span className={classes.count}>{t('workspace.row.findings', { count: findings })}</span>
        ) : null}
        {evidence > 0 ? <span className={classes.count}>{t('workspace.row.files', { count: evidence })}</span> : null}
        {notes > 0 ? (
          <span className={classes.count} data-asks>
            {t('workspace.row.notes', { count: notes })}
          </span>
        ) : null}
        {remarks > 0 ? (
          <span className={classes.count} data-asks={row.isToAnswer || undefined}>
            {t('workspace.row.remarks', { count: remarks })}
          </span>
        ) : null}
      </span>
    </button>
  )
})

type Props = {
  readonly rows: readonly WorkspaceRow[]
  readonly current: string | null
  readonly onOpen: (id: string) => void
}

/** The rows of an audit by control, of which only those in sight are drawn. */
export function Checklist({ rows, current, onOpen }: Props) {
  const t = useWords()
  const frame = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => linesOf(rows), [rows])
  const at = lines.findIndex((line) => line.kind === 'row' && line.row.id === current)
  const drawn = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: (index) => heights[lines[index]?.kind ?? 'row'],
    getItemKey: (index) => {
      const line = lines[index]
      return line?.kind === 'row' ? line.row.id : `group ${line?.group ?? index}`
    },
    overscan: 10,
  })
  useEffect(() => {
    const place = drawn.measurementsCache[at]
    const [from, height] = [drawn.scrollOffset ?? 0, drawn.scrollRect?.height ?? 0]
    if (!place || (place.start >= from && place.end <= from + height)) return
    // With the frame: asked to scroll now, the list would have the next paper laid out once more than is seen of it.
    const frame = requestAnimationFrame(() => drawn.scrollToIndex(at, { align: 'auto' }))
    return () => cancelAnimationFrame(frame)
  }, [at, drawn])
  const latest = useRef(onOpen)
  useEffect(() => {
    latest.current = onOpen
  })
  const open = useCallback((id: string) => latest.current(id), [])
  return (
    <div ref={frame} className={classes.frame}>
      <div className={classes.lines} style={{ height: drawn.getTotalSize() }}>
        <ul className={classes.plain} aria-label={t('checklistRow.plural')}>
          {drawn.getVirtualItems().map((item) => {
            const line = lines[item.index]
            if (!line) return null
            return (
              <li
                key={item.key}
                className={classes.line}
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
              >
                {line.kind === 'group' ? (
                  <h3 className={classes.group}>
                    <span className={classes.groupTitle}>{line.title || t('workspace.group.none')}</span>
                    <span className="quiet">{line.count}</span>
                  </h3>
                ) : (
                  <Row row={line.row} isCurrent={line.row.id === current} onOpen={open} />
                )}
              </li>
            )
          })}
        </ul>
      </div>
    </div>
  )
}
