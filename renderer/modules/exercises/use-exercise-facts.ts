import { queryOptions, useQuery } from '@tanstack/react-query'
import type { attackStepRecord } from '#shared/modules/exercises/attack-step.record.ts'
import type { DefenceFacts } from '#shared/modules/exercises/exercises.defence.ts'
import type { StepFacts } from '#shared/modules/exercises/exercises.projection.ts'
import type { Attribution } from '#shared/modules/exercises/exercises.same-steps.ts'
import type { Entity } from '#shared/record/record.ts'
import { allPages } from '../../api/all-pages.ts'
import { api } from '../../api/client.ts'
import { chunksOf, readFactsOf } from '../../records/retests/read-facts.ts'

/** The most steps that are drawn or counted at once. */
const mostSteps = 2000
const mostPeople = 2000

export type StoredStep = StepFacts & Pick<Entity<typeof attackStepRecord>, 'expected' | 'revision' | 'source'>

type Facts = {
  readonly steps: readonly StoredStep[]
  readonly facts: readonly DefenceFacts[]
  readonly attributions: readonly Attribution[]
  /** How many steps there are, beyond those read too. */
  readonly total: number
}

type Told = { readonly attackStep: string; readonly analyst: string | null; readonly control: string | null }
type FactPage = { readonly rows: readonly Told[]; readonly titles: Readonly<Record<string, string>> }

/** Whose department answered each step, and by which control. */
async function attributionsOf(pages: readonly FactPage[]): Promise<readonly Attribution[]> {
  const told = pages.flatMap(({ rows, titles }) => rows.map((row) => ({ row, titles })))
  const isNamed = told.some(({ row }) => row.analyst !== null)
  const people = isNamed ? await allPages((query) => api.person.list(query), {}, mostPeople) : null
  const teams = new Map(people?.rows.map(({ id, department }) => [id, people.titles[department ?? ''] ?? '']))
  return told.map(({ row: { attackStep, analyst, control }, titles }) => ({
    attackStep,
    team: teams.get(analyst ?? '') ?? '',
    control: titles[control ?? ''] ?? '',
  }))
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
  const { facts, pages } = await readFactsOf(steps.map((step) => step.id))
  return {
    ...{ steps, facts, attributions: await attributionsOf(pages) },
    total: stepPages.reduce((sum, page) => sum + page.total, 0),
  }
}

const factsOf = (exercises: readonly string[]) =>
  queryOptions({ queryKey: ['attackStep', 'facts', exercises], queryFn: () => readFacts(exercises) })

const nothing: Facts = { steps: [], facts: [], attributions: [], total: 0 }

/** The steps of some exercises with what the defence did about each; at most 2,000 steps (`isCut`). */
export function useExerciseFacts(exercises: readonly string[]) {
  const { data = nothing, error, isPending } = useQuery(factsOf(exercises))
  return { ...data, error, isPending, isCut: data.total > data.steps.length }
}
