import { isText } from '../../record/rule-values.ts'
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
import { isTargetMet, targetsOf } from './cycles.targets.ts'

/** Whether what a deviation speaks of is stated anew, or answered for. */
function isStated(input: RuleInput): boolean {
  const { before, after } = input
  if (!states(input)) return false
  if (before === null || takes(input, 'answer', 'accept')) return true
  return ['workItem', 'target', 'measured'].some((field) => before[field] !== after[field])
}

function namedTargets(input: RuleInput) {
  const item = referred(input, 'workItem', 'workItem')
  return item ? targetsOf(item).filter(({ name }) => name === input.after.target) : null
}

/** What a deviation answers with and is not settled yet: the corrective action, and the further work. */
function unsettled(input: RuleInput): number {
  const action = referred(input, 'action', 'correctiveAction')
  const work = referred(input, 'furtherWork', 'workItem')
  const open = [
    action !== null && !['verified', 'cancelled'].includes(action.state),
    work !== null && !['done', 'cancelled'].includes(work.state),
  ]
  return open.filter(Boolean).length
}

/** What deviations must keep: they speak of a result as it stands, and no owner accepts their own. */
export const deviationRules: RecordRules = defineRules('deviation', {
  cycleClosed: (input) =>
    refuseIf(input.action === 'create' && referred(input, 'cycle', 'cycle')?.state === 'closed', 'cycle'),
  otherCycle: (input) => {
    const item = states(input) ? referred(input, 'workItem', 'workItem') : null
    return refuseIf(item !== null && item.cycle !== input.after.cycle, 'workItem')
  },
  targetUnknown: (input) => refuseIf(isStated(input) && namedTargets(input)?.length === 0, 'target'),
  notMissed: (input) => {
    const targets = isStated(input) ? (namedTargets(input) ?? []) : []
    const { measured } = input.after
    const isMissed = targets.some((target) => isTargetMet(target) === false && target.measured === measured)
    return refuseIf(targets.length > 0 && !isMissed, 'measured')
  },
  repeated: (input) => {
    const { workItem, target, measured } = input.after
    if (!isStated(input) || !isText(workItem)) return null
    const others = input.read.all('deviation', { workItem }).filter(({ id }) => id !== input.before?.id)
    return refuseIf(
      others.some((other) => other.target === target && other.measured === measured),
      'target',
    )
  },
  unanswered: (input) =>
    refuseIf(takes(input, 'answer') && !isText(input.after.action) && !isText(input.after.furtherWork)),
  sameWork: (input) => {
    const { furtherWork, workItem } = input.after
    return refuseIf(states(input) && isText(furtherWork) && furtherWork === workItem, 'furtherWork')
  },
  // Otherwise an owner could name somebody else here and accept what they missed themselves.
  otherOwner: (input) => {
    const item = isStated(input) ? referred(input, 'workItem', 'workItem') : null
    return refuseIf(item !== null && (item.owner ?? null) !== (input.after.owner ?? null), 'owner')
  },
  measuresOpen: (input) => (takes(input, 'close') ? refuseCount(unsettled(input)) : null),
})
