import { idList, isBackwards, isMisspelt, isText } from '../../record/rule-values.ts'
import {
  defineRules,
  type RecordRules,
  type RuleInput,
  referred,
  refuseCount,
  refuseIf,
  states,
  takes,
} from '../../record/rules.ts'
import { sameValue } from '../../record/same-value.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { tacticPattern, techniquePattern } from './attack-step.patterns.ts'
import { mostScored } from './exercise.record.ts'
import { approvalRules, approverGuards } from './exercises.approval-rules.ts'
import { deconflictionRules } from './exercises.deconfliction-rules.ts'
import { defenceRules, isSettled } from './exercises.defence-rules.ts'
import { deliveryRules, refuseLeft, refuseWaitedFor } from './exercises.delivery-rules.ts'
import { lessonRules } from './exercises.lesson-rules.ts'
import { exerciseTemplateRules } from './exercises.template-rules.ts'
import { pointFields, weightsOf } from './exercises.weights.ts'

function sharedIds(left: AnyValue | undefined, right: AnyValue | undefined): number {
  const others = new Set(idList(right))
  return idList(left).filter((id) => others.has(id)).length
}

function stepsOf(input: RuleInput): readonly AnyEntity[] {
  return input.before === null ? [] : input.read.all('attackStep', { exercise: input.before.id })
}

function isUnjudged(input: RuleInput, step: AnyEntity): boolean {
  if (step.outcome === 'notRun') return false
  const of = { attackStep: step.id }
  return (
    step.outcome === null || input.read.all('defenceFact', of).length + input.read.all('detection', of).length === 0
  )
}

/** Whether a change declares something after the fact: the exercise has started, and the step is there or has begun. */
function declaresLate(input: RuleInput, fields: readonly string[]): boolean {
  const { before, after } = input
  if (fields.every((field) => sameValue(after[field] ?? null, before?.[field] ?? null))) return false
  const state = referred(input, 'exercise', 'exercise')?.state ?? 'planned'
  return state !== 'planned' && (before !== null || isText(after.startedAt))
}

/** Whether a change gives a reason that was not there before. */
const saysWhy = ({ before, after }: RuleInput, reason: string) =>
  isText(after[reason]) && after[reason] !== before?.[reason]

const plannedTimes = ['plannedStartAt', 'plannedEndAt'] as const

function dayOf(exercise: AnyEntity | null): AnyValue | undefined {
  const period = exercise?.period
  return typeof period === 'object' && period !== null && 'start' in period ? period.start : undefined
}

/** Whether what a step tries again is of its own exercise, or of one that begins later. */
function retestsTooEarly(input: RuleInput): boolean {
  const earlier = referred(input, 'retestOf', 'attackStep')
  if (earlier === null) return false
  const before = isText(earlier.exercise) ? input.read.find('exercise', earlier.exercise) : null
  const own = referred(input, 'exercise', 'exercise')
  return earlier.exercise === input.after.exercise || isBackwards(dayOf(before), dayOf(own))
}

const exercise = defineRules('exercise', {
  ...approverGuards,
  onBothSides: (input) =>
    refuseIf(states(input) && sharedIds(input.after.redTeam, input.after.blueTeam) > 0, 'blueTeam'),
  refereePlays: (input) => {
    const { whiteTeam, redTeam, blueTeam } = input.after
    return refuseIf(states(input) && sharedIds(whiteTeam, redTeam) + sharedIds(whiteTeam, blueTeam) > 0, 'whiteTeam')
  },
  stepsUnjudged: (input) =>
    takes(input, 'close') ? refuseCount(stepsOf(input).filter((step) => isUnjudged(input, step)).length) : null,
  previousItself: (input) =>
    refuseIf(input.before !== null && input.after.previousExercise === input.before.id, 'previousExercise'),
  stepsTooMany: (input) => {
    const count = takes(input, 'close') ? stepsOf(input).length : 0
    return refuseIf(count > mostScored, '', { count, most: mostScored })
  },
  pointsTurned: (input) => {
    const { blue, red } = weightsOf(input.after)
    const ladders = [
      ['pointsAlerted', blue.logged, blue.alerted],
      ['pointsContained', blue.alerted, blue.contained],
      ['pointsBlocked', blue.contained, blue.blocked],
      ['pointsSucceeded', red.partly, red.succeeded],
    ] as const
    const turned = ladders.find(([, lower, higher]) => lower > higher)
    return refuseIf(states(input) && turned !== undefined, turned?.[0])
  },
  pointsAfterStart: ({ action, before, after }) => {
    const isPlanned = before === null || before.state === 'planned'
    const changed = pointFields.find((field) => !sameValue(before?.[field] ?? null, after[field] ?? null))
    return refuseIf(action === 'update' && !isPlanned && changed !== undefined, changed)
  },
})

