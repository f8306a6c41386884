import { joinFacts } from '#shared/modules/exercises/exercises.defence.ts'
import { allPages } from '../../api/all-pages.ts'
import { api } from '../../api/client.ts'

const mostFacts = 10_000
/** As many operands as a condition of a list takes. */
const atOnce = 200

/** Ids in as many parts as conditions of lists take. */
export function chunksOf(ids: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, i) => ids.slice(i * atOnce, (i + 1) * atOnce))
}

/** What the defence did about some steps, in both forms in which it is kept. */
export async function readFactsOf(steps: readonly string[]) {
  const of = chunksOf(steps).map((ids) => ({
    filters: [{ field: 'attackStep', comparison: 'in' as const, value: [...ids] }],
  }))
  const [facts, detections] = await Promise.all([
    Promise.all(of.map((first) => allPages((query) => api.defenceFact.list(query), first, mostFacts))),
    Promise.all(of.map((first) => allPages((query) => api.detection.list(query), first, mostFacts))),
  ])
  const stored = facts.flatMap((page) => page.rows)
  const joined = joinFacts(
    stored,
    detections.flatMap((page) => page.rows),
  )
  return { facts: joined, stored, pages: [...facts, ...detections] }
}
