import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ListQuery } from '#shared/contract/list.ts'
import type { QuestionWorld } from '#shared/modules/audits/audits.checklist-building.ts'
import { failingControls } from '#shared/modules/audits/audits.known.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { api } from '../../../api/client.ts'
import { detailOf } from '../../../api/queries.ts'
import { useAll } from '../../../api/use-all.ts'
import { useSession } from '../../../app/session.tsx'

const inForce: ListQuery = { filters: [{ field: 'state', comparison: 'is', value: 'effective' }] }
const inUse: ListQuery = {
  filters: [{ field: 'state', comparison: 'is', value: 'current' }],
  sort: [{ field: 'title' }],
}
const latestFirst: ListQuery = { sort: [{ field: 'createdAt', descending: true }] }
const nothing: readonly AnyEntity[] = []

/** What questions can be taken from: controls, policies in force, findings, and the audit before this one. */
export function useQuestionWorld(audit: AnyEntity, rows: readonly AnyEntity[]) {
  const before = typeof audit.previousAudit === 'string' ? audit.previousAudit : ''
  const { today } = useSession()
  const controls = useAll('control', {})
  const checks = useQuery({
    queryKey: ['controls', 'checksSince', today],
    queryFn: () => api.controls.checksSince({ since: today }),
  })
  const versions = useAll('policyVersion', inForce)
  const templates = useAll('checklistTemplate', inUse)
  const findings = useAll('finding', latestFirst)
  const previous = useQuery({ ...detailOf('audit', before), enabled: before !== '' })
  const previousRows = useAll('checklistRow', {
    filters: [{ field: 'audit', comparison: 'is', value: before === '' ? audit.id : before }],
    sort: [{ field: 'position' }],
  })
  const last = previous.data?.entity ?? null
  const world = useMemo(
    (): QuestionWorld => ({
      rows,
      controls: controls.rows,
      failing: failingControls(checks.data?.rows ?? []),
      versions: versions.rows,
      findings: findings.rows,
      templates: templates.rows,
      previous: last ? { audit: last, rows: before === '' ? nothing : previousRows.rows } : null,
      titles: versions.titles,
    }),
    [
      rows,
      controls.rows,
      checks.data,
      versions.rows,
      versions.titles,
      findings.rows,
      templates.rows,
      last,
      before,
      previousRows.rows,
    ],
  )
  const asked = [controls, checks, versions, findings, templates, previousRows]
  return {
    world,
    previousTitle: typeof last?.title === 'string' ? last.title : null,
    isPending: asked.some(({ isPending }) => isPending) || (before !== '' && previous.isPending),
    error: asked.find(({ error }) => error)?.error ?? previous.error,
  }
}
