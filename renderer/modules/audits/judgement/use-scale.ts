import { useQuery } from '@tanstack/react-query'
import type { ListQuery } from '#shared/contract/list.ts'
import { isSameCell } from '#shared/modules/audits/audits.scale.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { detailOf } from '../../../api/queries.ts'
import { useAll } from '../../../api/use-all.ts'
import { useAwaited } from '../../../records/with-beside.tsx'

const inUse: ListQuery = { filters: [{ field: 'state', comparison: 'is', value: 'current' }] }

/** The matrix in use, if there is one. */
function useScaleInUse(): AnyEntity | null {
  return useAll('findingScale', inUse).rows[0] ?? null
}

/** The matrix of an id; null while it is not there. */
export function useScale(id: unknown): AnyEntity | null {
  const known = typeof id === 'string' ? id : ''
  const { data, isLoading } = useQuery({ ...detailOf('findingScale', known), enabled: known !== '' })
  useAwaited(isLoading)
  return data?.entity ?? null
}

type Typed = { readonly impact?: unknown; readonly likelihood?: unknown }

/** The matrix that judges what is typed: that of the finding while its levels stay, else the one in use. */
export function useJudgingScale(finding: AnyEntity | null, typed: Typed): AnyEntity | null {
  const current = useScaleInUse()
  const own = useScale(finding?.scale)
  const levels = { impact: numberOr(typed.impact), likelihood: numberOr(typed.likelihood) }
  return own && finding && isSameCell(finding, levels) ? own : current
}

/** A number as it stands, or as a choice holds it. */
export function numberOr(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
