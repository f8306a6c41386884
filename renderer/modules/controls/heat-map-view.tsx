import { SegmentedControl } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { headMonth } from '#shared/base/calendar-words.ts'
import {
  type CheckResult,
  cellKinds,
  cellTones,
  checksOf,
  firstMonth,
  type HeatMap,
  type HeatRow,
  overdueChecks,
  projectHeatMap,
} from '#shared/modules/controls/controls.projection.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { api } from '../../api/client.ts'
import { useAll } from '../../api/use-all.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { ViewFrame } from '../../charts/view-frame.tsx'
import { mayWrite, recordNamed } from '../../records/known-records.ts'
import { listSearch, queryOf, searchFor } from '../../records/list-search.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { GridHint, GridLegend } from '../../ui/grid.tsx'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import { HeatMapTable } from './heat-map.tsx'

const noChecks: readonly CheckResult[] = []

function Legend() {
  const t = useWords()
  return (
    <GridLegend>
      {cellKinds.map((kind) =>
        kind === 'none' ? null : (
          <ToneBadge key={kind} tone={cellTones[kind]}>
            {t(`heatMap.kind.${kind}`)}
          </ToneBadge>
        ),
      )}
      <span className="quiet">· {t('heatMap.kind.none')}</span>
    </GridLegend>
  )
}

function useHeatTable(map: HeatMap) {
  const t = useWords()
  const share = (value: number | null) => (value === null ? '' : `${value} %`)
  return {
    columns: [
      { key: 'number', label: t('control.number') },
      { key: 'title', label: t('control.title') },
      ...map.months.map((month) => ({ key: month, label: headMonth(t.language, month) })),
      { key: 'share', label: t('heatMap.share'), align: 'end' as const },
    ],
    rows: map.groups
      .flatMap((group) => group.rows)
      .map((row) => [
        row.number,
        row.title,
        ...row.cells.map(({ kind }) => (kind === 'none' ? '' : t(`heatMap.kind.${kind}`))),
        share(row.share),
      ]),
  }
}

/** Opens the check behind a cell, the list of them where there are several, a new one where it is owed, or else the control. */
function useOpenCell() {
  const navigate = useNavigate()
  const { today, member } = useSession()
  const checks = recordNamed('controlCheck')
  return (row: HeatRow, column: number, month: string) => {
    const cell = row.cells[column]
    if (cell && cell.checks > 1 && checks) {
      const search = { ...searchFor(checks, checksOf(row.id, month)), exact: true }
      void navigate({ to: '/records/$record', params: { record: 'controlCheck' }, search })
    } else if (cell?.check) {
      void navigate({ to: '/records/$record/$id', params: { record: 'controlCheck', id: cell.check } })
    } else if (cell && ['due', 'missed'].includes(cell.kind) && checks && mayWrite(checks, member.roles)) {
      const search = { with: { control: row.id, performedOn: today } }
      void navigate({ to: '/records/$record/new', params: { record: 'controlCheck' }, search })
    } else void navigate({ to: '/records/$record/$id', params: { record: 'control', id: row.id } })
  }
}

/** The list of controls as a map of months. */
export function ControlHeatMap({ record }: { readonly record: AnyRecord }) {
  const t = useWords()
  const { today } = useSession()
  const open = useOpenCell()
  const [length, setLength] = useState(12)
  const search = listSearch(useSearch({ strict: false }))
  const controls = useAll(record.name, queryOf(record, search))
  const since = firstMonth(today, length)
  const checks = useQuery({
    queryKey: ['controlCheck', 'since', since],
    queryFn: () => api.controls.checksSince({ since }),
    placeholderData: keepPreviousData,
  })
  const map = useMemo(
    () => projectHeatMap({ controls: controls.rows, checks: checks.data?.rows ?? noChecks, today, length }),
    [controls.rows, checks.data, today, length],
  )
  const source = {
    isPending: controls.isPending || checks.isPending,
    error: controls.error ?? checks.error,
    isCut: controls.isCut,
  }
  const rows = map.groups.flatMap((group) => group.rows)
  const counts = overdueChecks(controls.rows, checks.data?.rows ?? noChecks, today)
  const finding = map.share === null ? t('heatMap.finding.none') : t('heatMap.finding', { share: map.share, ...counts })
  const choice = (
    <SegmentedControl
      size="xs"
      aria-label={t('heatMap.months')}
      data={['12', '24'].map((value) => ({ value, label: t('heatMap.length', { count: Number(value) }) }))}
      value={String(length)}
      onChange={(value) => setLength(Number(value))}
    />
  )
  return (
    <ViewFrame title={finding} controls={choice} table={useHeatTable(map)} source={source}>
      {rows.length === 0 ? (
        <EmptyState title={t('list.empty', { records: t('control.plural') })} text={t('heatMap.none')} />
      ) : (
        <>
          <Legend />
          <HeatMapTable
            map={map}
            label={finding}
            nameOf={(id) => controls.titles[id] ?? t('record.somebody')}
            onOpen={(row, column) => open(row, column, map.months[column] ?? today)}
          />
          <GridHint>{t('heatMap.hint')}</GridHint>
        </>
      )}
    </ViewFrame>
  )
}
