import { type CourseStation, projectCourse } from '#shared/modules/accountability/accountability.projection.ts'
import { accountabilityCaseRecord } from '#shared/modules/accountability/accountability-case.record.ts'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { FieldValue } from '../../records/field-value.tsx'
import { MarkdownText } from '../../records/markdown-text.tsx'
import { useFormats } from '../../records/use-formats.ts'
import classes from './case-course.module.css'

const { fields } = accountabilityCaseRecord

function Station({ station, detail }: { readonly station: CourseStation } & Pick<DetailProps, 'detail'>) {
  const t = useWords()
  const formats = useFormats()
  const { key, standing, on, by, text, measure } = station
  const { state, appealUntil } = detail.entity
  const person = detail.titles[by ?? ''] ?? t('record.somebody')
  const day = on === null ? '' : key === 'reported' ? formats.instant(on) : formats.day(on)
  return (
    <li className={classes.station} data-standing={standing} aria-current={key === state ? 'step' : undefined}>
      <h3 className={classes.name}>{t(`accountabilityCase.state.${key}`)}</h3>
      <p className={classes.who}>
        {standing === 'done' ? t('caseCourse.by', { person, day }) : t(`caseCourse.${standing}`)}
      </p>
      {measure === null ? null : (
        <FieldValue field={fields.standing} messages="accountabilityCase.standing" value={measure} titles={{}} />
      )}
      {text === null ? null : <MarkdownText text={text} />}
      {key === 'decided' && state === 'decided' && typeof appealUntil === 'string' ? (
        <p className={classes.who}>{t('caseCourse.until', { day: formats.day(appealUntil) })}</p>
      ) : null}
    </li>
  )
}

/** The stations of a case: who did what on which day and what was written, and what is still to come. */
export function CaseCourse({ detail }: DetailProps) {
  const t = useWords()
  return (
    <ol className={classes.course} aria-label={t('caseCourse.label')}>
      {projectCourse(detail.entity).map((station) => (
        <Station key={station.key} station={station} detail={detail} />
      ))}
    </ol>
  )
}
