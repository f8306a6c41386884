import { idList, isBackwards, isGreater, isText } from '../../record/rule-values.ts'
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
import type { AnyEntity } from '../../record/values.ts'

const issuedStates = ['issued', 'closed']
const settledStates = ['verified', 'closed', 'riskAccepted']

function ofThis(input: RuleInput, record: string, field: string): readonly AnyEntity[] {
  return input.before === null ? [] : input.read.all(record, { [field]: input.before.id })
}

function leadIsAudited(input: RuleInput): boolean {
  const department = referred(input, 'leadAuditor', 'person')?.department
  return isText(department) && idList(input.after.auditees).includes(department)
}

/** Without this an owner could hand the record over, verify it and take it back. */
function isHandedOver(input: RuleInput, state: string): boolean {
  return input.action === 'update' && input.before?.state === state && input.after.owner !== input.before.owner
}

const audit = defineRules('audit', {
  rowsOpen: (input) =>
    takes(input, 'issue')
      ? refuseCount(ofThis(input, 'checklistRow', 'audit').filter((row) => row.state !== 'reviewed').length)
      : null,
  findingsOpen: (input) =>
    takes(input, 'close')
      ? refuseCount(
          ofThis(input, 'finding', 'audit').filter((row) => row.state !== 'closed' && row.state !== 'riskAccepted')
            .length,
        )
      : null,
  // ISO 19011:2018, principle of independence: whoever cannot be independent says how bias is kept out.
  leadAudited: (input) =>
    refuseIf(
      takes(input, 'startFieldwork') && leadIsAudited(input) && !isText(input.after.independence),
      'independence',
    ),
  previousItself: (input) =>
    refuseIf(input.before !== null && input.after.previousAudit === input.before.id, 'previousAudit'),
})

const checklistRow = defineRules('checklistRow', {
  auditIssued: (input) => refuseIf(issuedStates.includes(referred(input, 'audit', 'audit')?.state ?? ''), 'audit'),
  sampleTooLarge: (input) =>
    refuseIf(states(input) && isGreater(input.after.sampleSize, input.after.population), 'sampleSize'),
  // A sample that cannot be drawn again proves nothing; a full examination needs no seed.
  seedMissing: (input) =>
    refuseIf(
      takes(input, 'prepare') &&
        isGreater(input.after.population, input.after.sampleSize ?? null) &&
        (input.after.samplingSeed ?? null) === null,
      'samplingSeed',
    ),
})

const finding = defineRules('finding', {
  actionsOpen: (input) =>
    takes(input, 'implement')
      ? refuseCount(
          ofThis(input, 'correctiveAction', 'finding').filter((row) => ['open', 'inProgress'].includes(row.state))
            .length,
        )
      : null,
  actionsUnverified: (input) =>
    takes(input, 'verify', 'close')
      ? refuseCount(
          ofThis(input, 'correctiveAction', 'finding').filter((row) => !['verified', 'cancelled'].includes(row.state))
            .length,
        )
      : null,
  ownerFixed: (input) => refuseIf(isHandedOver(input, 'implemented'), 'owner'),
  repeatsItself: (input) => refuseIf(input.before !== null && input.after.repeatOf === input.before.id, 'repeatOf'),
  acceptedInPast: (input) => {
    const until = input.after.acceptedUntil
    return refuseIf(takes(input, 'acceptRisk') && isText(until) && until <= input.today, 'acceptedUntil')
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

const correctiveAction = defineRules('correctiveAction', {
  findingSettled: (input) =>
    refuseIf(settledStates.includes(referred(input, 'finding', 'finding')?.state ?? ''), 'finding'),
  ownerFixed: (input) => refuseIf(isHandedOver(input, 'done'), 'owner'),
  notEffective: (input) => refuseIf(takes(input, 'verify') && input.after.effectiveness === 'ineffective'),
})

/** What audits, working papers, findings and actions must keep that their fields and workflows alone cannot say. */
export const auditRules: RecordRules = { ...audit, ...checklistRow, ...finding, ...correctiveAction }
