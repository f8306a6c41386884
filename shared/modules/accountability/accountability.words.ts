import type { Tone } from '../../record/fields.ts'

/** What somebody may have to answer for. */
export const lapseKinds = ['dutyNotMet', 'deadlineMissed', 'hazardCaused'] as const

/** What may follow, from the lightest to the heaviest. */
export const measures = ['none', 'reminder', 'talk', 'criticism', 'deduction', 'discipline', 'referral'] as const
export type AccountabilityMeasure = (typeof measures)[number]

export const measureTones: Readonly<Record<AccountabilityMeasure, Tone>> = {
  none: 'neutral',
  reminder: 'progress',
  talk: 'attention',
  criticism: 'attention',
  deduction: 'serious',
  discipline: 'serious',
  referral: 'critical',
}

/** How an appeal may end. */
export const appealOutcomes = ['upheld', 'lightened', 'annulled'] as const

/** How heavy a measure is, from 0; null for what is no measure. */
export function weightOf(measure: unknown): number | null {
  const weight = measures.findIndex((known) => known === measure)
  return weight < 0 ? null : weight
}
