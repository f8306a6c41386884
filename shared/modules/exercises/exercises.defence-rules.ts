import { isBackwards, isText } from '../../record/rule-values.ts'
import { defineRules, type RecordRules, type RuleInput, referred, refuseIf, states } from '../../record/rules.ts'
import { sameValue } from '../../record/same-value.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { isNoticing } from './exercises.defence.ts'

/** States of an exercise in which nothing of it changes any more. */
const settled: readonly string[] = ['closed', 'cancelled']

/** Whether one of these exercises is settled: what is of it neither changes, nor comes, nor goes. */
export function isSettled({ read }: RuleInput, ...exercises: readonly (AnyValue | undefined)[]): boolean {
  return exercises.some((id) => isText(id) && settled.includes(read.find('exercise', id)?.state ?? ''))
}

/** The exercise of the step that a change names now, and of the one that it named before. */
function exercisesOf({ before, after, read }: RuleInput): readonly (AnyValue | undefined)[] {
  return [before?.attackStep, after.attackStep].map((id) =>
    isText(id) ? read.find('attackStep', id)?.exercise : undefined,
  )
}

function besides(input: RuleInput): readonly AnyEntity[] {
  const facts = input.read.all('defenceFact', { attackStep: input.after.attackStep ?? null })
  return facts.filter(({ id }) => id !== input.before?.id)
}

const isSeen = (kind: AnyValue | undefined) => isText(kind) && isNoticing(kind)

/** Whether a change makes another fact of one that is written already: at another time, of another kind, or of another step. */
function corrects({ before, after }: RuleInput): boolean {
  return (
    before !== null &&
    ['at', 'kind', 'attackStep'].some((field) => !sameValue(before[field] ?? null, after[field] ?? null))
  )
}

/** What facts of the defence must keep. */
export const defenceRules: RecordRules = defineRules('defenceFact', {
  exerciseClosed: (input) => refuseIf(isSettled(input, ...exercisesOf(input)), 'attackStep'),
  stepNotRun: (input) =>
    refuseIf(states(input) && referred(input, 'attackStep', 'attackStep')?.outcome === 'notRun', 'attackStep'),
  beforeAttack: (input) => {
    const started = states(input) ? referred(input, 'attackStep', 'attackStep')?.startedAt : null
    return refuseIf(isBackwards(started, input.after.at), 'at')
  },
  inFuture: (input) => refuseIf(states(input) && isBackwards(input.after.at, input.now), 'at'),
  timeMissing: (input) => {
    const { at, certainty } = input.after
    return refuseIf(states(input) && !isText(at) && certainty !== 'unknown', 'at')
  },
  timeUnknown: (input) => {
    const { at, certainty } = input.after
    return refuseIf(states(input) && isText(at) && certainty === 'unknown', 'certainty')
  },
  correctedWithoutReason: (input) => {
    const { before, after } = input
    const said = isText(after.correction) && after.correction !== before?.correction
    return refuseIf(states(input) && corrects(input) && !said, 'correction')
  },
  notApplicableWithoutReason: (input) => {
    const { kind, reason } = input.after
    return refuseIf(states(input) && kind === 'notApplicable' && !isText(reason), 'reason')
  },
  notApplicableThoughSeen: (input) => {
    if (!states(input)) return null
    const { kind } = input.after
    const others = besides(input).map((fact) => fact.kind)
    const clashes = kind === 'notApplicable' ? others.some(isSeen) : isSeen(kind) && others.includes('notApplicable')
    return refuseIf(clashes, 'kind')
  },
})
