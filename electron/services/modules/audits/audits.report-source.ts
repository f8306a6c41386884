import { auditRecord } from '#shared/modules/audits/audit.record.ts'
import { projectAuditReport } from '#shared/modules/audits/audits.projection.ts'
import { redactedCopies } from '#shared/modules/audits/audits.redaction.ts'
import { checklistRowRecord } from '#shared/modules/audits/checklist-row.record.ts'
import { correctiveActionRecord } from '#shared/modules/audits/corrective-action.record.ts'
import { evidenceItemRecord } from '#shared/modules/audits/evidence-item.record.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { independenceDeclarationRecord } from '#shared/modules/audits/independence-declaration.record.ts'
import { controlRecord } from '#shared/modules/controls/control.record.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { sampleRecord } from '#shared/modules/sampling/sample.record.ts'
import type { ReadContext } from '../../context.ts'
import { namesOf } from '../../records/names-of.ts'
import type { ReportKind } from '../../reports/report-kind.ts'
import { redactedItems, shownWhere } from './redacted-items.ts'

const of = (field: string, value: string) => [{ field, comparison: 'is' as const, value }]

/** Findings of the audit before this one, as they stand now: whether earlier rectifications held. */
function earlierFindings(context: ReadContext, previous: string | null) {
  return previous === null ? [] : context.read(findingRecord).all(of('audit', previous))
}

/** The report of one audit: its checklist, findings and corrective actions, and what became of the last audit's. */
export const auditReport: ReportKind<'audit'> = {
  record: auditRecord,
  gather(context, id) {
    const audit = context.read(auditRecord).get(id)
    const findings = context.read(findingRecord).all(of('audit', id))
    const earlier = earlierFindings(context, audit.previousAudit)
    const actions = findings.flatMap((finding) => context.read(correctiveActionRecord).all(of('finding', finding.id)))
    const rows = context.read(checklistRowRecord).all(of('audit', id))
    const samples = context.read(sampleRecord).all(of('audit', id), { field: 'createdAt' })
    const declarations = context.read(independenceDeclarationRecord).all(of('audit', id))
    const organisation = context.read(organisationRecord).all()
    const redacted = redactedItems(
      context,
      id,
      [...rows, ...findings].flatMap(({ evidence }) => evidence),
    )
    const projection = projectAuditReport({
      organisation: organisation[0]?.legalName ?? organisation[0]?.name ?? '',
      audit,
      findings,
      earlierFindings: earlier,
      actions,
      rows,
      samples,
      declarations,
      copies: redactedCopies(redacted),
      nameOf: namesOf(context),
    })
    return {
      title: audit.title,
      number: audit.number ?? '',
      shown: [
        { record: organisationRecord, rows: organisation },
        { record: auditRecord, rows: [audit] },
        { record: independenceDeclarationRecord, rows: declarations },
        { record: checklistRowRecord, rows },
        { record: sampleRecord, rows: samples },
        { record: findingRecord, rows: [...findings, ...earlier] },
        { record: correctiveActionRecord, rows: actions },
        ...shownWhere(evidenceItemRecord, redacted),
      ],
      named: [personRecord, departmentRecord, auditRecord, findingRecord, controlRecord],
      projection,
      signatories: [audit.leadAuditor, ...(audit.issuedBy ? [audit.issuedBy] : [])],
      selfApproved: projection.selfApproved,
      notReady: audit.state === 'issued' || audit.state === 'closed' ? null : 'errors.auditNotIssued',
    }
  },
}
