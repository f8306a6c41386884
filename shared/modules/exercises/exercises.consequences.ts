import { isText, type ValueRow } from '../../record/rule-values.ts'
import { type Consequence, type RecordConsequence, type RecordConsequences, takes } from '../../record/rules.ts'
import type { AnyValue } from '../../record/values.ts'
import { attackStepRecord } from './attack-step.record.ts'
import { defenceFactRecord } from './defence-fact.record.ts'
import { detectionRecord } from './detection.record.ts'
import { approversAsked } from './exercises.approval-rules.ts'
import { detectionOutcomes, joinFacts } from './exercises.defence.ts'
import { measureSteps } from './exercises.measures.ts'
import { formulaVersion } from './exercises.scores.ts'

const textOf = (value: AnyValue | undefined): string | null => (isText(value) ? value : null)

function choiceOf<const Choice extends string>(choices: readonly Choice[], value: AnyValue | undefined) {
  return choices.find((choice) => choice === value) ?? null
}

function stepOf(row: ValueRow) {
  return {
    ...{ id: String(row.id), position: Number(row.position), title: String(row.title) },
    outcome: choiceOf(attackStepRecord.fields.outcome.choices, row.outcome),
    expected: choiceOf(detectionOutcomes, row.expected),
    startedAt: textOf(row.startedAt),
  }
}

function factOf(row: ValueRow) {
  const kind = choiceOf(defenceFactRecord.fields.kind.choices, row.kind)
  const of = { id: String(row.id), attackStep: String(row.attackStep) }
  return kind === null ? [] : [{ ...of, kind, at: textOf(row.at), source: textOf(row.source) }]
}

function detectionOf(row: ValueRow) {
  const outcome = choiceOf(detectionRecord.fields.outcome.choices, row.outcome)
  const of = { id: String(row.id), attackStep: String(row.attackStep), source: String(row.source) }
  const times = {
    detectedAt: textOf(row.detectedAt),
    respondedAt: textOf(row.respondedAt),
    containedAt: textOf(row.containedAt),
  }
  return outcome === null ? [] : [{ ...of, ...times, outcome }]
}

/** Closing keeps the version of the formula and what each step is scored by, so that no later formula can re-value it. */
const scoredWhenClosed: RecordConsequence = (input) => {
  if (!takes(input, 'close')) return []
  const steps = input.read.all('attackStep', { exercise: input.id })
  const facts = steps.flatMap(({ id }) => {
    const of = { attackStep: id }
    return joinFacts(
      input.read.all('defenceFact', of).flatMap(factOf),
      input.read.all('detection', of).flatMap(detectionOf),
    )
  })
  const scored = measureSteps(steps.map(stepOf), facts)
  return [{ record: 'exercise', id: input.id, changes: { formula: formulaVersion, scored: [...scored] } }]
}

/** The moment of the start, from which the times of injects count. */
const begun: RecordConsequence = (input): readonly Consequence[] =>
  takes(input, 'start') ? [{ record: 'exercise', id: input.id, changes: { begunAt: input.now } }] : []

/** What follows from changes of exercises. */
export const exerciseConsequences: RecordConsequences = {
  exercise: (input) => [...scoredWhenClosed(input), ...begun(input), ...approversAsked(input)],
}
