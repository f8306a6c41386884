import { type Rate, rate } from '../../base/rates.ts'
import type { Entity } from '../../record/record.ts'
import type { exerciseRecord } from './exercise.record.ts'
import { type DetectionOutcome, detectionOutcomes, outcomeOfStages } from './exercises.defence.ts'
import type { Measured } from './exercises.measures.ts'
import { ratesOf } from './exercises.scoring.ts'
import { spreadOf, type TimeSpread } from './exercises.time-spread.ts'
import { type pointFields, type Weights, weightsOf } from './exercises.weights.ts'

/** The version of the formulas below; whatever changes a figure of theirs gets a new one. */
export const formulaVersion = 1

type Scored = Pick<Entity<typeof exerciseRecord>, 'formula' | 'scored' | (typeof pointFields)[number]>

export const vectrOutcomes = ['blocked', 'alerted', 'logged', 'none', 'notApplicable', 'toBeDetermined'] as const
export const purpleOpsOutcomes = ['prevented', 'alerted', 'logged', 'missed'] as const
export type VectrOutcome = (typeof vectrOutcomes)[number]
export type PurpleOpsOutcome = (typeof purpleOpsOutcomes)[number]

export type ScoredStep = {
  readonly measured: Measured
  /** Null where the step did not apply: it earns nothing and counts in no denominator. */
  readonly outcome: DetectionOutcome | null
  readonly against: 'better' | 'asExpected' | 'worse' | null
  readonly redPoints: number | null
  readonly bluePoints: number | null
  readonly vectr: VectrOutcome
  /** Null where the step did not apply. */
  readonly purpleOps: PurpleOpsOutcome | null
}

export type StepTime = 'log' | 'alert' | 'acknowledge' | 'contain'

export type ExerciseScores = {
  readonly formula: number
  /** Whether these are the measures kept when the exercise was closed. */
  readonly isFrozen: boolean
  readonly weights: Weights
  readonly steps: readonly ScoredStep[]
  /** Of the steps that were run and applied: logged or better, with an alert, alerted or better, blocked. */
  readonly rates: Readonly<Record<'visibility' | 'alert' | 'detection' | 'prevention', Rate>>
  /** From the start of each step to its first log entry, alert, acknowledgement and containment. */
  readonly times: readonly (TimeSpread & { readonly measure: StepTime })[]
  readonly expectations: {
    readonly met: Rate
    readonly better: number
    readonly asExpected: number
    readonly worse: number
    /** Steps of which nobody had said what to expect. */
    readonly unstated: number
  }
  /** Points earned of those that could be earned. */
  readonly points: { readonly red: Rate; readonly blue: Rate }
  readonly vectr: Readonly<Record<VectrOutcome, number>>
  readonly purpleOps: {
    readonly outcomes: Readonly<Record<PurpleOpsOutcome, number>>
    /** (3 prevented + 2 alerted + 1 logged) of 3n in whole percent, cut off; null of nothing. */
    readonly score: number | null
  }
}

function outcomeOf(step: Measured): DetectionOutcome | null {
  const outcome = outcomeOfStages(step)
  return outcome === 'notApplicable' ? null : outcome
}

function againstOf({ expected }: Measured, outcome: DetectionOutcome | null): ScoredStep['against'] {
  if (expected === null || outcome === null) return null
  const ahead = detectionOutcomes.indexOf(outcome) - detectionOutcomes.indexOf(expected)
  return ahead > 0 ? 'better' : ahead < 0 ? 'worse' : 'asExpected'
}

/** What VECTR would call it: blocked before alerted before logged. Whoever contains without an alert has seen a log. */
function vectrOf(step: Measured): VectrOutcome {
  if (step.prevented) return 'blocked'
  if (step.alerted) return 'alerted'
  if (step.logged || step.contained) return 'logged'
  if (step.notApplicable) return 'notApplicable'
  return step.judged ? 'none' : 'toBeDetermined'
}

const purpleOpsOf = { blocked: 'prevented', alerted: 'alerted', logged: 'logged', none: 'missed' } as const

function scored(step: Measured, { blue, red }: Weights): ScoredStep {
  const outcome = outcomeOf(step)
  const vectr = vectrOf(step)
  const alike = vectr === 'notApplicable' ? null : vectr === 'toBeDetermined' ? 'none' : vectr
  return {
    ...{ measured: step, outcome, vectr },
    against: againstOf(step, outcome),
    redPoints: outcome === null ? null : red[step.outcome],
    bluePoints: outcome === null ? null : blue[outcome],
    purpleOps: alike === null ? null : purpleOpsOf[alike],
  }
}

function tally<Key extends string>(keys: readonly Key[], found: readonly (Key | null)[]): Record<Key, number> {
  const counts = keys.map((key) => [key, found.filter((one) => one === key).length])
  return Object.fromEntries(counts)
}

const sum = (values: readonly (number | null)[]) => values.reduce<number>((all, value) => all + (value ?? 0), 0)

function timesOf(counting: readonly ScoredStep[]): ExerciseScores['times'] {
  const of = (measure: StepTime, secondsIn: (step: Measured) => number | null) => ({
    measure,
    ...spreadOf(counting.map(({ measured }) => secondsIn(measured))),
  })
  return [
    of('log', (step) => step.secondsToLog),
    of('alert', (step) => step.secondsToAlert),
    of('acknowledge', (step) => step.secondsToAcknowledge),
    of('contain', (step) => step.secondsToContain),
  ]
}

function expectationsOf(counting: readonly ScoredStep[]): ExerciseScores['expectations'] {
  const found = counting.map(({ against }) => against)
  const counts = tally(['better', 'asExpected', 'worse'], found)
  const stated = counts.better + counts.asExpected + counts.worse
  const met = rate(counts.better + counts.asExpected, stated)
  return { ...counts, met, unstated: counting.length - stated }
}

/** The scores of an exercise by what its steps were measured by and by the points that it gives. */
function score(measures: readonly Measured[], weights: Weights) {
  const steps = measures.map((step) => scored(step, weights))
  const counting = steps.filter(({ outcome }) => outcome !== null)
  const total = counting.length
  const { visibility, detection, prevention } = ratesOf(counting.flatMap(({ outcome }) => outcome ?? []))
  const outcomes = tally(
    purpleOpsOutcomes,
    steps.map(({ purpleOps }) => purpleOps),
  )
  const earned = 3 * outcomes.prevented + 2 * outcomes.alerted + outcomes.logged
  return {
    ...{ weights, steps },
    rates: {
      visibility,
      alert: rate(counting.filter(({ measured }) => measured.alerted === true).length, total),
      ...{ detection, prevention },
    },
    times: timesOf(counting),
    expectations: expectationsOf(counting),
    points: {
      red: rate(sum(steps.map(({ redPoints }) => redPoints)), Math.max(...Object.values(weights.red)) * total),
      blue: rate(sum(steps.map(({ bluePoints }) => bluePoints)), Math.max(...Object.values(weights.blue)) * total),
    },
    vectr: tally(
      vectrOutcomes,
      steps.map(({ vectr }) => vectr),
    ),
    purpleOps: { outcomes, score: total === 0 ? null : Math.floor((100 * earned) / (3 * total)) },
  }
}

/** The scores of an exercise: of what was kept when it was closed, else of how its steps stand now (`measures`). */
export function projectScores(exercise: Scored, measures: readonly Measured[]): ExerciseScores {
  const isFrozen = exercise.formula !== null
  return {
    ...{ formula: exercise.formula ?? formulaVersion, isFrozen },
    ...score(isFrozen ? exercise.scored : measures, weightsOf(exercise)),
  }
}
