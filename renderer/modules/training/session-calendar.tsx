import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { wholeMonth } from '#shared/base/calendar-words.ts'
import { instantIn } from '#shared/base/zoned.ts'
import { byDay } from '#shared/charts/month-sheet.ts'
import { monthStart } from '#shared/charts/time-scale.ts'
import { projectSessions, type SessionEntry, sessionTones } from '#shared/modules/training/training.calendar.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useAll } from '../../api/use-all.ts'
import { useSession } from '../../app/session.tsx'
import { useZone } from '../../app/use-zone.ts'
import { useWords } from '../../app/words.tsx'
import { CalendarBody, DayLine, DayPanel, MonthTurner } from '../../charts/day-panel.tsx'
import { MonthCalendar } from '../../charts/month-calendar.tsx'
import { ViewFrame } from '../../charts/view-frame.tsx'
import { mayWrite } from '../../records/known-records.ts'
import { listSearch, queryOf } from '../../records/list-search.ts'
import { RecordLink } from '../../records/record-link.tsx'
import { recordWord } from '../../records/record-word.ts'
import { useFormats } from '../../records/use-formats.ts'
import { ToneBadge } from '../../ui/tone-badge.tsx'

/** When a session on an empty day begins, until somebody says otherwise. */
const usualTime = '09:00'

function useStateWord() {
  const t = useWords()
  return (entry: SessionEntry) =>
    entry.isOverdue ? t('sessions.toConfirm') : t(`trainingSession.state.${entry.state}`)
}

function useSessionTable(entries: readonly SessionEntry[], nameOf: (id: string) => string) {
  const t = useWords()
  const formats = useFormats()
  const stateWord = useStateWord()
  const names = ['startsAt', 'title', 'course', 'place', 'trainer'] as const
  return {
    columns: [
      ...names.map((key) => ({ key, label: t(`trainingSession.${key}`) })),
      { key: 'state', label: t('record.state') },
    ],
    rows: entries.map((entry) => [
      `${formats.day(entry.day)} ${entry.time}`,
      entry.title,
      entry.course ? nameOf(entry.course) : '',
      entry.place,
      entry.trainer ? nameOf(entry.trainer) : '',
      stateWord(entry),
    ]),
  }
}

/** What is said of all sessions: those of this month, and those that nobody has confirmed as held. */
function countsOf(entries: readonly SessionEntry[], today: string) {
  return {
    count: entries.filter(({ day }) => monthStart(day) === monthStart(today)).length,
    open: entries.filter(({ isOverdue }) => isOverdue).length,
  }
}

/** The sessions of courses on the days of a month. */
export function SessionCalendar({ record }: { readonly record: AnyRecord }) {
  const t = useWords()
  const navigate = useNavigate()
  const zone = useZone()
  const { today, member } = useSession()
  const stateWord = useStateWord()
  const [day, setDay] = useState(today)
  const source = useAll(record.name, queryOf(record, listSearch(useSearch({ strict: false }))))
  const entries = useMemo(() => projectSessions(source.rows, zone, today), [source.rows, zone, today])
  const days = useMemo(() => byDay(entries), [entries])
  const nameOf = (id: string) => source.titles[id] ?? t('record.somebody')
  const mayPlan = mayWrite(record, member.roles)
  const params = { record: record.name }
  const make = (on: string) =>
    void navigate({
      to: '/records/$record/new',
      params,
      search: (old: Readonly<Record<string, unknown>>) => ({
        ...old,
        with: { startsAt: instantIn(zone, on, usualTime) },
      }),
    })
  const enter = (chosen: string) => {
    const [first] = days.get(chosen) ?? []
    if (first) void navigate({ to: '/records/$record/$id', params: { ...params, id: first.id }, search: (old) => old })
    else if (mayPlan) make(chosen)
  }
  const ofDay = days.get(day) ?? []
  return (
    <ViewFrame
      title={t('sessions.finding', countsOf(entries, today))}
      controls={<MonthTurner day={day} onDay={setDay} />}
      table={useSessionTable(entries, nameOf)}
      source={source}
    >
      <CalendarBody
        legend={[
          { tone: sessionTones.toConfirm, word: t('sessions.toConfirm') },
          { tone: sessionTones.planned, word: t('trainingSession.state.planned') },
          { tone: sessionTones.held, word: t('trainingSession.state.held') },
        ]}
        hint={t('sessions.hint')}
      >
        <MonthCalendar
          day={day}
          days={days}
          label={wholeMonth(t.language, day)}
          countWord={(count) => t('sessions.count', { count })}
          onDay={setDay}
          onEnter={enter}
        />
        <DayPanel
          day={day}
          none={ofDay.length === 0 ? t('sessions.none') : null}
          newLabel={t('list.new', { record: recordWord(t, record.name) })}
          onNew={mayPlan ? () => make(day) : null}
        >
          {ofDay.map((entry) => (
            <li key={entry.id}>
              <RecordLink record={record.name} id={entry.id} title={entry.title} />
              <DayLine>
                <span>{entry.time}</span>
                <ToneBadge tone={entry.tone}>{stateWord(entry)}</ToneBadge>
                {entry.place ? <span className="quiet">{entry.place}</span> : null}
              </DayLine>
            </li>
          ))}
        </DayPanel>
      </CalendarBody>
    </ViewFrame>
  )
}
