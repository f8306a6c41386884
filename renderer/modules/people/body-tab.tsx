import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { DayBox } from '../../records/inputs/day-box.tsx'
import { MarkdownText } from '../../records/markdown-text.tsx'
import { Notice } from '../../ui/error-notice.tsx'
import classes from './body.module.css'
import { BodyAnswers, BodyMatters, BodyMeetings } from './body-business.tsx'
import { BodyPlace } from './body-place.tsx'
import { BodySeats } from './body-seats.tsx'
import { useDayAsked } from './use-day-asked.ts'

/** A department or group as of a day: what it is for, who is in it, what it answers for, what it met about and what is open. */
export function BodyTab({ record, detail }: DetailProps) {
  const t = useWords()
  const { day, typed, ask, isToday } = useDayAsked()
  const kind = record.name === 'group' ? 'group' : 'department'
  const asked = { record: kind, id: detail.entity.id, day } as const
  const { data, error } = useQuery({
    queryKey: [kind, 'body', asked],
    queryFn: () => api.bodies.on(asked),
    placeholderData: keepPreviousData,
  })
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (!data) return null
  return (
    <>
      <div className={classes.head}>
        <span>{t('orgChart.day')}</span>
        <DayBox className={classes.day} aria-label={t('orgChart.day')} value={typed} onChange={ask} />
      </div>
      {data.stands ? null : <Notice tone="attention" title={t('body.notStanding')} />}
      <section className={classes.part} aria-label={t(`body.charter.${kind}`)}>
        <h3 className={classes.heading}>{t(`body.charter.${kind}`)}</h3>
        {data.charter === null ? (
          <p className="quiet">{t('body.charter.none')}</p>
        ) : (
          <MarkdownText text={data.charter} />
        )}
        {data.isRecorded ? null : <p className={classes.note}>{t('body.notRecorded')}</p>}
      </section>
      <BodyPlace kind={kind} body={data} />
      <BodySeats kind={kind} body={data} />
      {kind === 'department' ? (
        <BodyAnswers body={data} department={detail.entity.id} day={day} isToday={isToday} />
      ) : null}
      <BodyMeetings kind={kind} id={detail.entity.id} body={data} />
      <BodyMatters body={data} />
    </>
  )
}
