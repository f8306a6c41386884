import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { refusalOf } from '../../../api/refusal.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { seriesOf } from '../exercise-series.ts'
import { ListCut } from '../list-cut.tsx'
import { useExerciseFacts } from '../use-exercise-facts.ts'
import { useListedExercises } from '../use-listed-exercises.ts'
import { AttackMatrixFrame } from './attack-matrix.tsx'
import { useAttack } from './use-attack.ts'

/** What one exercise tried of ATT&CK, or it and the earlier ones of its series. */
export function ExerciseMatrix({ detail }: DetailProps) {
  const t = useWords()
  const { id, previousExercise } = detail.entity
  const { index, error } = useAttack()
  const [isSeries, setIsSeries] = useState(false)
  const { data: series } = useQuery({ ...seriesOf(id), enabled: isSeries })
  const ids = useMemo(() => (isSeries && series ? series.map((exercise) => exercise.id) : [id]), [isSeries, series, id])
  const { steps, facts, isPending, isCut, error: refused } = useExerciseFacts(ids)
  const problem = error ?? refused
  if (problem) return <RefusalNotice refusal={refusalOf(problem)} />
  if (!index || isPending) return null
  const choice =
    typeof previousExercise === 'string' ? (
      <SegmentedControl
        size="xs"
        aria-label={t('attackMatrix.which')}
        data={['one', 'series'].map((value) => ({ value, label: t(`attackMatrix.which.${value}`) }))}
        value={isSeries ? 'series' : 'one'}
        onChange={(value) => setIsSeries(value === 'series')}
      />
    ) : null
  return <AttackMatrixFrame {...{ index, steps, facts, isCut, choice }} isTab />
}

/** What all exercises of the list tried of ATT&CK. */
export function ListedMatrix() {
  const { index, error } = useAttack()
  const { exercises, total, error: unlisted } = useListedExercises()
  const ids = useMemo(() => exercises.map((exercise) => exercise.id), [exercises])
  const { steps, facts, isPending, isCut, error: refused } = useExerciseFacts(ids)
  const problem = error ?? unlisted ?? refused
  if (problem) return <RefusalNotice refusal={refusalOf(problem)} />
  if (!index || isPending) return null
  return (
    <>
      <ListCut shown={exercises.length} total={total} />
      <AttackMatrixFrame {...{ index, steps, facts, isCut }} />
    </>
  )
}
