import { queryOptions, useQuery } from '@tanstack/react-query'
import type { DetectionFacts, StepFacts } from '#shared/modules/exercises/exercises.projection.ts'
import { allPages } from '../../api/all-pages.ts'
import { api } from '../../api/client.ts'

/** The most steps that are drawn or counted at once. */
const mostSteps = 2000
const mostDetections = 10_000
/** As many operands as a condition of a list takes. */
const atOnce = 200

type Facts = {
  readonly steps: readonly StepFacts[]
  readonly detections: readonly DetectionFacts[]
  /** How many steps there are, beyond those read too. */
  readonly total: number
}

function chunksOf(ids: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, i) => ids.slice(i * atOnce, (i + 1) * atOnce))
}

async function readFacts(exercises: readonly string[]): Promise<Facts> {
  const stepPages = await Promise.all(
    chunksOf(exercises).map((ids) =>
      allPages(
        (query) => api.attackStep.list(query),
        {
          filters: [{ field: 'exercise', comparison: 'in', value: [...ids] }],
          sort: [{ field: 'position', descending: false }],
        },
        mostSteps,
      ),
    ),
  )
  const steps = stepPages.flatMap((page) => page.rows)
  const detectionPages = await Promise.all(
    chunksOf(steps.map((step) => step.id)).map((ids) =>
      allPages(
        (query) => api.detection.list(query),
        { filters: [{ field: 'attackStep', comparison: 'in', value: [...ids] }] },
        mostDetections,
      ),
    ),
  )
  return {
    steps,
    detections: detectionPages.flatMap((page) => page.rows),
    total: stepPages.reduce((sum, page) => sum + page.total, 0),
  }
}

const factsOf = (exercises: readonly string[]) =>
  queryOptions({ queryKey: ['attackStep', 'facts', exercises], queryFn: () => readFacts(exercises) })

const nothing: Facts = { steps: [], detections: [], total: 0 }

/** The steps of some exercises with the detections of those steps; at most 2,000 steps (`isCut`). */
export function useExerciseFacts(exercises: readonly string[]) {
  const { data = nothing, error, isPending } = useQuery(factsOf(exercises))
  return { ...data, error, isPending, isCut: data.total > data.steps.length }
}
