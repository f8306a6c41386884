import type { DefenceFacts, DetectionOutcome } from './exercises.defence.ts'
import { detectionOutcomes } from './exercises.defence.ts'
import type { StepFacts, Vector } from './exercises.projection.ts'
import { type JudgedStep, judgeSteps } from './exercises.scoring.ts'

/** What became of a step in one exercise: of several alike the weakest outcome, and the longest time to detection. */
export type SameRun = { readonly outcome: DetectionOutcome; readonly secondsToDetect: number | null }

export const ways = ['better', 'same', 'worse', 'once'] as const
/** How the last run stands against the one before it; `once` where there is none before it. */
export type Way = (typeof ways)[number]

/** One step of a series: a step and its re-tests, the same technique, or without one the same title, by the same vector. */
export type SameStep = {
  readonly key: string
  readonly title: string
  readonly technique: string | null
  readonly tactic: string | null
  readonly vector: Vector
  /** By exercise in the order given; null where it was not run. */
  readonly runs: readonly (SameRun | null)[]
  readonly way: Way
  /** The steps of the last run, by id. */
  readonly last: readonly string[]
}

const rankOf = (outcome: DetectionOutcome) => detectionOutcomes.indexOf(outcome)

/** What became of one step; null where it was not run, or did not apply. */
export const runOfStep = (step: StepFacts, facts: readonly DefenceFacts[]): SameRun | null =>
  runOf(judgeSteps([step], facts))

function runOf(judged: readonly JudgedStep<StepFacts>[]): SameRun | null {
  const [weakest] = judged.toSorted((one, other) => rankOf(one.outcome) - rankOf(other.outcome))
  if (!weakest) return null
  const times = judged.flatMap(({ secondsToDetect: seconds }) => (seconds === null ? [] : [seconds]))
  return { outcome: weakest.outcome, secondsToDetect: times.length < judged.length ? null : Math.max(...times) }
}

/** How the last of some runs stands against the one before it. */
export function wayOf(runs: readonly (SameRun | null)[]): Way {
  const [before, after] = runs.filter((run) => run !== null).slice(-2)
  if (!before || !after) return 'once'
  const ahead = rankOf(after.outcome) - rankOf(before.outcome)
  if (ahead !== 0) return ahead > 0 ? 'better' : 'worse'
  if (before.secondsToDetect === null || after.secondsToDetect === null) return 'same'
  const faster = before.secondsToDetect - after.secondsToDetect
  return faster > 0 ? 'better' : faster < 0 ? 'worse' : 'same'
}

const keyOf = ({ technique, title, vector }: StepFacts) => `${vector} ${technique ?? title.trim().toLowerCase()}`

/** The key of the first step that each tries again, as far as that is among them. */
function keysOf(steps: readonly StepFacts[]): (step: StepFacts) => string {
  const byId = new Map(steps.map((step) => [step.id, step]))
  return (step) => {
    const seen = new Set<string>()
    let first = step
    for (let next: StepFacts | undefined = step; next && !seen.has(next.id); next = byId.get(next.retestOf ?? '')) {
      seen.add(next.id)
      first = next
    }
    return keyOf(first)
  }
}

/** The steps of several exercises, those that are the same together; exercises are given from the earliest to the latest. */
export function sameSteps(
  exercises: readonly string[],
  steps: readonly StepFacts[],
  facts: readonly DefenceFacts[],
): readonly SameStep[] {
  const judged = judgeSteps(steps, facts)
  const keyOfStep = keysOf(steps)
  return [...Map.groupBy(judged, ({ step }) => keyOfStep(step))].flatMap(([key, alike]) => {
    const latest = alike.toSorted(
      (one, other) => exercises.indexOf(other.step.exercise) - exercises.indexOf(one.step.exercise),
    )[0]?.step
    if (!latest) return []
    const runs = exercises.map((exercise) => runOf(alike.filter(({ step }) => step.exercise === exercise)))
    const last = alike.flatMap(({ step }) => (step.exercise === latest.exercise ? [step.id] : []))
    const { title, technique, tactic, vector } = latest
    return [{ key, title, technique, tactic, vector, runs, way: wayOf(runs), last }]
  })
}

export type WayCounts = Readonly<Record<Way, number>>

/** How many same steps went which way, by what each is grouped by, in the order of first appearance; a step may be of several groups. */
export function countWays<Group>(
  steps: readonly SameStep[],
  groupsOf: (step: SameStep) => readonly Group[],
): readonly { readonly group: Group; readonly counts: WayCounts }[] {
  const pairs = steps.flatMap((step) => [...new Set(groupsOf(step))].map((group) => ({ group, way: step.way })))
  return [...Map.groupBy(pairs, ({ group }) => group)].map(([group, own]) => {
    const counted = (way: Way) => own.filter((pair) => pair.way === way).length
    return {
      group,
      counts: {
        better: counted('better'),
        same: counted('same'),
        worse: counted('worse'),
        once: counted('once'),
      },
    }
  })
}

/** What a fact of the defence says of whom and by what: names, empty where it says nothing. */
export type Attribution = { readonly attackStep: string; readonly team: string; readonly control: string }

/** The teams or controls of the last run of a step; null where its facts name none. */
export function attributed(
  attributions: readonly Attribution[],
  by: 'team' | 'control',
): (step: SameStep) => readonly (string | null)[] {
  const byStep = Map.groupBy(attributions, ({ attackStep }) => attackStep)
  return ({ last }) => {
    const names = last.flatMap((id) => byStep.get(id) ?? []).flatMap((one) => (one[by] === '' ? [] : [one[by]]))
    return names.length === 0 ? [null] : names
  }
}
