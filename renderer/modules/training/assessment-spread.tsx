import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { labelledBars } from '#shared/charts/bar-charts.ts'
import type { personRecord } from '#shared/modules/people/person.record.ts'
import { rankingOf } from '#shared/modules/training/training.facts.ts'
import type { ScoreRow } from '#shared/modules/training/training.projection.ts'
import { bandsOf, compareGroups, type Grouped, ranksWithin } from '#shared/modules/training/training.spread.ts'
import type { Entity } from '#shared/record/record.ts'
import { allPages } from '../../api/all-pages.ts'
import { api } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import { Chart } from '../../charts/chart.tsx'
import { useChartPalette } from '../../charts/palette.ts'
import type { DetailProps } from '../../records/detail-props.ts'
import { type FigureCell, FiguresTable } from '../../records/figures-table.tsx'
import type { Formats } from '../../records/formats.ts'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { personCell, sortOf } from './score-cells.tsx'
import classes from './training.module.css'
import { useAssessment } from './use-assessment.ts'

const groupings = ['department', 'specialism', 'source', 'team'] as const
type Grouping = (typeof groupings)[number]
type Counted = ScoreRow & { readonly total: string }
const most = 2000

/** The people of the house, to whom the groups belong. */
function usePeople() {
  const { data } = useQuery({
    queryKey: ['person', 'groups'],
    queryFn: () => allPages((page) => api.person.list(page), {}, most),
  })
  const byId = useMemo(() => new Map((data?.rows ?? []).map((person) => [person.id, person])), [data])
  return { byId, titles: data?.titles ?? {} }
}

function groupOf(by: Grouping, row: ScoreRow, person: Entity<typeof personRecord> | undefined): string | null {
  return by === 'team' ? row.team : (person?.[by] ?? null)
}

function Histogram({ rows }: { readonly rows: readonly Counted[] }) {
  const t = useWords()
  const palette = useChartPalette()
  const bands = useMemo(() => bandsOf(rows.map(({ total }) => total)), [rows])
  const bars = useMemo(
    () =>
      bands.map(({ from, to, count }) => ({
        word: t('spread.band', { from, to }),
        label: String(count),
        value: count,
        colour: palette.accent,
      })),
    [bands, t, palette],
  )
  const highest = Math.max(...bands.map(({ count }) => count))
  const fullest = bands.find(({ count }) => count === highest)
  const option = useMemo(() => labelledBars(bars, highest, palette), [bars, highest, palette])
  const table = {
    columns: [
      { key: 'band', label: t('spread.total') },
      { key: 'people', label: t('score.basis.people'), align: 'end' as const },
    ],
    rows: bars.map(({ word, label }) => [word, label]),
  }
  const title = t('spread.fullest', {
    count: highest,
    all: rows.length,
    from: fullest?.from ?? 0,
    to: fullest?.to ?? 0,
  })
  return <Chart title={title} option={option} height={40 + bars.length * 28} table={table} />
}

type Named = { readonly grouped: readonly Grouped[]; readonly nameOf: (group: string | null) => string }

function Groups({ grouped, nameOf }: Named) {
  const t = useWords()
  const formats = useFormats()
  const groups = useMemo(() => compareGroups(grouped), [grouped])
  const columns = [
    { key: 'group', label: t('spread.group') },
    { key: 'people', label: t('score.basis.people'), align: 'end' as const },
    { key: 'mean', label: t('score.basis.mean'), align: 'end' as const },
    { key: 'others', label: t('spread.others'), align: 'end' as const },
    { key: 'difference', label: t('spread.difference'), align: 'end' as const },
  ]
  const figure = (text: string | null) => ({ text: text === null ? '—' : formats.decimal(text), sort: sortOf(text) })
  const rows = groups.map(({ group, people, mean, others, difference }) => ({
    key: group ?? '',
    cells: [
      { text: nameOf(group) },
      { text: String(people), sort: people },
      figure(mean),
      figure(others),
      differenceCell(formats, difference),
    ],
  }))
  return (
    <div>
      <FiguresTable title={t('spread.groups', { count: groups.length })} columns={columns} rows={rows} />
      <p className={classes.note}>{t('spread.unjudged')}</p>
    </div>
  )
}

function differenceCell(formats: Formats, difference: string | null): FigureCell {
  if (difference === null) return { text: '—', sort: null }
  const figure = formats.decimal(difference)
  // A spreadsheet takes the hyphen alone for a minus.
  const isLess = figure.startsWith('-')
  const text = isLess ? figure : `+${figure}`
  return { text, sort: sortOf(difference), shown: isLess ? `−${figure.slice(1)}` : text }
}

type Ranks = Named & {
  readonly rows: readonly Counted[]
  readonly within: ReadonlyMap<string, number | null>
  readonly titles: Readonly<Record<string, string>>
}

function RanksWithin({ rows, grouped, nameOf, within, titles }: Ranks) {
  const t = useWords()
  const formats = useFormats()
  const groups = new Map(grouped.map(({ id, group }) => [id, group]))
  const rankOf = (rank: number | null) => ({ text: rank === null ? '—' : String(rank), sort: rank })
  const columns = [
    { key: 'person', label: t('score.person') },
    { key: 'group', label: t('spread.group') },
    { key: 'total', label: t('score.total'), align: 'end' as const },
    { key: 'within', label: t('spread.within'), align: 'end' as const },
    { key: 'rank', label: t('spread.overall'), align: 'end' as const },
  ]
  const shown = rows.map((row) => ({
    key: row.id,
    cells: [
      personCell(t, row, titles),
      { text: nameOf(groups.get(row.id) ?? null) },
      { text: formats.decimal(row.total), sort: Number(row.total) },
      rankOf(within.get(row.id) ?? null),
      rankOf(row.rank),
    ],
  }))
  return <FiguresTable title={t('spread.ranks')} columns={columns} rows={shown} />
}

/** How the totals of an assessment are spread, and how groups of people stand beside each other. */
export function AssessmentSpread({ detail }: DetailProps) {
  const t = useWords()
  const { assessment, table, titles, isWhole, isPending, error } = useAssessment(detail.entity.id)
  const [by, setBy] = useState<Grouping>('department')
  const people = usePeople()
  const rows = useMemo(() => table?.rows.filter((row): row is Counted => row.total !== null) ?? [], [table])
  const grouped = useMemo(
    () => rows.map((row) => ({ id: row.id, total: row.total, group: groupOf(by, row, people.byId.get(row.person)) })),
    [rows, by, people.byId],
  )
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (isPending || assessment === null) return null
  if (!isWhole || rows.length === 0)
    return (
      <EmptyState title={t(isWhole ? 'scores.none' : 'scores.hidden')} text={isWhole ? undefined : t('scores.own')} />
    )
  const nameOf = (group: string | null) => {
    if (group === null) return t('spread.nobody')
    if (by === 'team') return group
    return by === 'department' ? (people.titles[group] ?? t('record.unreadable')) : t(`person.${by}.${group}`)
  }
  const within = ranksWithin(grouped, rankingOf(assessment))
  return (
    <div className={classes.page}>
      <Histogram rows={rows} />
      <SegmentedControl
        size="xs"
        aria-label={t('spread.by')}
        value={by}
        onChange={(value) => setBy(groupings.find((one) => one === value) ?? 'department')}
        data={groupings.map((value) => ({ value, label: t(value === 'team' ? 'score.team' : `person.${value}`) }))}
        style={{ justifySelf: 'start' }}
        data-not-printed
      />
      <Groups grouped={grouped} nameOf={nameOf} />
      <RanksWithin {...{ rows, grouped, nameOf, within, titles }} />
    </div>
  )
}
