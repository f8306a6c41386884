import { fraction, toUnits } from '../../base/fraction.ts'
import { decimalToUnits, unitsText } from '../../record/decimal.ts'
import { basesOfGroup, type Calculation, type ComponentStep, calculate } from './training.calculation.ts'
import type { ScoreColumn, ScoreFacts } from './training.facts.ts'
import { keptBases } from './training.normalisation.ts'
import { type SchemeFields, schemeOf, sheetOf } from './training.scheme.ts'
import { competitionTotal } from './training.scoring.ts'

/** What the table of a competition or an assessment needs of one score. */
type Counted = {
  readonly points: readonly (string | null)[]
  readonly total: string | null
  readonly isPending: boolean
  readonly instead: string | null
  readonly calculation: Calculation | null
}
export type Count = (score: ScoreFacts, place: number) => Counted

/**
 * How each score of an assessment comes to its total, in the order given: by what it was published with, else by
 * everybody who was scored. A reader who sees only some rows does not know by whom to measure.
 */
export function calculations(
  assessment: SchemeFields,
  scores: readonly ScoreFacts[],
  isWhole: boolean,
): readonly Calculation[] {
  const scheme = schemeOf(assessment)
  const sheets = scores.map(sheetOf)
  const bases = isWhole ? basesOfGroup(scheme, sheets) : []
  return scores.map((score, place) =>
    calculate(scheme, sheetOf(score), score.total === null ? (bases[place] ?? []) : keptBases(score.basis)),
  )
}

/** The points of a component as its column shows them: of several marks their mean. */
function shownPoints({ component, points, outOf, share }: ComponentStep): string | null {
  if (share === null) return null
  const most = decimalToUnits(component.maximum, 2)
  const part = fraction(BigInt(decimalToUnits(points, 2)) * BigInt(most), BigInt(decimalToUnits(outOf, 2)) * 100n)
  return unitsText(toUnits(part, 2), 2)
}

/** Counts the scores of an assessment, which are given in the order in which it is then asked. */
export function countAssessment(assessment: SchemeFields, scores: readonly ScoreFacts[], isWhole: boolean): Count {
  const scheme = schemeOf(assessment)
  const all = calculations(assessment, scores, isWhole)
  return (score, place) => {
    const calculation = all[place] ?? calculate(scheme, sheetOf(score), [])
    return {
      points: calculation.components.map((step) =>
        step.marks.some(({ points }) => points) ? shownPoints(step) : null,
      ),
      total: score.total ?? calculation.total,
      isPending: calculation.isPending,
      instead: calculation.unmoderated,
      calculation,
    }
  }
}

/** Counts the scores of a competition. */
export function countCompetition(columns: readonly ScoreColumn[]): Count {
  return (score) => {
    const points = new Map(score.components.map((entry) => [entry.component, entry.points]))
    return {
      points: columns.map((column) => points.get(column.name) ?? null),
      total: score.total ?? competitionTotal(sheetOf(score)),
      isPending: false,
      instead: competitionTotal({ ...sheetOf(score), moderatedPoints: null }),
      calculation: null,
    }
  }
}
