import type { Calculation, NormalisedStep } from './training.calculation.ts'
import { calculations } from './training.counting.ts'
import type { ScoreFacts } from './training.facts.ts'
import { type SchemeFields, sheetOf } from './training.scheme.ts'
import { competitionTotal } from './training.scoring.ts'

/** What was done after the marks were counted, with the points that it led to; null where they cannot be seen. */
export type TotalStep =
  | { readonly step: 'mean' | 'sum' | 'total'; readonly points: string | null }
  | { readonly step: 'normalised'; readonly points: string | null; readonly by: NormalisedStep }
  | { readonly step: 'moderated'; readonly points: string; readonly reason: string; readonly person: string | null }
  | { readonly step: 'bonus'; readonly points: string }
  | { readonly step: 'capped'; readonly points: string; readonly most: string }

/** How one total came about, down to its marks. */
export type Workings = {
  readonly total: string | null
  /** Null for a competition, whose rounds are added up. */
  readonly calculation: Calculation | null
  /** In the order in which they were done. */
  readonly steps: readonly TotalStep[]
  /** The total stands as it was published, with what it was measured by then. */
  readonly isFrozen: boolean
}

type Given = {
  readonly assessment: SchemeFields | null
  /** The scores beside it, as far as the reader sees them, and whether these are all. */
  readonly scores: readonly ScoreFacts[]
  readonly isWhole: boolean
}

function laterSteps(score: ScoreFacts, total: string | null, calculation: Calculation | null): readonly TotalStep[] {
  const { moderatedPoints, moderationReason, moderatedBy, bonus } = score
  const uncapped = calculation?.uncapped ?? null
  return [
    ...(moderatedPoints === null
      ? []
      : [
          {
            ...{ step: 'moderated' as const, points: moderatedPoints },
            ...{ reason: moderationReason ?? '', person: moderatedBy },
          },
        ]),
    ...(bonus === null ? [] : [{ step: 'bonus' as const, points: bonus }]),
    ...(uncapped === null || total === null ? [] : [{ step: 'capped' as const, points: uncapped, most: total }]),
    { step: 'total', points: total },
  ]
}

/** Why a score has the total that it has. */
export function explainScore(score: ScoreFacts, { assessment, scores, isWhole }: Given): Workings {
  const isFrozen = score.total !== null
  if (assessment === null) {
    const sum = competitionTotal({ ...sheetOf(score), bonus: null, moderatedPoints: null })
    const total = score.total ?? competitionTotal(sheetOf(score))
    return {
      total,
      calculation: null,
      steps: [{ step: 'sum', points: sum }, ...laterSteps(score, total, null)],
      isFrozen,
    }
  }
  const place = scores.findIndex(({ id }) => id === score.id)
  const all = place < 0 ? calculations(assessment, [score], false) : calculations(assessment, scores, isWhole)
  const calculation = all[Math.max(0, place)] ?? null
  const total = score.total ?? calculation?.total ?? null
  const by = calculation?.normalised ?? null
  const steps: readonly TotalStep[] = [
    { step: 'mean', points: calculation?.mean ?? null },
    ...(by === null ? [] : [{ step: 'normalised' as const, points: by.value, by }]),
    ...laterSteps(score, total, calculation),
  ]
  return { total, calculation, steps, isFrozen }
}
