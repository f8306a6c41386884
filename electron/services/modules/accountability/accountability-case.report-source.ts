import {
  type CaseGround,
  caseGrounds,
  projectAccountabilityCase,
} from '#shared/modules/accountability/accountability-case.projection.ts'
import { accountabilityCaseRecord } from '#shared/modules/accountability/accountability-case.record.ts'
import { accountabilityRuleRecord } from '#shared/modules/accountability/accountability-rule.record.ts'
import { correctiveActionRecord } from '#shared/modules/audits/corrective-action.record.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { workItemRecord } from '#shared/modules/cycles/work-item.record.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { violationCaseRecord } from '#shared/modules/policies/violation-case.record.ts'
import { isText } from '#shared/record/rule-values.ts'
import { namesOf } from '../../records/names-of.ts'
import { mayRead, type ReportKind } from '../../reports/report-kind.ts'

const groundRecords = {
  workItems: workItemRecord,
  findings: findingRecord,
  actions: correctiveActionRecord,
  violations: violationCaseRecord,
} as const

/** States in which nobody has decided anything yet. */
const undecided: readonly string[] = ['reported', 'assessed', 'answered', 'heard']

/** One case of accountability, for whoever decided it and the person concerned. */
export const accountabilityCaseReport: ReportKind<'accountabilityCase'> = {
  record: accountabilityCaseRecord,
  gather(context, id) {
    const lapseCase = context.read(accountabilityCaseRecord).get(id)
    const organisation = context.read(organisationRecord).all()
    const [house] = organisation
    const rule = lapseCase.rule === null ? null : context.read(accountabilityRuleRecord).find(lapseCase.rule)
    const numberOf = (ground: CaseGround, one: string) => {
      const number = context.read(groundRecords[ground]).find(one)?.number
      return isText(number) ? number : ''
    }
    const isWhole = caseGrounds.every(
      (ground) => lapseCase[ground].length === 0 || mayRead(context.actor, groundRecords[ground]),
    )
    const projection = projectAccountabilityCase({
      organisation: house?.legalName ?? house?.name ?? '',
      classification: house?.classification ?? '',
      ...{ lapseCase, rule, numberOf, nameOf: namesOf(context), zone: context.zone },
    })
    return {
      title: lapseCase.title,
      number: lapseCase.number ?? '',
      shown: [
        { record: organisationRecord, rows: organisation },
        { record: accountabilityCaseRecord, rows: [lapseCase] },
        { record: accountabilityRuleRecord, rows: rule ? [rule] : [] },
      ],
      named: [personRecord, departmentRecord],
      projection,
      signatories: projection.signers.map((signer) => signer.id),
      selfApproved: false,
      inPart: isWhole ? null : 'accountabilityDocument.refused.groundsHidden',
      notReady: undecided.includes(lapseCase.state) ? 'accountabilityDocument.refused.undecided' : null,
    }
  },
}
