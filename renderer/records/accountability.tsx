import { useState } from 'react'
import { isDay } from '#shared/base/calendar.ts'
import { departmentFields } from '#shared/modules/people/people.accountability.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useSession } from '../app/session.tsx'
import { useWords } from '../app/words.tsx'
import classes from './accountability.module.css'
import { AccountabilityAnswer } from './accountability-answer.tsx'
import type { DetailProps } from './detail-props.ts'
import { DayBox } from './inputs/day-box.tsx'

/** Records about people and departments themselves: what they name is not who answers for them. */
const ownModule = 'people'

/** Whether it can be asked who answered for a record: it names departments. */
export function isAnsweredFor(record: AnyRecord): boolean {
  return record.module !== ownModule && departmentFields(record).length > 0
}

/** Who answered for a record on a day that is typed. */
export function Accountability({ record, detail }: DetailProps) {
  const t = useWords()
  const { today } = useSession()
  const [typed, setTyped] = useState<string | null>(today)
  if (!isAnsweredFor(record)) return null
  return (
    <section className={classes.answer} aria-label={t('accountability.title')}>
      <div className={classes.head}>
        <h3 className={classes.title}>{t('accountability.title')}</h3>
        <DayBox className={classes.day} aria-label={t('accountability.day')} value={typed} onChange={setTyped} />
      </div>
      <AccountabilityAnswer
        record={record.name}
        id={detail.entity.id}
        day={typed !== null && isDay(typed) ? typed : today}
      />
    </section>
  )
}
