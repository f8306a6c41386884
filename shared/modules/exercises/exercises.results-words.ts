import type { Translator } from '../../base/translate.ts'
import type { Tone } from '../../record/fields.ts'
import { defenceFactRecord } from './defence-fact.record.ts'
import { detectionRecord } from './detection.record.ts'
import type { DefenceKind, DetectionOutcome } from './exercises.defence.ts'
import type { ExerciseResults, Vector } from './exercises.projection.ts'

/** The tone that stands for an outcome of a detection everywhere. */
export function toneOf(outcome: DetectionOutcome | 'notApplicable'): Tone {
  return outcome === 'notApplicable' ? 'neutral' : (detectionRecord.fields.outcome.tones?.[outcome] ?? 'neutral')
}

/** The tone that stands for a kind of fact everywhere. */
export function kindTone(kind: DefenceKind): Tone {
  return defenceFactRecord.fields.kind.tones?.[kind] ?? 'neutral'
}

/** How far the defence came with a step, in a word. */
export function outcomeWord(t: Translator, outcome: DetectionOutcome | 'notApplicable'): string {
  return t(outcome === 'notApplicable' ? 'defenceFact.kind.notApplicable' : `detection.outcome.${outcome}`)
}

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
  if (total === 0) return t('exerciseResults.finding.none')
  const counted = t('exerciseResults.finding', { detected: count, count: total })
  if (results.unseen.length === 0 || count === 0) return counted
  return t('exerciseResults.finding.unseen', { finding: counted, vectors: listed(t, results.unseen) })
}
