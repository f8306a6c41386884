import { decimalToUnits, unitsToDecimal } from '../../record/decimal.ts'
import { idList, partRows, type ValueRow } from '../../record/rule-values.ts'
import type { Consequence } from '../../record/rules.ts'
import type { AnyEntity } from '../../record/values.ts'
import type { Settled } from './quiz-marking.ts'
import type { Component } from './training.scheme.ts'

/** The share of a quiz as points of a component, rounded half up to a hundredth; null where the quiz had no points to be had. */
export function componentPoints({ result }: Settled, maximum: string): string | null {
  const [earned, all] = [decimalToUnits(result.points, 2), decimalToUnits(result.maximum, 2)]
  if (all === 0) return null
  // Whole numbers beyond 2^53 are none: products are taken as integers of any size.
  const product = 2n * BigInt(earned) * BigInt(decimalToUnits(maximum, 2)) + BigInt(all)
  return unitsToDecimal(Number(product / (2n * BigInt(all))), 2)
}

const isPlace = (row: ValueRow, component: string, mark: number) =>
  row.component === component && (row.mark ?? 1) === mark && (row.makeUpOn ?? null) === null

type Taking = {
  readonly quiz: ValueRow
  readonly assessment: AnyEntity
  readonly component: Component
  readonly counted: ReadonlyMap<string, Settled>
  readonly scores: readonly AnyEntity[]
  /** Who closes the quiz, and so scores. */
  readonly person: string
}

/**
 * What closing a quiz writes into the scores of its assessment: for each participant the mark of the component, over the score
 * that is there or as a new one. Moderated scores stay as they are, and what stands already is not written again.
 */
export function scoresOfQuiz({ quiz, assessment, component, counted, scores, person }: Taking): readonly Consequence[] {
  const mark = typeof quiz.mark === 'number' ? quiz.mark : 1
  const expected = idList(assessment.participants)
  return [...counted].flatMap(([learner, settled]): readonly Consequence[] => {
    const points = componentPoints(settled, component.maximum)
    if (points === null || (expected.length > 0 && !expected.includes(learner))) return []
    const score = scores.find((one) => one.person === learner)
    if (score !== undefined && score.state !== 'recorded') return []
    const held = partRows(score?.components)
    const before = held.find((row) => isPlace(row, component.name, mark))
    if (before?.points === points) return []
    const blank = {
      note: quiz.number ?? null,
      mark: component.marks === 1 ? null : mark,
      makeUpOn: null,
      makeUpReason: null,
    }
    // The id of the attempt is that of no other row.
    const row = { id: settled.attempt.id, ...blank, ...before, component: component.name, points }
    const components = [...held.filter((one) => one !== before), row]
    if (score !== undefined) return [{ record: 'score', id: score.id, changes: { components } }]
    return [{ record: 'score', create: { assessment: assessment.id, person: learner, scoredBy: person, components } }]
  })
}
