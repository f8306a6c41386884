import type { Translator } from '#shared/base/translate.ts'
import type { ExerciseResults, Vector } from '#shared/modules/exercises/exercises.projection.ts'

/** The vectors in words, as a sentence lists them. */
export function listed(t: Translator, vectors: readonly Vector[]): string {
  return new Intl.ListFormat(t.language, { type: 'conjunction' }).format(
    // Within a sentence; the words are no names.
    vectors.map((vector) => t(`attackStep.vector.${vector}`).toLowerCase()),
  )
}

/** The result of an exercise in a sentence: how many of the steps were detected, and what went unseen. */
export function findingOf(t: Translator, results: ExerciseResults): string {
  const { count, total } = results.score.detection
  if (total === 0) return t('exercise.finding.none')
  const counted = t('exercise.finding', { detected: count, count: total })
  if (results.unseen.length === 0 || count === 0) return counted
  return t('exercise.finding.unseen', { finding: counted, vectors: listed(t, results.unseen) })
}
