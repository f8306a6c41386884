import { oneInUse } from '../../record/house-workflow.ts'
import { idList, isGreater, isText } from '../../record/rule-values.ts'
import {
  defineRules,
  type RecordConsequences,
  type RecordRules,
  type RuleInput,
  referred,
  refuseCount,
  refuseIf,
  states,
  takes,
} from '../../record/rules.ts'
import type { AnyEntity } from '../../record/values.ts'
import { evidenceItemRules, expiredInUse } from './audits.evidence-rules.ts'
import { findingFollowed, findingRules, isHandedOver } from './audits.finding-rules.ts'
import { effectJudged, extensionAsked, followUpRules } from './audits.follow-up-rules.ts'
import { independenceRules, notIndependent } from './audits.independence-rules.ts'
import { openNotes, paperConsequences, reviewNoteRules } from './audits.paper-rules.ts'
import { findingScaleRules } from './audits.scale-rules.ts'
import { templateInUse, templateRules } from './audits.template-rules.ts'

const issuedStates = ['issued', 'closed']
const settledStates = ['verified', 'closed', 'riskAccepted']

function ofThis(input: RuleInput, record: string, field: string): readonly AnyEntity[] {
  return input.before === null ? [] : input.read.all(record, { [field]: input.before.id })
}

function leadIsAudited(input: RuleInput): boolean {
  const department = referred(input, 'leadAuditor', 'person')?.department
  return isText(department) && idList(input.after.auditees).includes(department)
}

const audit = defineRules('audit', {
  notesOpen: (input) =>
    takes(input, 'issue')
      ? refuseCount(ofThis(input, 'checklistRow', 'audit').reduce((count, row) => count + openNotes(input, row.id), 0))
      : null,
  rowsOpen: (input) =>
    takes(input, 'issue')
      ? refuseCount(ofThis(input, 'checklistRow', 'audit').filter((row) => row.state !== 'reviewed').length)
      : null,
  evidenceExpired: (input) => (takes(input, 'issue') ? refuseCount(expiredInUse(input).length) : null),
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
  undeclared: (input) => (takes(input, 'startFieldwork') ? refuseCount(notIndependent(input).length) : null),
  previousItself: (input) =>
    refuseIf(input.before !== null && input.after.previousAudit === input.before.id, 'previousAudit'),
})

const checklistRow = defineRules('checklistRow', {
  auditIssued: (input) => refuseIf(issuedStates.includes(referred(input, 'audit', 'audit')?.state ?? ''), 'audit'),
  notesOpen: (input) =>
    takes(input, 'review') && input.before !== null ? refuseCount(openNotes(input, input.before.id)) : null,
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

const correctiveAction = defineRules('correctiveAction', {
  findingSettled: (input) =>
    refuseIf(settledStates.includes(referred(input, 'finding', 'finding')?.state ?? ''), 'finding'),
  ownerFixed: (input) => refuseIf(isHandedOver(input, 'done'), 'owner'),
  notEffective: (input) => refuseIf(takes(input, 'verify') && input.after.effectiveness === 'ineffective'),
})

/** What audits, working papers, findings and actions must keep that their fields and workflows alone cannot say. */
export const auditRules: RecordRules = {
  ...audit,
  ...independenceRules,
  ...checklistRow,
  ...templateRules,
  ...reviewNoteRules,
  ...evidenceItemRules,
  ...findingRules,
  ...findingScaleRules,
  ...followUpRules,
  ...correctiveAction,
}

/** What follows from changes of findings and what they are judged by, and of what working papers rest on. */
export const auditConsequences: RecordConsequences = {
  finding: findingFollowed,
  checklistTemplate: templateInUse,
  findingScale: oneInUse('findingScale'),
  findingExtension: extensionAsked,
  effectivenessCheck: effectJudged,
  ...paperConsequences,
}
