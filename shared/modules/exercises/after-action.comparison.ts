import type { Entity } from '../../record/record.ts'
import type { AttackIndex } from './attack-catalogue.ts'
import type { attackStepRecord } from './attack-step.record.ts'
import type { exerciseRecord } from './exercise.record.ts'
import type { DefenceFacts } from './exercises.defence.ts'
import { type ExerciseResults, projectResults, type Vector } from './exercises.projection.ts'
import {
  type Attribution,
  attributed,
  countWays,
  type SameStep,
  sameSteps,
  type WayCounts,
} from './exercises.same-steps.ts'

/** An exercise with what was tried in it and what the defence did. */
export type ExerciseSource = {
  readonly exercise: Entity<typeof exerciseRecord>
  readonly steps: readonly Entity<typeof attackStepRecord>[]
  readonly facts: readonly DefenceFacts[]
}

type Compared = { readonly name: string; readonly results: ExerciseResults }
type Counted<Group> = readonly { readonly group: Group; readonly counts: WayCounts }[]

/** The exercise beside the one before it in its series. */
export type ReportedComparison = {
  readonly before: Compared
  readonly now: Compared
  /** Steps that came in both. */
  readonly again: readonly SameStep[]
  readonly byVector: Counted<Vector>
  readonly byTactic: Counted<string | null>
  readonly byTeam: Counted<string | null>
  readonly byControl: Counted<string | null>
}

const nameOfTactic = (index: AttackIndex, id: string) => [id, index.tactic(id)?.name].filter(Boolean).join(' ')

/** An exercise beside the one before it; `attributions` are of the later one. */
export function compareWithBefore(
  before: ExerciseSource,
  now: ExerciseSource,
  { attributions, index }: { readonly attributions: readonly Attribution[]; readonly index: AttackIndex },
): ReportedComparison {
  const compared = ({ exercise: { number, title }, steps, facts }: ExerciseSource): Compared => ({
    name: `${number ?? ''} ${title}`.trim(),
    results: projectResults(steps, facts),
  })
  const all = sameSteps(
    [before.exercise.id, now.exercise.id],
    [...before.steps, ...now.steps],
    [...before.facts, ...now.facts],
  )
  const again = all.filter(({ way }) => way !== 'once')
  return {
    ...{ before: compared(before), now: compared(now), again },
    byVector: countWays(again, ({ vector }) => [vector]),
    byTactic: countWays(again, ({ tactic }) => [tactic === null ? null : nameOfTactic(index, tactic)]),
    byTeam: countWays(again, attributed(attributions, 'team')),
    byControl: countWays(again, attributed(attributions, 'control')),
  }
}
