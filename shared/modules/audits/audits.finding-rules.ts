import { isBackwards, isText } from '../../record/rule-values.ts'
import {
  defineRules,
  type RecordConsequence,
  type RuleInput,
  referred,
  refuseCount,
  refuseIf,
  states,
  takes,
} from '../../record/rules.ts'
import { sameValue } from '../../record/same-value.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { whysOf } from './audits.cause.ts'
import { droppedChecks, plannedCheck, reopenings } from './audits.follow-up-rules.ts'
import { judgementOf } from './audits.scale.ts'

const issuedStates = ['issued', 'closed']

function actionsOf(input: RuleInput): readonly AnyEntity[] {
  return input.before === null ? [] : input.read.all('correctiveAction', { finding: input.before.id })
}

/** Without this an owner could hand the record over, verify it and take it back. */
export function isHandedOver(input: RuleInput, state: string): boolean {
  return input.action === 'update' && input.before?.state === state && input.after.owner !== input.before.owner
}

/** Whether the change states the severity or what it rests on; a step of a finding judged long ago does not. */
function isJudging({ action, before, after }: RuleInput): boolean {
  if (action === 'archive' || before === null) return action !== 'archive'
  return ['severity', 'severityReason', 'impact', 'likelihood'].some(
    (field) => !sameValue(before[field] ?? null, after[field] ?? null),
  )
}

/** What findings must keep that their fields and workflow alone cannot say. */
export const findingRules = defineRules('finding', {
  actionsOpen: (input) =>
    takes(input, 'implement')
      ? refuseCount(actionsOf(input).filter((row) => ['open', 'inProgress'].includes(row.state)).length)
      : null,
  actionsUnverified: (input) =>
    takes(input, 'verify', 'close')
      ? refuseCount(actionsOf(input).filter((row) => !['verified', 'cancelled'].includes(row.state)).length)
      : null,
  // What was found may be repaired at once; that a grave gap does not arise again takes work on its cause.
  correctiveMissing: (input) => {
    const isGrave = input.after.severity === 'critical' || input.after.severity === 'high'
    const removesCause = (row: AnyEntity) => row.kind === 'corrective' && row.state !== 'cancelled'
    return refuseIf(takes(input, 'implement') && isGrave && !actionsOf(input).some(removesCause))
  },
  halfJudged: (input) => {
    const { impact, likelihood } = input.after
    const isHalf = (typeof impact === 'number') !== (typeof likelihood === 'number')
    return refuseIf(states(input) && isHalf, typeof impact === 'number' ? 'likelihood' : 'impact')
  },
  outsideMatrix: (input) => {
    const judgement = states(input) ? judgementOf(input.before, input.after, input.read) : null
    return refuseIf(judgement !== null && judgement.severity === null, 'impact')
  },
  severityDiffers: (input) => {
    const proposed = isJudging(input) ? judgementOf(input.before, input.after, input.read)?.severity : null
    const differs = proposed !== null && proposed !== undefined && proposed !== input.after.severity
    return refuseIf(differs && !isText(input.after.severityReason), 'severityReason')
  },
  rootTwice: (input) => {
    const isMarked = states(input) && whysOf(input.after.whys).filter(({ isRoot }) => isRoot).length > 1
    return refuseIf(isMarked, 'whys')
  },
  ownerFixed: (input) => refuseIf(isHandedOver(input, 'implemented'), 'owner'),
  stepElsewhere: (input) => {
    const step = states(input) ? referred(input, 'attackStep', 'attackStep') : null
    return refuseIf(step !== null && step.exercise !== input.after.exercise, 'attackStep')
  },
  repeatsItself: (input) => refuseIf(input.before !== null && input.after.repeatOf === input.before.id, 'repeatOf'),
  acceptedInPast: (input) => {
    const until = input.after.acceptedUntil
    return refuseIf(takes(input, 'acceptRisk') && isText(until) && until <= input.today, 'acceptedUntil')
  },
  // More time is asked for and granted by two people; whoever could write the date would need neither.
  dueFixed: (input) => {
    const [old, next] = [input.before?.dueOn, input.after.dueOn]
    const isAgreed = input.before?.state === 'actionPlanned' || input.before?.state === 'implemented'
    return refuseIf(states(input) && isAgreed && isText(old) && (!isText(next) || next > old), 'dueOn')
  },
  stillAccepted: (input) => {
    const until = input.after.acceptedUntil ?? input.before?.acceptedUntil
    return refuseIf(takes(input, 'expire') && isText(until) && until >= input.today)
  },
  dueBeforeIdentified: (input) =>
    refuseIf(states(input) && isBackwards(input.after.identifiedOn, input.after.dueOn), 'dueOn'),
  reported: (input) =>
    refuseIf(input.action === 'archive' && issuedStates.includes(referred(input, 'audit', 'audit')?.state ?? '')),
  rowOfOtherAudit: (input) => {
    const row = states(input) ? referred(input, 'checklistRow', 'checklistRow') : null
    return refuseIf(row !== null && row.audit !== input.after.audit, 'checklistRow')
  },
})

/** Whether it was implemented by the date first agreed; more time that was granted since does not make it earlier. */
function timelinessOf({ after, today }: RuleInput): string | null {
  const agreed = after.originalDueOn ?? after.dueOn
  if (!isText(agreed)) return null
  return (isText(after.implementedOn) ? after.implementedOn : today) <= agreed ? 'onTime' : 'late'
}

/** What the matrix proposes and which one it was, the date first agreed, and how often the finding came back. */
function standingOf(input: RuleInput): Readonly<Record<string, AnyValue>> {
  const judgement = judgementOf(input.before, input.after, input.read)
  return {
    scale: judgement?.scale.id ?? null,
    proposedSeverity: judgement?.severity ?? null,
    ...(takes(input, 'planAction') ? { originalDueOn: input.after.dueOn ?? null } : {}),
    ...(takes(input, 'implement') ? { timeliness: timelinessOf(input) } : {}),
    ...(takes(input, 'sendBack', 'reopen') ? { timeliness: null } : {}),
    ...(takes(input, 'reopen') && input.before ? reopenings(input.before, input.today) : {}),
  }
}

/** What stands with a finding, and the looks at its effect that a verification plans and a reopening drops. */
export const findingFollowed: RecordConsequence = (input) => {
  if (input.action === 'archive') return []
  const changes = Object.entries(standingOf(input)).filter(
    ([field, value]) => !sameValue(value, input.after[field] ?? null),
  )
  const own = { record: 'finding', id: input.id, changes: Object.fromEntries(changes) }
  return [
    ...(changes.length > 0 ? [own] : []),
    ...(takes(input, 'verify') ? plannedCheck(input) : []),
    ...(takes(input, 'reopen', 'expire') ? droppedChecks(input.read, input.id) : []),
  ]
}
