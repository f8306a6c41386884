import type { Entity } from '../../record/record.ts'
import type { attackStepRecord } from './attack-step.record.ts'
import type { DefenceKind } from './exercises.defence.ts'

type StoredStep = Entity<typeof attackStepRecord>

/** What another program says of one step; what it says nothing of is null. Moments are as they are stored. */
export type ForeignStep = Pick<
  StoredStep,
  | 'title'
  | 'tactic'
  | 'technique'
  | 'description'
  | 'target'
  | 'source'
  | 'tool'
  | 'command'
  | 'startedAt'
  | 'endedAt'
  | 'outcome'
>

/** What another program says that the defence did; a time that it does not tell is null. */
export type ForeignFact = {
  readonly kind: DefenceKind
  readonly at: string | null
  /** Whether its time is when somebody wrote it down, and not when it was. */
  readonly isEstimated?: true
  readonly source: string | null
  readonly note: string | null
  /** Needed where a step was not applicable. */
  readonly reason: string | null
}

/** Something that has no field here and is kept with the step under its own name. */
export type Kept = { readonly name: string; readonly value: string }

export type ForeignRunRow = {
  /** The row or the place in the file. */
  readonly where: string
  readonly step: ForeignStep
  readonly facts: readonly ForeignFact[]
  readonly kept: readonly Kept[]
}

/** Why a value is not taken, by row and field; nothing of a file with faults is taken. */
export type RunFault = {
  readonly where: string
  readonly field: string
  /** A message key. */
  readonly message: string
  readonly parameters?: Readonly<Record<string, string | number>>
}

export const runLossKinds = [
  'unknownTechnique',
  'retiredTechnique',
  'unknownTactic',
  'outcomeInferred',
  'preventedInPart',
  'zoneAssumed',
  'timeEstimated',
  'cut',
  'kept',
  'leftOut',
] as const
export type RunLoss = { readonly kind: (typeof runLossKinds)[number]; readonly what: string }

export type RunFormat = 'vectr' | 'attire' | 'caldera' | 'purpleops' | 'stix' | 'atomic'

/** What a file of another program holds of a run. */
export type ForeignRun = {
  readonly format: RunFormat
  readonly rows: readonly ForeignRunRow[]
  readonly faults: readonly RunFault[]
  readonly losses: readonly RunLoss[]
}
