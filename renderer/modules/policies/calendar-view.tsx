import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { wholeMonth } from '#shared/base/calendar-words.ts'
import { byDay } from '#shared/charts/month-sheet.ts'
import { monthStart } from '#shared/charts/time-scale.ts'
import { type CalendarEntry, projectCalendar, reviewTones } from '#shared/modules/policies/policies.projection.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useAll } from '../../api/use-all.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { CalendarBody, MonthTurner } from '../../charts/day-panel.tsx'
import { MonthCalendar } from '../../charts/month-calendar.tsx'
import { ViewFrame } from '../../charts/view-frame.tsx'
import { mayWrite, recordNamed } from '../../records/known-records.ts'
import { listSearch, queryOf } from '../../records/list-search.ts'
import { useFormats } from '../../records/use-formats.ts'
import { DayList, YearStrip } from './calendar-side.tsx'

function useCalendarTable(entries: readonly CalendarEntry[], nameOf: (id: string) => string, record: string) {
  const t = useWords()
  const formats = useFormats()
  return {
    columns: [
      { key: 'day', label: t('calendar.day') },
      { key: 'title', label: t(`${record}.title`) },
      { key: 'status', label: t('calendar.status') },
      { key: 'owner', label: t(`${record}.owner`) },
    ],
    rows: entries.map(({ day, title, status, owner }) => [
      formats.day(day),
      title,
      t(`calendar.status.${status}`),
      owner ? nameOf(owner) : '',
    ]),
  }
}

/** What is said of all entries: overdue ones, those of this month, those done this year. */
function countsOf(entries: readonly CalendarEntry[], today: string) {
  const count = (matches: (entry: CalendarEntry) => boolean) => entries.filter(matches).length
  return {
    overdue: count(({ status }) => status === 'overdue'),
    due: count(({ status, day }) => status === 'due' && monthStart(day) === monthStart(today)),
    done: count(({ status, day }) => status === 'done' && day.slice(0, 4) === today.slice(0, 4)),
  }
}

/** Reviews, or policies by their next review, on the days of a month. */
export function ReviewCalendar({ record }: { readonly record: AnyRecord }) {
  const t = useWords()
  const navigate = useNavigate()
  const { today, member } = useSession()
  const [day, setDay] = useState(today)
  const search = listSearch(useSearch({ strict: false }))
  const source = useAll(record.name, queryOf(record, search))
  const entries = useMemo(() => projectCalendar(source.rows, today), [source.rows, today])
  const days = useMemo(() => byDay(entries), [entries])
  const nameOf = (id: string) => source.titles[id] ?? t('record.somebody')
  const reviews = recordNamed('policyReview')
  const mayPlan = reviews !== null && mayWrite(reviews, member.roles)
  const make = (dueOn: string) =>
    void navigate({
      to: '/records/$record/new',
      params: { record: 'policyReview' },
      search: (old: Readonly<Record<string, unknown>>) => ({ ...old, with: { dueOn } }),
    })
  const enter = (chosen: string) => {
    const [first] = days.get(chosen) ?? []
    if (first)
      void navigate({ to: '/records/$record/$id', params: { record: record.name, id: first.id }, search: (old) => old })
    else if (mayPlan) make(chosen)
  }
  const month = wholeMonth(t.language, day)
  return (
    <ViewFrame
      title={t(`calendar.finding.${record.name}`, countsOf(entries, today))}
      controls={<MonthTurner day={day} onDay={setDay} />}
      table={useCalendarTable(entries, nameOf, record.name)}
      source={source}
    >
      <YearStrip entries={entries} day={day} onMonth={setDay} />
      <CalendarBody
        legend={(['overdue', 'due', 'done'] as const).map((status) => ({
          tone: reviewTones[status],
          word: t(`calendar.status.${status}`),
        }))}
        hint={t('calendar.hint')}
      >
        <MonthCalendar
          day={day}
          days={days}
          label={month}
          countWord={(count) => t('calendar.count', { count })}
          onDay={setDay}
          onEnter={enter}
        />
        <DayList
          record={record.name}
          day={day}
          entries={days.get(day) ?? []}
          nameOf={nameOf}
          onNew={mayPlan ? () => make(day) : null}
        />
      </CalendarBody>
    </ViewFrame>
  )
}
