import type { AnyEntity } from '#shared/record/values.ts'
import { useAll } from '../../../api/use-all.ts'

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** What was remarked on a version and on the others of its policy, with those versions in the order in which they were made. */
export function useClauseComments(version: AnyEntity) {
  const ofPolicy = [{ field: 'policy', comparison: 'is', value: text(version.policy) } as const]
  const versions = useAll('policyVersion', { filters: ofPolicy, sort: [{ field: 'createdAt' }] })
  const ids = versions.rows.map(({ id }) => id)
  const onThem = [
    { field: 'version', comparison: 'in', value: ids.length > 0 ? ids.slice(-200) : [version.id] } as const,
  ]
  const comments = useAll('clauseComment', { filters: onThem, sort: [{ field: 'createdAt' }] })
  const error = versions.error ?? comments.error
  return { versions, comments, error, isPending: versions.isPending || comments.isPending }
}
