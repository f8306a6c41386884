import { Checkbox, SegmentedControl, Select } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { wholeMonth } from '#shared/base/calendar-words.ts'
import { addDays } from '#shared/base/dates.ts'
import { listed } from '#shared/base/series.ts'
import { byDay, monthSheet } from '#shared/charts/month-sheet.ts'
import { type AgendaEntry, dutyTones } from '#shared/modules/cadence/cadence.contract.ts'
import { CalendarBody, DayPanel, MonthTurner } from '../../charts/day-panel.tsx'
import { MonthCalendar } from '../../charts/month-calendar.tsx'
import { ViewFrame } from '../../charts/view-frame.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { useSession } from '../session.tsx'
import { useWords } from '../words.tsx'
import { AgendaList, DutyLine } from './agenda-list.tsx'
import classes from './calendar.module.css'
import { type AgendaFilter, useAgenda } from './use-agenda.ts'

const dutyStatuses = ['overdue', 'due', 'expected', 'done'] as const

/** How far back overdue duties are looked for, and how far ahead, in days. */
const [behind, ahead] = [400, 90]

type FilterProps = {
  readonly filter: AgendaFilter
  readonly onFilter: (filter: AgendaFilter) => void
  readonly kinds: readonly string[]
  readonly departments: readonly { readonly value: string; readonly label: string }[]
}

function Filters({ filter, onFilter, kinds, departments }: FilterProps) {
  const t = useWords()
  const choices = kinds.map((kind) => ({ value: kind, label: t(kind) }))
  return (
    <>
      <Checkbox
        label={t('duties.mine')}
        checked={filter.isMine}
        onChange={(event) => onFilter({ ...filter, isMine: event.currentTarget.checked })}
      />
      <Select
        className={classes.choice}
        aria-label={t('duties.department')}
        placeholder={t('duties.department')}
        data={departments}
        value={filter.department}
        clearable
        onChange={(department) => onFilter({ ...filter, department })}
      />
      <Select
        className={classes.choice}
        aria-label={t('duties.kind')}
        placeholder={t('duties.kind')}
        data={choices}
        value={filter.kind}
        clearable
        onChange={(kind) => onFilter({ ...filter, kind })}
      />
    </>
  )
}

function useDutyTable(entries: readonly AgendaEntry[], nameOf: (id: string) => string) {
  const t = useWords()
  const formats = useFormats()
  return {
    columns: (['day', 'title', 'kind', 'status', 'people'] as const).map((key) => ({ key, label: t(`duties.${key}`) })),
    rows: entries.map((entry) => [
      formats.day(entry.day),
      entry.title,
      t(entry.kind),
      t(`duties.status.${entry.status}`),
      listed(t.language, entry.people.map(nameOf)),
    ]),
  }
}

type MonthProps = {
  readonly entries: readonly AgendaEntry[]
  readonly day: string
  readonly onDay: (day: string) => void
  readonly nameOf: (id: string) => string
}

function Month({ entries, day, onDay, nameOf }: MonthProps) {
  const t = useWords()
  const navigate = useNavigate()
  const days = useMemo(() => byDay(entries), [entries])
  const sheet = useMemo(
    () =>
      byDay(
        entries.map(({ key, name, day: on, status }) => ({ id: key, title: name, day: on, tone: dutyTones[status] })),
      ),
    [entries],
  )
  const ofDay = days.get(day) ?? []
  const enter = (chosen: string) => {
    const [first] = days.get(chosen) ?? []
    if (first) void navigate({ to: '/records/$record/$id', params: { record: first.record, id: first.id } })
  }
  return (
    <CalendarBody
      legend={dutyStatuses.map((status) => ({ tone: dutyTones[status], word: t(`duties.status.${status}`) }))}
      hint={t('duties.hint')}
    >
      <MonthCalendar
        day={day}
        days={sheet}
        label={wholeMonth(t.language, day)}
        countWord={(count) => t('duties.count', { count })}
        onDay={onDay}
        onEnter={enter}
      />
      <DayPanel day={day} none={ofDay.length === 0 ? t('duties.none') : null} newLabel="" onNew={null}>
        {ofDay.map((entry) => (
          <DutyLine key={entry.key} entry={entry} nameOf={nameOf} />
        ))}
      </DayPanel>
    </CalendarBody>
  )
}

/** The days that are asked for: the sheet of a month, or what is overdue and what comes. */
function daysShown(isAgenda: boolean, day: string, today: string) {
  if (isAgenda) return { from: addDays(today, -behind), until: addDays(today, ahead) }
  const sheet = monthSheet(day).flat()
  return { from: sheet[0] ?? day, until: sheet.at(-1) ?? day }
}

/** All duties of the house in one calendar: by month, or day by day from what is overdue on. */
export function CalendarPage() {
  const t = useWords()
  const navigate = useNavigate()
  const { today } = useSession()
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const isAgenda = search.view === 'agenda'
  const shape = isAgenda ? 'agenda' : 'month'
  const [day, setDay] = useState(today)
  const { from, until } = daysShown(isAgenda, day, today)
  const { entries, kinds, departments, titles, filter, setFilter, source } = useAgenda(shape, from, until)
  const shown = useMemo(
    () => (isAgenda ? entries.filter(({ status }) => status !== 'done') : entries),
    [entries, isAgenda],
  )
  const nameOf = (id: string) => titles[id] ?? t('record.somebody')
  const title = t('desk.calendar')
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`
  }, [title, t])
  const count = (status: AgendaEntry['status']) => shown.filter((entry) => entry.status === status).length
  const show = (view: string) =>
    void navigate({ to: '/calendar', search: view === 'agenda' ? { view } : {}, replace: true })
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>{title}</h1>
        <div className={classes.controls} data-not-printed>
          <SegmentedControl
            size="xs"
            aria-label={t('duties.shape')}
            value={shape}
            onChange={show}
            data={(['month', 'agenda'] as const).map((value) => ({ value, label: t(`duties.${value}`) }))}
          />
          <Filters
            filter={filter}
            onFilter={setFilter}
            kinds={kinds}
            departments={departments.map((value) => ({ value, label: nameOf(value) }))}
          />
        </div>
      </header>
      <ViewFrame
        title={t('duties.finding', { overdue: count('overdue'), due: count('due'), expected: count('expected') })}
        controls={isAgenda ? null : <MonthTurner day={day} onDay={setDay} />}
        table={useDutyTable(shown, nameOf)}
        source={source}
      >
        {isAgenda ? (
          <AgendaList entries={shown} nameOf={nameOf} />
        ) : (
          <Month entries={shown} day={day} onDay={setDay} nameOf={nameOf} />
        )}
      </ViewFrame>
    </div>
  )
}
