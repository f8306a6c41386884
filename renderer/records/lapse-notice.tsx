import type { ReactNode } from 'react'
import type { Titles } from '#shared/contract/list.ts'
import { signOffs } from '#shared/record/lapse.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { useWords } from '../app/words.tsx'
import { Notice } from '../ui/error-notice.tsx'
import { useFormats } from './use-formats.ts'

type Props = {
  readonly record: AnyRecord
  readonly entity: AnyEntity
  readonly titles: Titles
  readonly children?: ReactNode
}

/** Whose sign-offs an edit will end, said before anything is saved; nothing where none stand. */
export function LapseNotice({ record, entity, titles, children }: Props) {
  const t = useWords()
  const formats = useFormats()
  const standing = signOffs(record, entity)
  if (standing.length === 0) return null
  return (
    <Notice tone="attention" title={t('lapse.title')}>
      <p>{t('lapse.about')}</p>
      <ul>
        {standing.map(({ by, on }) => {
          const [person, day] = [entity[by], entity[on]]
          return (
            <li key={by}>
              {t('lapse.signOff', {
                field: t(`${record.name}.${by}`),
                who: titles[String(person)] ?? t('record.somebody'),
                day: typeof day === 'string' ? formats.day(day) : '',
              })}
            </li>
          )
        })}
      </ul>
      {children}
    </Notice>
  )
}
