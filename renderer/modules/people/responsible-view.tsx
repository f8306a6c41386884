import { Button, SegmentedControl } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { isDay } from '#shared/base/calendar.ts'
import { api } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import frame from '../../charts/view-frame.module.css'
import { BeginRecord } from '../../records/begin-record.tsx'
import { DayBox } from '../../records/inputs/day-box.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import classes from './responsible.module.css'
import { ResponsibleTable } from './responsible-table.tsx'

const parts = ['all', 'group', 'department'] as const
type Part = (typeof parts)[number]

/** Who held security duties on a day, and what makes them fit for it. */
function useExpertise(day: string, part: Part, offset: number) {
  const input = { day, offset, ...(part === 'all' ? {} : { of: part }) }
  return useQuery({
    queryKey: ['person', 'expertise', input],
    queryFn: () => api.expertise.on(input),
    placeholderData: keepPreviousData,
  })
}

type PagesProps = {
  readonly offset: number
  readonly count: number
  readonly total: number
  readonly onOffset: (offset: number) => void
}

function Pages({ offset, count, total, onOffset }: PagesProps) {
  const t = useWords()
  const [step, setStep] = useState(count)
  if (count === total) return null
  const button = (label: string, to: number) => (
    <Button
      variant="default"
      size="compact-sm"
      disabled={to < 0 || to >= total}
      onClick={() => {
        setStep(Math.max(step, count))
        onOffset(to)
      }}
    >
      {t(label)}
    </Button>
  )
  return (
    <>
      <span className="quiet">{t('responsible.page', { from: offset + 1, to: offset + count, total })}</span>
      {button('responsible.before', offset - Math.max(step, count))}
      {button('responsible.after', offset + Math.max(step, count))}
    </>
  )
}

/** The expertise of responsible persons as of a day, as the yearly disclosure asks for it. */
export function ResponsiblePersons() {
  const t = useWords()
  const formats = useFormats()
  const { today } = useSession()
  const [typed, setTyped] = useState<string | null>(today)
  const [part, setPart] = useState<Part>('all')
  const [offset, setOffset] = useState(0)
  const day = typed !== null && isDay(typed) ? typed : today
  const { data, error } = useExpertise(day, part, offset)
  const turned = (change: () => void) => {
    setOffset(0)
    change()
  }
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (!data) return null
  const bare = data.people.filter(({ years, qualifications }) => years === null && qualifications.length === 0).length
  const finding = t('responsible.finding', { count: data.total, day: formats.day(day), bare })
  return (
    <section className={frame.frame} aria-label={finding}>
      <div className={frame.head}>
        <h2 className={frame.title}>{finding}</h2>
        <div className={classes.controls} data-not-printed>
          <Pages offset={offset} count={data.people.length} total={data.total} onOffset={setOffset} />
          <SegmentedControl
            size="xs"
            aria-label={t('responsible.part')}
            value={part}
            data={parts.map((value) => ({ value, label: t(`responsible.part.${value}`) }))}
            onChange={(value) => turned(() => setPart(parts.find((known) => known === value) ?? 'all'))}
          />
          <span className="quiet">{t('orgChart.day')}</span>
          <DayBox
            className={classes.day}
            aria-label={t('orgChart.day')}
            value={typed}
            onChange={(value) => turned(() => setTyped(value))}
          />
        </div>
      </div>
      {data.people.length === 0 ? (
        <EmptyState title={t('responsible.none')} text={t('responsible.none.help')}>
          <BeginRecord record="duty" />
        </EmptyState>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <section className={frame.scroll} tabIndex={0} aria-label={t('person.view.responsible')}>
          <ResponsibleTable label={finding} expertise={data} />
        </section>
      )}
    </section>
  )
}
