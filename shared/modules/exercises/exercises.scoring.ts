import { secondsBetween } from '../../base/dates.ts'
import { type Rate, rate } from '../../base/rates.ts'
import type { Entity } from '../../record/record.ts'
import type { attackStepRecord } from './attack-step.record.ts'
import type { detectionRecord } from './detection.record.ts'

type AttackStep = Pick<Entity<typeof attackStepRecord>, 'id' | 'vector' | 'outcome' | 'startedAt'>
type Detection = Pick<
  Entity<typeof detectionRecord>,
  'attackStep' | 'outcome' | 'detectedAt' | 'respondedAt' | 'containedAt'
>

/** Outcomes from worst to best for the defender; a step counts with its best one (rule of VECTR's per-tool mode). */
export const detectionOutcomes = ['none', 'logged', 'alerted', 'contained', 'blocked'] as const
export type DetectionOutcome = (typeof detectionOutcomes)[number]

/** A mean over `count` measured cases in whole seconds, rounded half up; null where nothing was measured. */
export type MeanTime = { readonly seconds: number | null; readonly count: number }

/** One run attack step with what the defenders made of it. Times are the earliest of its detections. */
export type JudgedStep<Step = AttackStep> = {
  readonly step: Step
  readonly outcome: DetectionOutcome
  readonly secondsToDetect: number | null
  readonly secondsToRespond: number | null
  readonly secondsToContain: number | null
}

export type ExerciseScore = {
  readonly steps: number
  /** Steps that nobody ran count nowhere: dividing by them would flatter or punish for nothing. */
  readonly run: number
  readonly outcomes: Readonly<Record<DetectionOutcome, number>>
  /** Alerted, contained or blocked, of the steps run: a mere log entry that nobody looked at is no detection. */
  readonly detection: Rate
  /** Logged or better, of the steps run. */
  readonly visibility: Rate
  /** Blocked, of the steps run. */
  readonly prevention: Rate
  readonly redPoints: Rate
  readonly bluePoints: Rate
  readonly meanTimeToDetect: MeanTime
  readonly meanTimeToRespond: MeanTime
  readonly meanTimeToContain: MeanTime
}

function earliest(moments: readonly (string | null)[]): string | null {
  return moments.filter((moment) => moment !== null).toSorted()[0] ?? null
}

function elapsed(start: string | null, end: string | null): number | null {
  if (start === null || end === null) return null
  const seconds = secondsBetween(start, end)
  // Clocks of two teams may disagree; a negative time measures them and not the defence, so it is left out.
  return seconds < 0 ? null : seconds
}

/** The best outcome of a step's detections; `none` where there is no detection at all. */
export function bestOutcome(detections: readonly Pick<Detection, 'outcome'>[]): DetectionOutcome {
  const ranks = detections.map((detection) => detectionOutcomes.indexOf(detection.outcome))
  return detectionOutcomes[Math.max(0, ...ranks)] ?? 'none'
}

/** The steps that were run, each with its best outcome and its times. */
export function judgeSteps<Step extends AttackStep>(
  steps: readonly Step[],
  detections: readonly Detection[],
): readonly JudgedStep<Step>[] {
  const byStep = Map.groupBy(detections, (detection) => detection.attackStep)
  return steps
    .filter((step) => step.outcome !== null && step.outcome !== 'notRun')
    .map((step) => {
      const own = byStep.get(step.id) ?? []
      const detectedAt = earliest(own.map((detection) => detection.detectedAt))
      return {
        step,
        outcome: bestOutcome(own),
        secondsToDetect: elapsed(step.startedAt, detectedAt),
        secondsToRespond: elapsed(detectedAt, earliest(own.map((detection) => detection.respondedAt))),
        secondsToContain: elapsed(detectedAt, earliest(own.map((detection) => detection.containedAt))),
      }
    })
}

function mean(times: readonly (number | null)[]): MeanTime {
  const measured = times.filter((time) => time !== null)
  const sum = measured.reduce((total, time) => total + time, 0)
  return { seconds: measured.length === 0 ? null : Math.round(sum / measured.length), count: measured.length }
}

const redPointsOf = { succeeded: 2, partly: 1, failed: 0, notRun: 0 } as const

/**
 * The figures of an exercise or of any part of it (one vector, one tactic).
 * Mean time to detect = sum of (first detection - start of the step) / n; to respond and to contain = sum of (first
 * response or containment - first detection) / n; n counts only steps with both times and is given with the mean.
 * Blue points: none 0, logged 1, alerted 2, contained 3, blocked 4, of 4 per step: PurpleOps' technique score
 * (3 prevented + 2 alerted + 1 logged, of 3n), with containment put between alert and block. Red points: succeeded 2,
 * partly 1, of 2 per step.
 */
export function scoreExercise(steps: readonly AttackStep[], detections: readonly Detection[]): ExerciseScore {
  const judged = judgeSteps(steps, detections)
  const atLeast = (outcome: DetectionOutcome) => {
    const rank = detectionOutcomes.indexOf(outcome)
    return judged.filter((step) => detectionOutcomes.indexOf(step.outcome) >= rank).length
  }
  const counted = (outcome: DetectionOutcome) => judged.filter((step) => step.outcome === outcome).length
  const red = judged.reduce((sum, { step }) => sum + redPointsOf[step.outcome ?? 'notRun'], 0)
  const blue = judged.reduce((sum, step) => sum + detectionOutcomes.indexOf(step.outcome), 0)
  return {
    steps: steps.length,
    run: judged.length,
    outcomes: {
      none: counted('none'),
      logged: counted('logged'),
      alerted: counted('alerted'),
      contained: counted('contained'),
      blocked: counted('blocked'),
    },
    detection: rate(atLeast('alerted'), judged.length),
    visibility: rate(atLeast('logged'), judged.length),
    prevention: rate(atLeast('blocked'), judged.length),
    redPoints: rate(red, 2 * judged.length),
    bluePoints: rate(blue, 4 * judged.length),
    meanTimeToDetect: mean(judged.map((step) => step.secondsToDetect)),
    meanTimeToRespond: mean(judged.map((step) => step.secondsToRespond)),
    meanTimeToContain: mean(judged.map((step) => step.secondsToContain)),
  }
}

/** The figures of each vector that has steps, in the order of the vectors' first steps. */
export function scoreByVector(
  steps: readonly AttackStep[],
  detections: readonly Detection[],
): readonly { readonly vector: AttackStep['vector']; readonly score: ExerciseScore }[] {
  return [...Map.groupBy(steps, (step) => step.vector)].map(([vector, own]) => ({
    vector,
    score: scoreExercise(own, detections),
  }))
}
