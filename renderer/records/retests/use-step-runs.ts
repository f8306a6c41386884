import { useQuery } from '@tanstack/react-query'
import type { attackStepRecord } from '#shared/modules/exercises/attack-step.record.ts'
import { runOfStep, type SameRun } from '#shared/modules/exercises/exercises.same-steps.ts'
import type { Entity } from '#shared/record/record.ts'
import { api } from '../../api/client.ts'
import { readFactsOf } from './read-facts.ts'

/** More re-tests of one step than this are not told. */
const mostRetests = 50

export type StepRun = {
  readonly step: Entity<typeof attackStepRecord>
  readonly exercise: string
  /** Null where it was not run yet. */
  readonly run: SameRun | null
}

type StepRuns = {
  readonly own: StepRun
  /** The step that this one tries again. */
  readonly earlier: StepRun | null
  readonly retests: readonly StepRun[]
  /** A control that the facts of the step name. */
  readonly control: string | null
}

async function readRuns(id: string): Promise<StepRuns> {
  const [own, later] = await Promise.all([
    api.attackStep.get({ id }),
    api.attackStep.list({
      filters: [{ field: 'retestOf', comparison: 'is', value: id }],
      sort: [{ field: 'startedAt', descending: false }],
      limit: mostRetests,
    }),
  ])
  const { retestOf } = own.entity
  const before = retestOf === null ? null : await api.attackStep.get({ id: retestOf })
  const { facts, stored } = await readFactsOf([
    id,
    ...(before ? [before.entity.id] : []),
    ...later.rows.map((row) => row.id),
  ])
  const of = (step: StepRun['step'], titles: Readonly<Record<string, string>>): StepRun => ({
    ...{ step, exercise: titles[step.exercise] ?? '' },
    run: runOfStep(
      step,
      facts.filter(({ attackStep }) => attackStep === step.id),
    ),
  })
  return {
    own: of(own.entity, own.titles),
    earlier: before ? of(before.entity, before.titles) : null,
    retests: later.rows.map((row) => of(row, later.titles)),
    control: stored.find(({ attackStep, control }) => attackStep === id && control !== null)?.control ?? null,
  }
}

/** A step with the one that it tries again and those that try it again, each with what became of it. */
export function useStepRuns(id: string | null) {
  return useQuery({
    queryKey: ['attackStep', 'runs', id],
    queryFn: () => (id === null ? null : readRuns(id)),
    enabled: id !== null,
  })
}
