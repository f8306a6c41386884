import { auditRecord } from '#shared/modules/audits/audit.record.ts'
import { redactedCopies } from '#shared/modules/audits/audits.redaction.ts'
import { correctiveActionRecord } from '#shared/modules/audits/corrective-action.record.ts'
import { effectivenessCheckRecord } from '#shared/modules/audits/effectiveness-check.record.ts'
import { evidenceItemRecord } from '#shared/modules/audits/evidence-item.record.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { findingExtensionRecord } from '#shared/modules/audits/finding-extension.record.ts'
import { projectFindingSheet } from '#shared/modules/audits/finding-sheet.projection.ts'
import { controlRecord } from '#shared/modules/controls/control.record.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { namesOf } from '../../records/names-of.ts'
import type { ReportKind } from '../../reports/report-kind.ts'
import { redactedItems, shownWhere } from './redacted-items.ts'

/** The sheet of one finding: what was found, what is done about it, and what became of it; for who found it and who remedies it. */
export const findingSheetReport: ReportKind<'findingSheet'> = {
  record: findingRecord,
  gather(context, id) {
    const finding = context.read(findingRecord).get(id)
    const of = [{ field: 'finding', comparison: 'is' as const, value: id }]
    const sort = { field: 'createdAt' }
    const audit = finding.audit === null ? null : context.read(auditRecord).find(finding.audit)
    const actions = context.read(correctiveActionRecord).all(of, sort)
    const extensions = context.read(findingExtensionRecord).all(of, sort)
    const checks = context.read(effectivenessCheckRecord).all(of, sort)
    const organisation = context.read(organisationRecord).all()
    const [house] = organisation
    const redacted = finding.audit === null ? [] : redactedItems(context, finding.audit, finding.evidence)
    const projection = projectFindingSheet({
      organisation: house?.legalName ?? house?.name ?? '',
      classification: house?.classification ?? '',
      ...{ finding, audit, actions, extensions, checks, nameOf: namesOf(context) },
      copies: redactedCopies(redacted),
    })
    return {
      title: finding.title,
      number: finding.number ?? '',
      shown: [
        { record: organisationRecord, rows: organisation },
        { record: findingRecord, rows: [finding] },
        { record: correctiveActionRecord, rows: actions },
        { record: findingExtensionRecord, rows: extensions },
        { record: effectivenessCheckRecord, rows: checks },
        ...shownWhere(evidenceItemRecord, redacted),
      ],
      named: [personRecord, departmentRecord, auditRecord, findingRecord, controlRecord],
      projection,
      signatories: projection.signers.map((signer) => signer.id),
      selfApproved: false,
      notReady: null,
    }
  },
}
