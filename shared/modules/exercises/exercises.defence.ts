import type { Entity } from '../../record/record.ts'
import type { defenceFactRecord } from './defence-fact.record.ts'
import type { detectionRecord } from './detection.record.ts'

type StoredFact = Pick<Entity<typeof defenceFactRecord>, 'id' | 'attackStep' | 'kind' | 'at' | 'source'>
type StoredDetection = Pick<
  Entity<typeof detectionRecord>,
  'id' | 'attackStep' | 'source' | 'outcome' | 'detectedAt' | 'respondedAt' | 'containedAt'
>
export type DefenceKind = StoredFact['kind']

/** One fact of the defence, whichever record it stands in. `id` is unique among the facts of a vault. */
export type DefenceFacts = StoredFact & {
  readonly of: { readonly record: 'defenceFact' | 'detection'; readonly id: string }
}

/** Outcomes from worst to best for the defender; a step counts with its best one (rule of VECTR's per-tool mode). */
export const detectionOutcomes = ['none', 'logged', 'alerted', 'contained', 'blocked'] as const
export type DetectionOutcome = (typeof detectionOutcomes)[number]

/**
 * How far each kind of fact brings a step. Somebody who takes up or investigates what no alert told of has seen it in
 * what was logged. False alerts and near misses are about something else, and bring a step nowhere.
 */
const reached: ReadonlyMap<string, DetectionOutcome> = new Map<DefenceKind, DetectionOutcome>([
  ['prevented', 'blocked'],
  ['contained', 'contained'],
  ['eradicated', 'contained'],
  ['alerted', 'alerted'],
  ['acknowledged', 'logged'],
  ['investigated', 'logged'],
  ['logged', 'logged'],
])

/** Whether a fact says that the defence noticed or stopped the step. */
export function isNoticing(kind: string): boolean {
  return reached.has(kind)
}

/** The kinds that bring a step that far by themselves. */
export function kindsReaching(outcome: DetectionOutcome): readonly string[] {
  return [...reached].flatMap(([kind, found]) => (found === outcome ? [kind] : []))
}

/** The kinds that say that somebody took up what was noticed. */
export const answeringKinds: readonly string[] = ['acknowledged', 'investigated'] satisfies DefenceKind[]

/** How far the defence came with a step; what a closed exercise keeps of its facts. */
export type Stages = Readonly<
  Record<'logged' | 'alerted' | 'contained' | 'prevented' | 'notApplicable', boolean | null>
>

export function stagesOf(facts: readonly Pick<DefenceFacts, 'kind'>[]): Stages {
  const came = new Set(facts.flatMap(({ kind }) => reached.get(kind) ?? []))
  return {
    ...{ logged: came.has('logged'), alerted: came.has('alerted'), contained: came.has('contained') },
    prevented: came.has('blocked'),
    notApplicable: came.size === 0 && facts.some(({ kind }) => kind === 'notApplicable'),
  }
}

/** The best stage of a step; the one place where an outcome comes from, for figures that run and those that are kept. */
export function outcomeOfStages(stages: Stages): DetectionOutcome | 'notApplicable' {
  if (stages.notApplicable) return 'notApplicable'
  if (stages.prevented) return 'blocked'
  if (stages.contained) return 'contained'
  if (stages.alerted) return 'alerted'
  return stages.logged ? 'logged' : 'none'
}

/** The best that the facts of a step speak for, `none` where they speak for nothing. */
export function outcomeOf(facts: readonly Pick<DefenceFacts, 'kind'>[]): DetectionOutcome | 'notApplicable' {
  return outcomeOfStages(stagesOf(facts))
}

export function factOf({ id, attackStep, kind, at, source }: StoredFact): DefenceFacts {
  return { id, attackStep, kind, at, source, of: { record: 'defenceFact', id } }
}

const firstOf = {
  none: 'missed',
  logged: 'logged',
  alerted: 'alerted',
  contained: 'alerted',
  blocked: 'prevented',
} as const

/**
 * An older detection as the facts that it speaks for. The outcome derived of them is the one that was typed: a time of
 * containment counts only where the outcome did not deny it.
 */
export function factsOfDetection(detection: StoredDetection): readonly DefenceFacts[] {
  const { id, attackStep, source, outcome, detectedAt, respondedAt, containedAt } = detection
  const fact = (kind: DefenceKind, at: string | null): DefenceFacts => ({
    ...{ id: `${id} ${kind}`, attackStep, kind, at, source },
    of: { record: 'detection', id },
  })
  const isContained = outcome === 'contained' || (outcome === 'blocked' && containedAt !== null)
  return [
    fact(firstOf[outcome], detectedAt),
    ...(respondedAt === null || outcome === 'none' ? [] : [fact('acknowledged', respondedAt)]),
    ...(isContained ? [fact('contained', containedAt)] : []),
  ]
}

/** The facts of both forms together. */
export function joinFacts(
  facts: readonly StoredFact[],
  detections: readonly StoredDetection[],
): readonly DefenceFacts[] {
  return [...facts.map(factOf), ...detections.flatMap(factsOfDetection)]
}
