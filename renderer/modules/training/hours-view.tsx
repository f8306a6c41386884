import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { projectHours, type YearHours } from '#shared/modules/training/training.hours.ts'
import { unitsToDecimal } from '#shared/record/decimal.ts'
import { allPages } from '../../api/all-pages.ts'
import { api } from '../../api/client.ts'
import { useZone } from '../../app/use-zone.ts'
import { useWords } from '../../app/words.tsx'
import { ViewFrame } from '../../charts/view-frame.tsx'
import { FiguresTable } from '../../records/figures-table.tsx'
import { RecordLink } from '../../records/record-link.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import classes from './roll-call.module.css'
import styles from './training.module.css'

const most = 2000
const held = [{ field: 'state', comparison: 'is' as const, value: 'held' }]

function useHours() {
  const zone = useZone()
  const { data, error, isPending } = useQuery({
    queryKey: ['trainingSession', 'held'],
    queryFn: () => allPages((page) => api.trainingSession.list(page), { filters: held }, most),
  })
  const hours = useMemo(() => projectHours(data?.rows ?? [], zone), [data, zone])
  const isCut = data !== undefined && data.total > data.rows.length
  return { hours, titles: data?.titles ?? {}, source: { error, isPending, isCut } }
}

/** Hours of training by person and year, from sessions that were held. */
export function HoursView() {
  const t = useWords()
  const formats = useFormats()
  const { hours, titles, source } = useHours()
  const { years, people } = hours
  const hoursOf = (tenths: number) => formats.decimal(unitsToDecimal(tenths, 1))
  const nameOf = (person: string) => titles[person] ?? t('record.unreadable')
  const yearText = (year: YearHours | null) => {
    if (year === null) return '—'
    const { tenths, absent, excused, unstated } = year
    const more = [
      absent > 0 ? t('trainingHours.absent', { count: absent }) : '',
      excused > 0 ? t('trainingHours.excused', { count: excused }) : '',
      unstated > 0 ? t('trainingHours.unstated', { count: unstated }) : '',
    ].filter((part) => part !== '')
    return [hoursOf(tenths), ...more].join(' · ')
  }
  const columns = [
    { key: 'person', label: t('person') },
    ...years.map((year) => ({ key: String(year), label: String(year), align: 'end' as const })),
    { key: 'all', label: t('trainingHours.all'), align: 'end' as const },
  ]
  const rows = people.map(({ person, years: own, tenths }) => ({
    key: person,
    cells: [
      { text: nameOf(person), shown: <RecordLink record="person" id={person} title={nameOf(person)} /> },
      ...own.map((year) => ({ text: yearText(year), sort: year?.tenths ?? null })),
      { text: hoursOf(tenths), sort: tenths },
    ],
  }))
  const total = hoursOf(people.reduce((sum, { tenths }) => sum + tenths, 0))
  const title = t('trainingHours.finding', { count: people.length, hours: total })
  const table = { columns, rows: rows.map(({ cells }) => cells.map(({ text }) => text)) }
  return (
    <ViewFrame title={title} table={table} source={source}>
      {people.length === 0 ? (
        <EmptyState title={t('trainingHours.none')} text={t('trainingHours.none.help')} />
      ) : (
        <div className={classes.hours}>
          <FiguresTable title={t('trainingHours.title')} columns={columns} rows={rows} />
          <p className={styles.note}>{t('rollCall.counting')}</p>
        </div>
      )}
    </ViewFrame>
  )
}
