import { useQuery } from '@tanstack/react-query'
import { type ControlEvidence, controlEvidence } from '#shared/modules/exercises/exercises.control-evidence.ts'
import { joinFacts } from '#shared/modules/exercises/exercises.defence.ts'
import { allPages } from '../../api/all-pages.ts'
import { api } from '../../api/client.ts'

/** The most facts of one control that are read, and as many ids as a condition of a list takes. */
const mostFacts = 2000
const atOnce = 200

type Read = ControlEvidence & {
  /** The exercise of each step, by its id. */
  readonly titles: Readonly<Record<string, string>>
  readonly isCut: boolean
}

async function readEvidence(control: string): Promise<Read> {
  const first = { filters: [{ field: 'control', comparison: 'is' as const, value: control }] }
  const [facts, detections] = await Promise.all([
    allPages((query) => api.defenceFact.list(query), first, mostFacts),
    allPages((query) => api.detection.list(query), first, mostFacts),
  ])
  const ids = [...new Set([...facts.rows, ...detections.rows].map(({ attackStep }) => attackStep))]
  const chunks = Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, at) =>
    ids.slice(at * atOnce, (at + 1) * atOnce),
  )
  const pages = await Promise.all(
    chunks.map((some) =>
      allPages(
        (query) => api.attackStep.list(query),
        { filters: [{ field: 'id', comparison: 'in', value: some }] },
        atOnce,
      ),
    ),
  )
  const steps = pages.flatMap(({ rows }) => rows)
  return {
    ...controlEvidence(steps, joinFacts(facts.rows, detections.rows)),
    titles: Object.assign({}, ...pages.map(({ titles }) => titles)),
    isCut: facts.total > facts.rows.length || detections.total > detections.rows.length,
  }
}

/** What exercises showed of a control. */
export function useControlEvidence(control: string) {
  return useQuery({ queryKey: ['defenceFact', 'ofControl', control], queryFn: () => readEvidence(control) })
}
