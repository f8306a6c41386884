import type { Entity } from '../../record/record.ts'
import type { attackStepRecord } from './attack-step.record.ts'
import type { exerciseRecord } from './exercise.record.ts'
import { type DefenceFacts, type DefenceKind, stagesOf } from './exercises.defence.ts'
import { elapsed, firstAt } from './exercises.scoring.ts'

/** Everything of one step that its score follows from: what a closed exercise keeps. Times are seconds from its start. */
export type Measured = Entity<typeof exerciseRecord>['scored'][number]

type Step = Pick<Entity<typeof attackStepRecord>, 'id' | 'position' | 'title' | 'outcome' | 'expected' | 'startedAt'>
type Fact = Pick<DefenceFacts, 'attackStep' | 'kind' | 'at'>

const red = ['succeeded', 'partly', 'failed'] as const

function measured(step: Step, facts: readonly Fact[]): readonly Measured[] {
  const outcome = red.find((choice) => choice === step.outcome)
  if (outcome === undefined) return []
  const until = (...kinds: readonly DefenceKind[]) =>
    elapsed(
      step.startedAt,
      firstAt(facts, (kind) => kinds.includes(kind)),
    )
  const { id, position, title, expected } = step
  return [
    {
      ...{ id, position, title, outcome, expected },
      ...stagesOf(facts),
      judged: facts.length > 0,
      secondsToLog: until('logged'),
      secondsToAlert: until('alerted'),
      secondsToAcknowledge: until('acknowledged'),
      secondsToContain: until('contained'),
    },
  ]
}

/** The steps that were run, by position, each with what its score follows from. */
export function measureSteps(steps: readonly Step[], facts: readonly Fact[]): readonly Measured[] {
  const byStep = Map.groupBy(facts, (fact) => fact.attackStep)
  return steps
    .toSorted((one, other) => one.position - other.position || (one.id < other.id ? -1 : 1))
    .flatMap((step) => measured(step, byStep.get(step.id) ?? []))
}
