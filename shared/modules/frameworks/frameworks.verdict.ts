import type { Tone } from '../../record/fields.ts'

/** The formulas that are known; one is never changed, a new one is added, and a concluded assessment keeps its own. */
export const formulas = ['practice1'] as const
export type Formula = (typeof formulas)[number]
export const newestFormula: Formula = 'practice1'

export const itemResults = ['compliant', 'partly', 'nonCompliant', 'notApplicable'] as const
export const risks = ['none', 'low', 'medium', 'high'] as const
export type Risk = (typeof risks)[number]
export const verdicts = ['excellent', 'good', 'medium', 'poor'] as const
export type Verdict = (typeof verdicts)[number]
export const verdictTones: Readonly<Record<Verdict, Tone>> = {
  excellent: 'good',
  good: 'progress',
  medium: 'attention',
  poor: 'critical',
}

export const riskTones: Readonly<Partial<Record<Risk, Tone>>> = {
  low: 'progress',
  medium: 'attention',
  high: 'critical',
}
