import { listed } from '#shared/base/series.ts'
import { byDay } from '#shared/charts/month-sheet.ts'
import type { AgendaEntry } from '#shared/modules/cadence/cadence.contract.ts'
import { dutyTones } from '#shared/modules/cadence/cadence.contract.ts'
import { DayLine } from '../../charts/day-panel.tsx'
import { RecordLink } from '../../records/record-link.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import { useWords } from '../words.tsx'
import classes from './calendar.module.css'

type NameOf = (id: string) => string

/** One duty: its title, how it stands, what kind it is and who answers for it. */
export function DutyLine({ entry, nameOf }: { readonly entry: AgendaEntry; readonly nameOf: NameOf }) {
  const t = useWords()
  return (
    <li>
      <RecordLink record={entry.record} id={entry.id} title={entry.title} />
      <DayLine>
        <ToneBadge tone={dutyTones[entry.status]}>{t(`duties.status.${entry.status}`)}</ToneBadge>
        <span className="quiet">{t(entry.kind)}</span>
        {entry.people.length > 0 ? <span className="quiet">{listed(t.language, entry.people.map(nameOf))}</span> : null}
      </DayLine>
    </li>
  )
}

/** Overdue duties and those to come, day by day. */
export function AgendaList({ entries, nameOf }: { readonly entries: readonly AgendaEntry[]; readonly nameOf: NameOf }) {
  const t = useWords()
  const formats = useFormats()
  const days = [...byDay(entries)]
  if (days.length === 0) return <EmptyState title={t('duties.noneAhead')} text={t('duties.noneAhead.text')} />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={classes.agenda} tabIndex={0} aria-label={t('duties.agenda')}>
      {days.map(([day, ofDay]) => (
        <section key={day} className={classes.day} aria-label={formats.weekday(day)}>
          <h3>{formats.weekday(day)}</h3>
          <ul>
            {ofDay.map((entry) => (
              <DutyLine key={entry.key} entry={entry} nameOf={nameOf} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}
