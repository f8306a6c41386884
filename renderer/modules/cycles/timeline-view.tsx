import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { ListQuery } from '#shared/contract/list.ts'
import { projectTimeline, type TimelineRow } from '#shared/modules/cycles/cycles.projection.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useAll } from '../../api/use-all.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { ViewFrame } from '../../charts/view-frame.tsx'
import { BeginRecord } from '../../records/begin-record.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { mayWrite, recordNamed } from '../../records/known-records.ts'
import { listSearch, queryOf } from '../../records/list-search.ts'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/error-notice.tsx'
import classes from './timeline.module.css'
import { Timeline } from './timeline.tsx'
import { TimelineControls, useZooms } from './timeline-controls.tsx'
import { useBarDrag } from './use-bar-drag.ts'
import { useKeptTimeline } from './use-kept-timeline.tsx'
import { usePlanDraft } from './use-plan-draft.tsx'

function useTimelineTable(rows: readonly TimelineRow[], nameOf: (id: string) => string) {
  const t = useWords()
  const formats = useFormats()
  const names = [
    ...(['number', 'title', 'leadDepartment', 'baselineStartOn', 'baselineDueOn'] as const),
    ...(['startOn', 'dueOn', 'doneOn', 'progress'] as const),
  ]
  const titles = new Map(rows.map(({ id, title }) => [id, title]))
  const waitWord = ({ item, isViolated }: TimelineRow['waitsFor'][number]) => {
    const title = titles.get(item) ?? ''
    return isViolated ? t('timeline.early', { title }) : title
  }
  return {
    columns: [
      ...names.map((key) => ({ key, label: t(`workItem.${key}`) })),
      { key: 'state', label: t('record.state') },
      { key: 'late', label: t('board.overdue'), align: 'end' as const },
      { key: 'dependsOn', label: t('workItem.dependsOn') },
      { key: 'critical', label: t('timeline.critical') },
    ],
    rows: rows.map((row) => [
      row.number,
      row.title,
      row.department === '' ? '' : nameOf(row.department),
      row.baseline ? formats.day(row.baseline.start) : '',
      row.baseline ? formats.day(row.baseline.end) : '',
      formats.day(row.planned.start),
      formats.day(row.planned.end),
      !row.isOpen && row.actual ? formats.day(row.actual.end) : '',
      row.progress === null ? '' : `${Math.round(row.progress)} %`,
      t(`workItem.state.${row.state}`),
      row.daysLate > 0 ? String(row.daysLate) : '',
      row.waitsFor.map(waitWord).join('; '),
      row.isCritical ? '✓' : '',
    ]),
  }
}

type Shown = {
  readonly record: AnyRecord
  readonly query: ListQuery
  readonly isTab: boolean
  /** What the rows are of. */
  readonly name: string
  /** What a work item that is begun here is of. */
  readonly given?: Readonly<Record<string, string>>
}

function ItemsTimeline({ record, query, isTab, name, given }: Shown) {
  const t = useWords()
  const formats = useFormats()
  const { today, member } = useSession()
  const zooming = useZooms()
  const { level } = zooming
  const source = useAll(record.name, query)
  const rows = useMemo(
    () => (record.workflow ? projectTimeline(record.workflow, source.rows, today) : []),
    [record, source.rows, today],
  )
  const nameOf = (id: string) => source.titles[id] ?? t('record.somebody')
  const table = useTimelineTable(rows, nameOf)
  const planning = usePlanDraft(record, level.step, mayWrite(record, member.roles))
  const { draft, refusal } = planning
  const { start, refused } = useBarDrag(planning, level.scale)
  const open = rows.filter((row) => row.isOpen).length
  const late = rows.filter((row) => row.isOpen && row.daysLate > 0).length
  const finding = t('timeline.finding', { count: open, late })
  const kept = useKeptTimeline({ rows, unit: level.unit, scale: level.scale, name, finding, nameOf })
  return (
    <ViewFrame
      title={finding}
      controls={<TimelineControls zooming={zooming} onSave={rows.length === 0 ? null : kept.save} />}
      table={table}
      source={source}
      isTab={isTab}
    >
      {refusal ? <RefusalNotice refusal={refusal.why}>{refusal.title}</RefusalNotice> : null}
      {refused ? (
        <Notice
          tone="attention"
          title={t(refused.isOpen ? 'timeline.refused.role' : 'timeline.refused', {
            title: refused.title,
            state: t(`workItem.state.${refused.state}`),
          })}
        />
      ) : null}
      {rows.length === 0 ? (
        <EmptyState title={t('list.empty', { records: t('workItem.plural') })} text={t('timeline.none')}>
          <BeginRecord record="workItem" given={given} />
        </EmptyState>
      ) : (
        <Timeline
          rows={rows}
          unit={level.unit}
          scale={level.scale}
          planning={planning}
          onGrip={start}
          nameOf={nameOf}
        />
      )}
      {kept.drawing}
      <p className={classes.hint} role="status" data-not-printed>
        {draft ? t('timeline.draft', { period: formats.period(draft.plan) }) : null}
        {draft || rows.length === 0 ? null : t('timeline.hint')}
      </p>
    </ViewFrame>
  )
}

/** The list of work items on a scale of time. */
export function ListTimeline({ record }: { readonly record: AnyRecord }) {
  const t = useWords()
  const search = listSearch(useSearch({ strict: false }))
  return <ItemsTimeline record={record} query={queryOf(record, search)} isTab={false} name={t('workItem.plural')} />
}

/** The work items of one cycle on a scale of time. */
export function CycleTimeline({ record, detail }: DetailProps) {
  const items = recordNamed('workItem')
  const name = String(detail.entity[record.title] ?? '')
  const query: ListQuery = { filters: [{ field: 'cycle', comparison: 'is', value: detail.entity.id }] }
  return items ? (
    <ItemsTimeline record={items} query={query} isTab name={name} given={{ cycle: detail.entity.id }} />
  ) : null
}
