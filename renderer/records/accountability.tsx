import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { isDay } from '#shared/base/calendar.ts'
import { departmentFields } from '#shared/modules/people/people.accountability.ts'
import { api } from '../api/client.ts'
import { refusalOf } from '../api/refusal.ts'
import { RefusalNotice } from '../app/refusal-notice.tsx'
import { useSession } from '../app/session.tsx'
import { useWords } from '../app/words.tsx'
import classes from './accountability.module.css'
import type { DetailProps } from './detail-props.ts'
import { DayBox } from './inputs/day-box.tsx'
import { RecordLink } from './record-link.tsx'

/** Records about people and departments themselves: what they name is not who answers for them. */
const ownModule = 'people'

/** Who answered for a record on a day that is typed: its departments, and those who held their positions. */
export function Accountability({ record, detail }: DetailProps) {
  const t = useWords()
  const { today } = useSession()
  const [typed, setTyped] = useState<string | null>(today)
  const isAsked = record.module !== ownModule && departmentFields(record).length > 0
  const day = typed !== null && isDay(typed) ? typed : today
  const asked = { record: record.name, id: detail.entity.id, day }
  const { data, error } = useQuery({
    queryKey: ['accountability', asked],
    queryFn: () => api.accountability.on(asked),
    enabled: isAsked,
    placeholderData: (former) => former,
  })
  if (!isAsked) return null
  const titleOf = (id: string) => data?.titles[id] ?? t('record.somebody')
  return (
    <section className={classes.answer} aria-label={t('accountability.title')}>
      <div className={classes.head}>
        <h3 className={classes.title}>{t('accountability.title')}</h3>
        <DayBox className={classes.day} aria-label={t('accountability.day')} value={typed} onChange={setTyped} />
      </div>
      {error ? <RefusalNotice refusal={refusalOf(error)} /> : null}
      {data && !data.isRecorded ? <p className={classes.note}>{t('accountability.notRecorded')}</p> : null}
      {data?.departments.length === 0 ? <p className={classes.note}>{t('accountability.none')}</p> : null}
      <ul className={classes.list}>
        {data?.departments.map(({ field, department, holders }) => (
          <li key={`${field} ${department}`}>
            <span className="quiet">{t(`${record.name}.${field}`)}</span>{' '}
            <RecordLink record="department" id={department} title={titleOf(department)} />
            <ul className={classes.holders}>
              {holders
                .filter(({ position, person }) => position === 'head' || person !== null)
                .map(({ position, person, duty }) => (
                  <li key={position}>
                    <span className="quiet">{t(`duty.position.${position}`)}</span>{' '}
                    {person === null ? (
                      <strong>{t('accountability.nobody')}</strong>
                    ) : (
                      <RecordLink record="person" id={person} title={titleOf(person)} />
                    )}
                    {duty === null ? null : (
                      <>
                        {' · '}
                        <RecordLink record="duty" id={duty} title={t('accountability.fact')} />
                      </>
                    )}
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}
