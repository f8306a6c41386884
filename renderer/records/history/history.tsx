import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dayIn } from '#shared/base/calendar.ts'
import type { HistoryEntry } from '#shared/contract/record-operations.ts'
import { takenBack } from '#shared/record/story.ts'
import { historyOf } from '../../api/queries.ts'
import type { History } from '../../api/record-client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../detail-props.ts'
import { useFormats } from '../use-formats.ts'
import classes from './history.module.css'
import { HistoryEntryView } from './history-entry.tsx'
import { TakeBack } from './take-back.tsx'

type Chosen = { readonly person: string | null; readonly field: string | null }

/** A record with few entries needs no filter. */
const fewEntries = 4

function Filters({
  record,
  history,
  chosen,
  onChoose,
}: Pick<DetailProps, 'record'> & {
  readonly history: History
  readonly chosen: Chosen
  readonly onChoose: (chosen: Chosen) => void
}) {
  const t = useWords()
  const people = [...new Set(history.entries.map((entry) => entry.person))]
  const fields = [...new Set(history.entries.flatMap((entry) => entry.changes.map((change) => change.field)))]
  const fieldName = (field: string) => (field === 'state' ? t('record.state') : t(`${record.name}.${field}`))
  return (
    <div className={classes.filters} data-not-printed>
      <Select
        aria-label={t('history.filter.person')}
        placeholder={t('history.filter.anyone')}
        data={people.map((id) => ({ value: id, label: history.titles[id] ?? t('record.somebody') }))}
        value={chosen.person}
        onChange={(person) => onChoose({ ...chosen, person })}
        clearable
      />
      <Select
        aria-label={t('history.filter.field')}
        placeholder={t('history.filter.any')}
        data={fields.map((field) => ({ value: field, label: fieldName(field) }))}
        value={chosen.field}
        onChange={(field) => onChoose({ ...chosen, field })}
        searchable
        clearable
      />
    </div>
  )
}

function byDay(entries: readonly HistoryEntry[], zone: string): ReadonlyMap<string, readonly HistoryEntry[]> {
  const days = new Map<string, HistoryEntry[]>()
  for (const entry of entries) {
    const day = dayIn(zone, Date.parse(entry.at))
    days.set(day, [...(days.get(day) ?? []), entry])
  }
  return days
}

/** The story of a record: who did what, when and why, newest first, by day; an edit can be taken back. */
export function RecordHistory({ record, detail }: DetailProps) {
  const t = useWords()
  const formats = useFormats()
  const found = useQuery(historyOf(record.name, detail.entity.id))
  const [chosen, setChosen] = useState<Chosen>({ person: null, field: null })
  const [undoing, setUndoing] = useState<HistoryEntry | null>(null)
  if (found.error) return <RefusalNotice refusal={refusalOf(found.error)} />
  if (!found.data) return null
  const history = found.data
  const entries = [...history.entries]
    .sort((a, b) => b.at.localeCompare(a.at))
    .filter(({ person }) => chosen.person === null || person === chosen.person)
    .filter(({ changes }) => chosen.field === null || changes.some(({ field }) => field === chosen.field))
  return (
    <div className={classes.story}>
      {history.entries.length > fewEntries ? (
        <Filters record={record} history={history} chosen={chosen} onChoose={setChosen} />
      ) : null}
      {entries.length === 0 ? <p className="quiet">{t('history.none')}</p> : null}
      {[...byDay(entries, formats.zone)].map(([day, ofDay]) => (
        <section key={day} aria-label={formats.day(day)}>
          <h3 className={classes.day}>{formats.day(day)}</h3>
          <ol className={classes.entries}>
            {ofDay.map((entry) => (
              <HistoryEntryView
                key={entry.revision}
                record={record}
                entry={entry}
                titles={history.titles}
                onTakeBack={detail.mayEdit && takenBack(record, entry, detail.entity) ? () => setUndoing(entry) : null}
              />
            ))}
          </ol>
        </section>
      ))}
      {undoing ? <TakeBack record={record} detail={detail} entry={undoing} onClose={() => setUndoing(null)} /> : null}
    </div>
  )
}