const attackStep = defineRules('attackStep', {
  exerciseClosed: (input) => refuseIf(isSettled(input, input.before?.exercise, input.after.exercise), 'exercise'),
  tacticForm: (input) => refuseIf(states(input) && isMisspelt(input.after.tactic, tacticPattern), 'tactic'),
  techniqueForm: (input) => refuseIf(states(input) && isMisspelt(input.after.technique, techniquePattern), 'technique'),
  endBeforeStart: (input) =>
    refuseIf(states(input) && isBackwards(input.after.startedAt, input.after.endedAt), 'endedAt'),
  ranWithoutTime: (input) => {
    const { outcome, startedAt } = input.after
    return refuseIf(states(input) && isText(outcome) && outcome !== 'notRun' && !isText(startedAt), 'startedAt')
  },
  timedButNotRun: (input) => {
    const { outcome, startedAt } = input.after
    return refuseIf(states(input) && outcome === 'notRun' && isText(startedAt), 'outcome')
  },
  plannedBackwards: (input) =>
    refuseIf(states(input) && isBackwards(input.after.plannedStartAt, input.after.plannedEndAt), 'plannedEndAt'),
  plannedEndAlone: (input) => {
    const { plannedStartAt, plannedEndAt } = input.after
    return refuseIf(states(input) && isText(plannedEndAt) && !isText(plannedStartAt), 'plannedStartAt')
  },
  expectedFrozen: (input) => {
    const isLate = states(input) && declaresLate(input, ['expected'])
    return refuseIf(isLate && !saysWhy(input, 'expectedCorrection'), 'expected')
  },
  planFrozen: (input) => {
    const isLate = states(input) && declaresLate(input, plannedTimes)
    const changed = plannedTimes.find((field) => !sameValue(input.after[field] ?? null, input.before?.[field] ?? null))
    return refuseIf(isLate && !saysWhy(input, 'planCorrection'), changed)
  },
  startsAfterFact: (input) => {
    const { before, after } = input
    if (!states(input) || before === null || before.startedAt === after.startedAt) return null
    const facts = input.read.all('defenceFact', { attackStep: before.id })
    return refuseIf(
      facts.some(({ at }) => isBackwards(after.startedAt, at)),
      'startedAt',
    )
  },
  retestNotLater: (input) => {
    const { before, after } = input
    // A day that an exercise was moved to since must not stand in the way of what is kept of its steps.
    const isStated = before?.retestOf !== after.retestOf || before?.exercise !== after.exercise
    return refuseIf(states(input) && isStated && retestsTooEarly(input), 'retestOf')
  },
  waitedFor: (input) => refuseWaitedFor(input, 'afterStep'),
  leftBehind: (input) => refuseLeft(input, 'attackStep'),
})

/** What exercises and all that is of them must keep. */
export const exerciseRules: RecordRules = {
  ...exercise,
  ...attackStep,
  ...defenceRules,
  ...deconflictionRules,
  ...approvalRules,
  ...deliveryRules,
  ...lessonRules,
  ...exerciseTemplateRules,
}
