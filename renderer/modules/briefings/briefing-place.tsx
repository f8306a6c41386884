import { Link } from '@tanstack/react-router'
import type { BriefingCell, BriefingRow } from '#shared/modules/briefings/briefings.projection.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { mayWrite } from '../../records/known-records.ts'
import { StateBadge } from '../../records/state-badge.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { GridCell } from '../../ui/grid.tsx'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import type { gridPlace } from '../../ui/use-grid-places.ts'
import classes from './briefings.module.css'

/** The words under or instead of a briefing: by when, since when too late, or that nobody was there to be told. */
export function useCellWord() {
  const t = useWords()
  const formats = useFormats()
  return ({ quarter, briefing, state, isExpected, isOverdue }: BriefingCell) => {
    const day = formats.day(quarter.dueOn)
    if (isOverdue) return t('briefings.overdue', { day })
    if (briefing === null && !isExpected) return t('briefings.notThere')
    return state === null || state === 'drafted' ? t('briefings.due', { day }) : ''
  }
}

type CellProps = {
  readonly record: AnyRecord
  readonly row: BriefingRow
  readonly cell: BriefingCell
  readonly place: ReturnType<typeof gridPlace>
}

/** One quarter of a committee: it leads to its briefing, or to a new one where one is owed and may be written. */
export function BriefingPlace({ record, row, cell, place }: CellProps) {
  const t = useWords()
  const { member } = useSession()
  const word = useCellWord()(cell)
  const { briefing, state, isExpected, isOverdue } = cell
  const { name: quarter, place: number } = cell.quarter
  const name = t(`briefings.q${number}`)
  const title = t('briefings.title', { committee: row.title, quarter: name, year: quarter.slice(0, 4) })
  const isWritable = briefing === null && isExpected && mayWrite(record, member.roles)
  const said = (
    <>
      <span className="only-spoken">{`${row.title}, ${name}: `}</span>
      {state === null ? null : <StateBadge record={record} state={state} />}
      {isOverdue ? <ToneBadge tone="critical">{word}</ToneBadge> : <span className="quiet">{word}</span>}
      {isWritable ? (
        <span className={classes.write} data-not-printed>
          {t('briefings.write')}
        </span>
      ) : null}
    </>
  )
  const tone = isOverdue ? 'critical' : state === null ? undefined : record.workflow?.states[state]?.tone
  return (
    <GridCell tone={tone} isIdle={briefing === null && !isWritable}>
      {briefing !== null ? (
        <Link to="/records/$record/$id" params={{ record: record.name, id: briefing }} search={(old) => old} {...place}>
          {said}
        </Link>
      ) : isWritable ? (
        <Link
          to="/records/$record/new"
          params={{ record: record.name }}
          search={{ with: { title, committee: row.committee, quarter } }}
          {...place}
        >
          {said}
        </Link>
      ) : (
        <span {...place}>{said}</span>
      )}
    </GridCell>
  )
}
