import { secondsBetween } from '../../base/dates.ts'
import { type Rate, rate } from '../../base/rates.ts'
import type { Entity } from '../../record/record.ts'
import type { attackStepRecord } from './attack-step.record.ts'
import {
  answeringKinds,
  type DefenceFacts,
  type DefenceKind,
  type DetectionOutcome,
  detectionOutcomes,
  isNoticing,
  outcomeOf,
} from './exercises.defence.ts'

type AttackStep = Pick<Entity<typeof attackStepRecord>, 'id' | 'vector' | 'outcome' | 'startedAt'>
type Fact = Pick<DefenceFacts, 'attackStep' | 'kind' | 'at'>

/**
 * One attack step that was run and applied, with what the defenders made of it. Times are the earliest of its facts:
 * detection from the start of the step to what noticed it first, response and containment from there.
 */
export type JudgedStep<Step = AttackStep> = {
  readonly step: Step
  readonly outcome: DetectionOutcome
  readonly secondsToDetect: number | null
  readonly secondsToRespond: number | null
  readonly secondsToContain: number | null
}

/** How many steps came how far, and the shares that follow; of steps that were run and applied. */
export type OutcomeRates = {
  readonly outcomes: Readonly<Record<DetectionOutcome, number>>
  /** Alerted, contained or blocked, of the steps run: a mere log entry that nobody looked at is no detection. */
  readonly detection: Rate
  /** Logged or better, of the steps run. */
  readonly visibility: Rate
  /** Blocked, of the steps run. */
  readonly prevention: Rate
}

export type ExerciseScore = OutcomeRates & {
  readonly steps: number
  /** Steps that nobody ran or that did not apply count nowhere: dividing by them would flatter or punish for nothing. */
  readonly run: number
  /** Steps that were run though nobody could have been expected to see them, by a fact that says why. */
  readonly notApplicable: number
}

/** Seconds from one moment to a later one; null where one of them is not known. */
export function elapsed(start: string | null, end: string | null): number | null {
  if (start === null || end === null) return null
  const seconds = secondsBetween(start, end)
  // Clocks of two teams may disagree; a negative time measures them and not the defence, so it is left out.
  return seconds < 0 ? null : seconds
}

/** The earliest moment of the facts of such kinds; null where none of them has a time. */
export function firstAt(facts: readonly Fact[], isMeant: (kind: DefenceKind) => boolean): string | null {
  return (
    facts
      .flatMap(({ kind, at }) => (at !== null && isMeant(kind) ? [at] : []))
      .toSorted()
      .at(0) ?? null
  )
}

const isAnswer = (kind: DefenceKind) => answeringKinds.includes(kind)

/** The moments of a step that its times follow from. */
export type StepMoments = {
  readonly startedAt: string | null
  readonly noticedAt: string | null
  readonly answeredAt: string | null
  readonly containedAt: string | null
}

/** From the start of a step to what noticed it first, and from there to what answered and what contained it. */
export function timesOfStep({ startedAt, noticedAt, answeredAt, containedAt }: StepMoments) {
  return {
    secondsToDetect: elapsed(startedAt, noticedAt),
    secondsToRespond: elapsed(noticedAt, answeredAt),
    secondsToContain: elapsed(noticedAt, containedAt),
  }
}

function judged<Step extends AttackStep>(
  step: Step,
  outcome: DetectionOutcome,
  facts: readonly Fact[],
): JudgedStep<Step> {
  const moments = {
    ...{ startedAt: step.startedAt, noticedAt: firstAt(facts, isNoticing), answeredAt: firstAt(facts, isAnswer) },
    containedAt: firstAt(facts, (kind) => kind === 'contained'),
  }
  return { step, outcome, ...timesOfStep(moments) }
}

/** The steps that were run, each with the outcome that its facts speak for. */
function runSteps<Step extends AttackStep>(steps: readonly Step[], facts: readonly Fact[]) {
  const byStep = Map.groupBy(facts, (fact) => fact.attackStep)
  return steps
    .filter((step) => step.outcome !== null && step.outcome !== 'notRun')
    .map((step) => {
      const own = byStep.get(step.id) ?? []
      return { step, own, outcome: outcomeOf(own) }
    })
}

/** The steps that were run and applied, each with its outcome and its times. */
export function judgeSteps<Step extends AttackStep>(
  steps: readonly Step[],
  facts: readonly Fact[],
): readonly JudgedStep<Step>[] {
  return runSteps(steps, facts).flatMap(({ step, own, outcome }) =>
    outcome === 'notApplicable' ? [] : [judged(step, outcome, own)],
  )
}

/** The steps that were run and did not apply. */
export function stepsNotApplicable<Step extends AttackStep>(
  steps: readonly Step[],
  facts: readonly Fact[],
): readonly Step[] {
  return runSteps(steps, facts).flatMap(({ step, outcome }) => (outcome === 'notApplicable' ? [step] : []))
}

/** The rates of steps by their outcomes, whether these come from facts that still change or from what was kept at the close. */
export function ratesOf(found: readonly DetectionOutcome[]): OutcomeRates {
  const atLeast = (outcome: DetectionOutcome) => {
    const rank = detectionOutcomes.indexOf(outcome)
    return rate(found.filter((one) => detectionOutcomes.indexOf(one) >= rank).length, found.length)
  }
  const counted = (outcome: DetectionOutcome) => found.filter((one) => one === outcome).length
  return {
    outcomes: {
      none: counted('none'),
      logged: counted('logged'),
      alerted: counted('alerted'),
      contained: counted('contained'),
      blocked: counted('blocked'),
    },
    detection: atLeast('alerted'),
    visibility: atLeast('logged'),
    prevention: atLeast('blocked'),
  }
}

/** The figures of an exercise or of any part of it (one vector, one tactic). */
export function scoreExercise(steps: readonly AttackStep[], facts: readonly Fact[]): ExerciseScore {
  const counting = judgeSteps(steps, facts)
  return {
    steps: steps.length,
    run: counting.length,
    notApplicable: stepsNotApplicable(steps, facts).length,
    ...ratesOf(counting.map(({ outcome }) => outcome)),
  }
}

/** The figures of each vector that has steps, in the order of the vectors' first steps. */
export function scoreByVector(
  steps: readonly AttackStep[],
  facts: readonly Fact[],
): readonly { readonly vector: AttackStep['vector']; readonly score: ExerciseScore }[] {
  return [...Map.groupBy(steps, (step) => step.vector)].map(([vector, own]) => ({
    vector,
    score: scoreExercise(own, facts),
  }))
}
