import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useWatch } from 'react-hook-form'
import { detailOf } from '../../../api/queries.ts'
import type { OwnInputProps } from '../../../records/own-inputs.ts'
import { LevelControl, SeverityControl } from './judged-controls.tsx'
import { useJudgingScale } from './use-scale.ts'

/** What is typed of both levels, and the matrix that judges it; the finding itself is known where one is edited. */
function useTypedLevels(control: OwnInputProps['control']) {
  const { id = '' } = useParams({ strict: false })
  const finding = useQuery({ ...detailOf('finding', id), enabled: id !== '' }).data?.entity ?? null
  const [impact, likelihood] = useWatch({ control, name: ['impact', 'likelihood'] })
  return { impact, likelihood, scale: useJudgingScale(finding, { impact, likelihood }) }
}

export function ImpactInput({ control, ...props }: OwnInputProps) {
  return <LevelControl {...props} scale={useTypedLevels(control).scale} side="impacts" />
}

export function LikelihoodInput({ control, ...props }: OwnInputProps) {
  return <LevelControl {...props} scale={useTypedLevels(control).scale} side="likelihoods" />
}

export function SeverityInput({ control, ...props }: OwnInputProps) {
  return <SeverityControl {...props} {...useTypedLevels(control)} />
}
