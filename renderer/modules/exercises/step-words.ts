import type { Translator } from '#shared/base/translate.ts'
import { clockIn } from '#shared/base/zoned.ts'
import type { StepFacts } from '#shared/modules/exercises/exercises.projection.ts'
import { lateBy } from '#shared/modules/exercises/exercises.timeline.ts'
import type { Formats } from '../../records/formats.ts'

/** Technique, vector and what the red team reached, as far as they are recorded. */
export function underTitle(t: Translator, step: StepFacts): string {
  const outcome = step.outcome === null ? null : t(`attackStep.outcome.${step.outcome}`)
  return [step.technique ?? step.tactic, t(`attackStep.vector.${step.vector}`), outcome]
    .filter((part) => part !== null)
    .join(' · ')
}

/** A length of time for people: seconds below a minute, else whole minutes. */
export function shortTime(duration: (seconds: number) => string, seconds: number): string {
  return duration(seconds < 60 ? seconds : Math.round(seconds / 60) * 60)
}

/** A share without decimals, for bars that have their counts beside them; exact ones stand in the table. */
export function wholePercent(percent: (text: string) => string, share: string | null): string {
  return share === null ? '—' : percent(`${Math.round(Number(share))}.00`)
}

type Planned = Pick<StepFacts, 'plannedStartAt' | 'plannedEndAt' | 'startedAt'>

/** When a step was to run; null where nobody declared it. */
export function plannedText(formats: Formats, { plannedStartAt: start, plannedEndAt: end }: Planned): string | null {
  if (start === null) return null
  if (end === null) return formats.instant(start)
  const dayOf = (instant: string) => clockIn(formats.zone, instant).day
  return formats.span(formats.instant(start), dayOf(start) === dayOf(end) ? formats.clock(end) : formats.instant(end))
}

/** By how much a step began late, null where it did not. */
export function lateText(formats: Formats, step: Planned): string | null {
  const late = lateBy(step)
  return late === null ? null : shortTime(formats.duration, late)
}
