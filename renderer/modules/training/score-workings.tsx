import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Titles } from '#shared/contract/list.ts'
import { assessmentRecord } from '#shared/modules/training/assessment.record.ts'
import { scoreRecord } from '#shared/modules/training/score.record.ts'
import { seesAllScores } from '#shared/modules/training/training.projection.ts'
import { explainScore, type Workings } from '#shared/modules/training/training.workings.ts'
import { stepWords } from '#shared/modules/training/training.workings-words.ts'
import { api } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { useScores } from '../../api/use-scores.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { FiguresTable } from '../../records/figures-table.tsx'
import { useFormats } from '../../records/use-formats.ts'
import classes from './training.module.css'
import { componentRow } from './workings-cells.tsx'

/** The score with the scheme of its assessment, and the scores by which it is measured. */
function useWorkings(id: string) {
  const { member } = useSession()
  const found = useQuery({ queryKey: [scoreRecord.name, 'explained', id], queryFn: () => api.score.get({ id }) })
  const score = found.data?.entity ?? null
  const of = score?.assessment ?? null
  const assessed = useQuery({
    queryKey: [assessmentRecord.name, 'scored', of],
    queryFn: () => api.assessment.get({ id: of ?? '' }),
    enabled: of !== null,
  })
  const others = useScores('assessment', of)
  const assessment = assessed.data?.entity ?? null
  const workings = useMemo(() => {
    if (score === null || (of !== null && assessment === null)) return null
    return explainScore(score, { assessment, scores: others.scores, isWhole: seesAllScores(member.roles) })
  }, [score, of, assessment, others.scores, member.roles])
  const isPending = found.isPending || others.isPending
  return { workings, titles: found.data?.titles ?? {}, isPending, error: found.error ?? assessed.error ?? others.error }
}

function Components({ workings }: { readonly workings: Workings }) {
  const t = useWords()
  const formats = useFormats()
  const steps = workings.calculation?.components ?? []
  const isNormalised = steps.some(({ normalised }) => normalised !== null)
  const columns = [
    { key: 'component', label: t('score.basis.component') },
    { key: 'marks', label: t('workings.marks') },
    { key: 'points', label: t('workings.points'), align: 'end' as const },
    { key: 'share', label: t('workings.share'), align: 'end' as const },
    ...(isNormalised ? [{ key: 'measured', label: t('assessment.components.normalisation') }] : []),
    { key: 'weight', label: t('workings.weight'), align: 'end' as const },
    { key: 'gives', label: t('workings.gives'), align: 'end' as const },
  ]
  const title =
    workings.total === null ? t('workings.open') : t('workings.title', { total: formats.decimal(workings.total) })
  const rows = steps.map((step) => componentRow({ t, formats }, step, isNormalised))
  return <FiguresTable title={title} columns={columns} rows={rows} />
}

function Steps({ workings, titles }: { readonly workings: Workings; readonly titles: Titles }) {
  const t = useWords()
  const formats = useFormats()
  const personOf = (id: string | null) => (id && titles[id]) || t('record.unreadable')
  return (
    <ol className={classes.steps}>
      {workings.steps.map((step) => (
        <li key={step.step}>
          <span>{stepWords({ t, formats }, step, personOf)}</span>
          <span className={classes.stepPoints}>
            {step.points === null ? '—' : `${step.step === 'bonus' ? '+' : ''}${formats.decimal(step.points)}`}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** Why a score has its total, down to the marks. */
export function ScoreWorkings({ detail }: DetailProps) {
  const t = useWords()
  const { workings, titles, isPending, error } = useWorkings(detail.entity.id)
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (isPending || workings === null) return null
  const isHidden = workings.calculation?.mean === null && workings.calculation.components.some(({ share }) => share)
  return (
    <div className={classes.page}>
      {workings.calculation === null ? null : <Components workings={workings} />}
      <div>
        <Steps workings={workings} titles={titles} />
        <p className={classes.note}>
          {t(workings.isFrozen ? 'workings.frozen' : 'workings.provisional')} {t('workings.exact')}
          {isHidden ? ` ${t('workings.hidden')}` : ''}
        </p>
      </div>
    </div>
  )
}
