import { detectionRecord } from '#shared/modules/exercises/detection.record.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import { FieldValue } from '../../records/field-value.tsx'
import { FiguresTable } from '../../records/figures-table.tsx'
import { RecordLink } from '../../records/record-link.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { Notice } from '../../ui/error-notice.tsx'
import { useControlEvidence } from './use-control-evidence.ts'

/** What exercises showed of a control: the steps that it is named for, and how far it came with each. */
export function ControlInExercises({ control }: { readonly control: string }) {
  const t = useWords()
  const formats = useFormats()
  const { data, error } = useControlEvidence(control)
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (!data || data.steps.length === 0) return null
  const { steps, score, titles, isCut } = data
  const { run, detection, prevention } = score
  const columns = [
    { key: 'step', label: t('attackStep') },
    { key: 'exercise', label: t('exercise') },
    { key: 'startedAt', label: t('attackStep.startedAt') },
    { key: 'technique', label: t('attackStep.technique') },
    { key: 'outcome', label: t('exercise.defence') },
    { key: 'detected', label: t('controlExercises.detected'), align: 'end' as const },
  ]
  const rows = steps.map(({ step, outcome, secondsToDetect: seconds }) => ({
    key: step.id,
    cells: [
      { text: step.title, shown: <RecordLink record="attackStep" id={step.id} title={step.title} /> },
      { text: titles[step.exercise] ?? '' },
      { text: step.startedAt === null ? '—' : formats.instant(step.startedAt) },
      { text: step.technique ?? '—' },
      {
        text: t(`detection.outcome.${outcome}`),
        shown: (
          <FieldValue field={detectionRecord.fields.outcome} messages="detection.outcome" value={outcome} titles={{}} />
        ),
      },
      { text: seconds === null ? '—' : formats.duration(seconds), sort: seconds },
    ],
  }))
  const title = t('controlExercises.finding', { count: run, detected: detection.count, blocked: prevention.count })
  return (
    <>
      {isCut ? <Notice tone="attention" title={t('view.cut')} /> : null}
      <FiguresTable title={title} columns={columns} rows={rows} />
    </>
  )
}
