import { queryOptions, useQuery } from '@tanstack/react-query'
import type { attackStepRecord } from '#shared/modules/exercises/attack-step.record.ts'
import { type DefenceFacts, joinFacts } from '#shared/modules/exercises/exercises.defence.ts'
import type { StepFacts } from '#shared/modules/exercises/exercises.projection.ts'
import type { Entity } from '#shared/record/record.ts'
import { allPages } from '../../api/all-pages.ts'
import { api } from '../../api/client.ts'

/** The most steps that are drawn or counted at once. */
const mostSteps = 2000
const mostFacts = 10_000
/** As many operands as a condition of a list takes. */
const atOnce = 200

export type StoredStep = StepFacts & Pick<Entity<typeof attackStepRecord>, 'expected' | 'revision'>

type Facts = {
  readonly steps: readonly StoredStep[]
  readonly facts: readonly DefenceFacts[]
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
  const of = chunksOf(steps.map((step) => step.id)).map((ids) => ({
    filters: [{ field: 'attackStep', comparison: 'in' as const, value: [...ids] }],
  }))
  const [facts, detections] = await Promise.all([
    Promise.all(of.map((first) => allPages((query) => api.defenceFact.list(query), first, mostFacts))),
    Promise.all(of.map((first) => allPages((query) => api.detection.list(query), first, mostFacts))),
  ])
  return {
    steps,
    facts: joinFacts(
      facts.flatMap((page) => page.rows),
      detections.flatMap((page) => page.rows),
    ),
    total: stepPages.reduce((sum, page) => sum + page.total, 0),
  }
}

const factsOf = (exercises: readonly string[]) =>
  queryOptions({ queryKey: ['attackStep', 'facts', exercises], queryFn: () => readFacts(exercises) })

const nothing: Facts = { steps: [], facts: [], total: 0 }

/** The steps of some exercises with what the defence did about each; at most 2,000 steps (`isCut`). */
export function useExerciseFacts(exercises: readonly string[]) {
  const { data = nothing, error, isPending } = useQuery(factsOf(exercises))
  return { ...data, error, isPending, isCut: data.total > data.steps.length }
}
