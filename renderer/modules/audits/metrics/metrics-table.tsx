import type { Filter } from '#shared/contract/list.ts'
import {
  countFilters,
  type MetricCount,
  type MetricDimension,
  type MetricPart,
  onTimeShare,
  partFilters,
  shareOf,
} from '#shared/modules/audits/audits.metrics.ts'
import { ListLink } from '../../../app/home/record-links.tsx'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { type FigureCell, FiguresTable } from '../../../records/figures-table.tsx'
import { useFormats } from '../../../records/use-formats.ts'

type Props = {
  readonly dimension: MetricDimension
  readonly filters: readonly Filter[]
  readonly parts: readonly MetricPart[]
  readonly all: MetricPart
  readonly word: (part: MetricPart) => string
}

const columns = [
  'raised',
  'open',
  'overdue',
  'onTime',
  'late',
  'onTimeShare',
  'closed',
  'mean',
  'median',
  'extended',
  'reopened',
  'repeated',
] as const
const shares: readonly string[] = ['extended', 'reopened', 'repeated']

/** The figures of each part and of all; every count opens exactly its findings. */
export function MetricsTable({ dimension, filters, parts, all, word }: Props) {
  const t = useWords()
  const formats = useFormats()
  const { today } = useSession()
  const counted = (part: MetricPart, count: MetricCount, own: readonly Filter[]): FigureCell => {
    const value = part[count]
    const share = shares.includes(count) ? shareOf(value, part.raised) : null
    const text = share === null ? String(value) : t('finding.metrics.withShare', { count: value, share })
    const link = (
      <ListLink record="finding" filters={[...filters, ...own, ...countFilters(count, today)]}>
        {text}
      </ListLink>
    )
    return { text, sort: value, shown: value === 0 ? <span className="quiet">0</span> : link }
  }
  const cellOf = (part: MetricPart, column: (typeof columns)[number], own: readonly Filter[]): FigureCell => {
    if (column === 'mean' || column === 'median') {
      const value = part[column]
      return value === null ? { text: '—', sort: null } : { text: formats.integer(Math.round(value)), sort: value }
    }
    if (column !== 'onTimeShare') return counted(part, column, own)
    const share = onTimeShare(part)
    return share === null ? { text: '—', sort: null } : { text: `${share} %`, sort: share }
  }
  const rowOf = (part: MetricPart, name: string, own: readonly Filter[]) => ({
    key: part.part ?? name,
    cells: [{ text: name }, ...columns.map((column) => cellOf(part, column, own))],
  })
  return (
    <FiguresTable
      title={t(`finding.metrics.by.${dimension}`)}
      columns={[
        { key: 'part', label: t('finding.metrics.part') },
        ...columns.map((key) => ({ key, label: t(`finding.metrics.${key}`), align: 'end' as const })),
      ]}
      rows={[
        ...parts.map((part) => rowOf(part, word(part), partFilters(dimension, part.part))),
        { ...rowOf(all, t('finding.metrics.all'), []), isBelow: true },
      ]}
    />
  )
}
