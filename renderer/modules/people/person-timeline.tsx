import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import {
  momentKey,
  type TimelineEntry,
  type TimelineKind,
  timelineKinds,
} from '#shared/modules/people/people.timeline.ts'
import { unitsToDecimal } from '#shared/record/decimal.ts'
import { api } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { RecordLink } from '../../records/record-link.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterChips } from '../../ui/filter-chips.tsx'
import classes from './person-timeline.module.css'

type Chosen = TimelineKind | 'all'

/** How it went, in the words of the record that tells of it. */
function useFacts() {
  const t = useWords()
  const formats = useFormats()
  return ({ words, text, total, rank, tenths }: TimelineEntry) =>
    [
      ...words.map((key) => t(key)),
      ...(total === null ? [] : [t('personTimeline.total', { count: Number(total), total: formats.decimal(total) })]),
      ...(rank === null ? [] : [t('personTimeline.rank', { rank })]),
      ...(tenths ? [t('person.hours', { hours: formats.decimal(unitsToDecimal(tenths, 1)) })] : []),
      ...(text === '' ? [] : [text]),
    ].join(' · ')
}

function Moment({ entry }: { readonly entry: TimelineEntry }) {
  const t = useWords()
  const formats = useFormats()
  const factsOf = useFacts()
  const { on, record, id, title, kind } = entry
  return (
    <li className={classes.moment}>
      <time dateTime={on} className={classes.day}>
        {formats.day(on)}
      </time>
      <span className={classes.kind}>{t(`personTimeline.kind.${kind}`)}</span>
      <span className={classes.deed}>
        {t(`personTimeline.deed.${entry.deed}`)}
        {record === 'person' ? null : (
          <>
            {' '}
            <RecordLink record={record} id={id} title={title} />
          </>
        )}{' '}
        <span className="quiet">{factsOf(entry)}</span>
      </span>
    </li>
  )
}

/** The moments under their year; those of days to come stand apart, before all others. */
function Moments({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const t = useWords()
  const { today } = useSession()
  const groups = Map.groupBy(entries, ({ on }) => (on > today ? t('personTimeline.ahead') : on.slice(0, 4)))
  return [...groups].map(([head, rows]) => (
    <section key={head} aria-label={head}>
      <h3 className={classes.year}>{head}</h3>
      <ol className={classes.list}>
        {rows.map((entry) => (
          <Moment key={momentKey(entry)} entry={entry} />
        ))}
      </ol>
    </section>
  ))
}

/** Everything that the reader may read of a person, in the order of time, narrowed to one kind where that is chosen. */
export function PersonTimeline({ detail }: DetailProps) {
  const t = useWords()
  const [chosen, setChosen] = useState<Chosen>('all')
  const { id, name } = detail.entity
  const { data, error } = useQuery({
    queryKey: ['timeline', id],
    queryFn: () => api.timeline.of({ person: id }),
  })
  const entries = data?.entries
  const choices = useMemo(() => {
    const counts = Map.groupBy(entries ?? [], ({ kind }) => kind)
    const kinds = timelineKinds.flatMap((value) => {
      const count = counts.get(value)?.length ?? 0
      return count === 0 ? [] : [{ value, words: t(`personTimeline.kind.${value}`), count }]
    })
    return [{ value: 'all' as Chosen, words: t('personTimeline.all'), count: entries?.length ?? 0 }, ...kinds]
  }, [entries, t])
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (!data) return null
  if (data.entries.length === 0)
    return <EmptyState title={t('personTimeline.none')} text={t('personTimeline.none.help')} />
  const shown = data.entries.filter(({ kind }) => chosen === 'all' || kind === chosen)
  return (
    <div className={classes.page}>
      <h3 className={classes.finding}>{t('personTimeline.finding', { count: shown.length, name: String(name) })}</h3>
      <FilterChips label={t('personTimeline.filters')} choices={choices} chosen={chosen} onChoose={setChosen} />
      {data.total > data.entries.length ? (
        <p className="quiet">{t('personTimeline.cut', { shown: data.entries.length, total: data.total })}</p>
      ) : null}
      <Moments entries={shown} />
    </div>
  )
}
