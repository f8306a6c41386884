import { useQuery } from '@tanstack/react-query'
import type { Accountability } from '#shared/modules/people/people.contract.ts'
import { api } from '../api/client.ts'
import { refusalOf } from '../api/refusal.ts'
import { RefusalNotice } from '../app/refusal-notice.tsx'
import { useWords } from '../app/words.tsx'
import classes from './accountability.module.css'
import { RecordLink } from './record-link.tsx'

type Named = { readonly data: Accountability; readonly titleOf: (id: string) => string }

/** The one person who answered, and on what ground; absent where only departments are named. */
function Answering({ data: { answering }, titleOf }: Named) {
  const t = useWords()
  if (answering === undefined) return null
  return (
    <p className={classes.who}>
      <span className="quiet">{t('accountability.who')}</span>{' '}
      {answering === null ? (
        <strong>{t('accountability.nobody')}</strong>
      ) : (
        <>
          <RecordLink record="person" id={answering.person} title={titleOf(answering.person)} />
          <span className="quiet"> · {t(`answers.ground.${answering.ground}`)}</span>
        </>
      )}
    </p>
  )
}

function Departments({ record, data, titleOf }: Named & { readonly record: string }) {
  const t = useWords()
  return (
    <ul className={classes.list}>
      {data.departments.map(({ field, department, holders }) => (
        <li key={`${field} ${department}`}>
          <span className="quiet">{t(`${record}.${field}`)}</span>{' '}
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
  )
}

/** Who answered for a record on a day: the person with the ground, and the departments with those who held their positions. */
export function AccountabilityAnswer({ record, id, day }: { record: string; id: string; day: string }) {
  const t = useWords()
  const asked = { record, id, day }
  const { data, error } = useQuery({
    queryKey: ['accountability', asked],
    queryFn: () => api.accountability.on(asked),
    placeholderData: (former) => former,
  })
  const titleOf = (one: string) => data?.titles[one] ?? t('record.somebody')
  return (
    <>
      {error ? <RefusalNotice refusal={refusalOf(error)} /> : null}
      {data && !data.isRecorded ? <p className={classes.note}>{t('accountability.notRecorded')}</p> : null}
      {data ? <Answering data={data} titleOf={titleOf} /> : null}
      {data?.departments.length === 0 ? <p className={classes.note}>{t('accountability.none')}</p> : null}
      {data ? <Departments record={record} data={data} titleOf={titleOf} /> : null}
    </>
  )
}
