import { useQuery } from '@tanstack/react-query'
import { detectionRecord } from '#shared/modules/exercises/detection.record.ts'
import { api } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import { FieldValue } from '../../records/field-value.tsx'
import { FiguresTable } from '../../records/figures-table.tsx'
import { RecordLink } from '../../records/record-link.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { Notice } from '../../ui/error-notice.tsx'

/** What exercises showed of a control: the steps that it is named for, and how far it came with each. */
export function ControlInExercises({ control }: { readonly control: string }) {
  const t = useWords()
  const formats = useFormats()
  const { data, error } = useQuery({
    queryKey: ['defenceFact', 'ofControl', control],
    queryFn: () => api.exercises.ofControl({ control }),
  })
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (!data || data.steps.length === 0) return null
  const { run, detected, blocked, steps } = data
  const columns = [
    { key: 'step', label: t('attackStep') },
    { key: 'outcome', label: t('exercise.defence') },
    { key: 'exercise', label: t('exercise') },
    { key: 'startedAt', label: t('attackStep.startedAt') },
    { key: 'technique', label: t('attackStep.technique') },
    { key: 'detected', label: t('controlExercises.detected'), align: 'end' as const },
  ]
  const rows = steps.map(({ id, title, exercise, startedAt, technique, outcome, secondsToDetect: seconds }) => ({
    key: id,
    cells: [
      { text: title, shown: <RecordLink record="attackStep" id={id} title={title} /> },
      {
        text: t(`detection.outcome.${outcome}`),
        shown: (
          <FieldValue field={detectionRecord.fields.outcome} messages="detection.outcome" value={outcome} titles={{}} />
        ),
      },
      { text: exercise },
      {
        text: startedAt === null ? '—' : formats.instant(startedAt),
        sort: startedAt === null ? null : Date.parse(startedAt),
      },
      { text: technique ?? '—' },
      { text: seconds === null ? '—' : formats.duration(seconds), sort: seconds },
    ],
  }))
  return (
    <>
      {run > steps.length ? (
        <Notice tone="attention" title={t('controlExercises.cut', { shown: formats.integer(steps.length) })} />
      ) : null}
      <FiguresTable
        title={t('controlExercises.finding', { count: run, detected, blocked })}
        columns={columns}
        rows={rows}
      />
    </>
  )
}
