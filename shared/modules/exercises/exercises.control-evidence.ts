import type { DetectionOutcome } from './exercises.defence.ts'
import { ratesOf, timesOfStep } from './exercises.scoring.ts'
import type { SummedStep } from './exercises.trend.ts'

/** A step that was run, with the sum of the facts that name the control. */
type RunStep = SummedStep & { readonly id: string; readonly title: string; readonly technique: string | null }

type ShownStep = Pick<RunStep, 'id' | 'title' | 'technique' | 'startedAt'> & {
  /** How the exercise is called. */
  readonly exercise: string
  readonly outcome: DetectionOutcome
  readonly secondsToDetect: number | null
}

/** What exercises showed of one control: how many steps ran, applied and are answered for by it, and how far it came. */
export type ControlEvidence = {
  readonly run: number
  readonly detected: number
  readonly blocked: number
  /** The latest of them, the latest first. */
  readonly steps: readonly ShownStep[]
}

/** Of a thousand steps nobody reads each. */
const mostShown = 200

const begun = ({ startedAt }: RunStep) => startedAt ?? ''

/** Judges steps by the facts that name one control alone: what others saw of them speaks neither for nor against it. */
export function controlEvidence(ran: readonly RunStep[], nameOf: (exercise: string) => string): ControlEvidence {
  const judged = ran.flatMap((step) => (step.outcome === 'notApplicable' ? [] : [{ step, outcome: step.outcome }]))
  const { detection, prevention } = ratesOf(judged.map(({ outcome }) => outcome))
  const latest = judged.toSorted(({ step: one }, { step: other }) =>
    begun(one) < begun(other) ? 1 : begun(one) > begun(other) ? -1 : 0,
  )
  return {
    ...{ run: judged.length, detected: detection.count, blocked: prevention.count },
    steps: latest.slice(0, mostShown).map(({ step, outcome }) => {
      const { id, title, technique, startedAt, exercise } = step
      const { secondsToDetect } = timesOfStep(step)
      return { id, title, technique, startedAt, exercise: nameOf(exercise), outcome, secondsToDetect }
    }),
  }
}
