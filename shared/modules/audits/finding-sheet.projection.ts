import type { Entity } from '../../record/record.ts'
import type { auditRecord } from './audit.record.ts'
import { projectFinding, type ReportFinding } from './audits.projection.ts'
import type { RedactedCopies } from './audits.report-rows.ts'
import type { correctiveActionRecord } from './corrective-action.record.ts'
import type { effectivenessCheckRecord } from './effectiveness-check.record.ts'
import type { findingRecord } from './finding.record.ts'
import type { findingExtensionRecord } from './finding-extension.record.ts'

type Finding = Entity<typeof findingRecord>

/** What happened to a finding, by whom and on which day. */
export type CourseStep = {
  readonly what: 'identified' | 'implemented' | 'verified' | 'accepted' | 'reopened' | 'closed'
  readonly person: string
  readonly on: string
}

/** More time that was asked for. */
export type SheetExtension = {
  readonly reason: string
  readonly from: string | null
  readonly to: string
  readonly askedBy: string
  readonly decidedBy: string
  readonly state: string
}

/** A look at whether the remedy held. */
export type SheetCheck = {
  readonly number: string
  readonly title: string
  readonly dueOn: string
  readonly checkedBy: string
  readonly state: string
}

/** One finding as its sheet prints it, names resolved; texts are Markdown, days `YYYY-MM-DD`. */
export type FindingSheet = {
  readonly organisation: string
  readonly classification: string
  readonly audit: string
  readonly finding: ReportFinding
  readonly identifiedOn: string | null
  readonly impact: number | null
  readonly likelihood: number | null
  readonly originalDueOn: string | null
  readonly acceptedUntil: string | null
  readonly implementationNote: string
  readonly verificationNote: string
  readonly course: readonly CourseStep[]
  readonly extensions: readonly SheetExtension[]
  readonly checks: readonly SheetCheck[]
  readonly signers: readonly { readonly duty: 'auditor' | 'owner'; readonly id: string; readonly person: string }[]
}

/** The records that a finding sheet stands on; `nameOf` answers the title of any referenced record, '' when absent. */
export type FindingSheetSource = {
  readonly organisation: string
  readonly classification: string
  readonly finding: Finding
  readonly audit: Entity<typeof auditRecord> | null
  readonly actions: readonly Entity<typeof correctiveActionRecord>[]
  readonly extensions: readonly Entity<typeof findingExtensionRecord>[]
  readonly checks: readonly Entity<typeof effectivenessCheckRecord>[]
  readonly copies: RedactedCopies
  readonly nameOf: (record: string, id: string | null) => string
}

function courseOf(finding: Finding, nameOf: FindingSheetSource['nameOf']): readonly CourseStep[] {
  const steps = [
    ['identified', finding.createdBy, finding.identifiedOn],
    ['accepted', finding.acceptedBy, finding.acceptedOn],
    ['implemented', finding.implementedBy, finding.implementedOn],
    ['verified', finding.verifiedBy, finding.verifiedOn],
    ['reopened', null, finding.reopenedOn],
    ['closed', finding.closedBy, finding.closedOn],
  ] as const
  return steps
    .flatMap(([what, person, on]) => (on === null ? [] : [{ what, person: nameOf('person', person), on }]))
    .toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
}

/** Whoever leads the audit, or recorded a finding without one, signs first; then the one who has to remedy it. */
function signersOf({ finding, audit, nameOf }: FindingSheetSource): FindingSheet['signers'] {
  const auditor = audit?.leadAuditor ?? finding.createdBy
  const signers = [{ duty: 'auditor' as const, id: auditor, person: nameOf('person', auditor) }]
  const { owner } = finding
  if (owner === null || owner === auditor) return signers
  return [...signers, { duty: 'owner', id: owner, person: nameOf('person', owner) }]
}

/** All that the sheet of a finding says: the finding, what is done about it, and what became of it so far. */
export function projectFindingSheet(source: FindingSheetSource): FindingSheet {
  const { finding, audit, actions, nameOf } = source
  const number = audit?.number ?? ''
  return {
    organisation: source.organisation,
    classification: audit?.classification ?? source.classification,
    audit: audit === null ? '' : `${number} ${audit.title}`.trim(),
    finding: projectFinding(finding, { actions, copies: source.copies, nameOf }),
    identifiedOn: finding.identifiedOn,
    ...{ impact: finding.impact, likelihood: finding.likelihood },
    ...{ originalDueOn: finding.originalDueOn, acceptedUntil: finding.acceptedUntil },
    implementationNote: finding.implementationNote ?? '',
    verificationNote: finding.verificationNote ?? '',
    course: courseOf(finding, nameOf),
    extensions: source.extensions.map((extension) => ({
      reason: extension.reason,
      ...{ from: extension.formerDueOn, to: extension.dueOn },
      askedBy: nameOf('person', extension.askedBy),
      decidedBy: nameOf('person', extension.decidedBy),
      state: extension.state,
    })),
    checks: source.checks.map((check) => ({
      ...{ number: check.number ?? '', title: check.title, dueOn: check.dueOn },
      checkedBy: nameOf('person', check.checkedBy ?? check.checker),
      state: check.state,
    })),
    signers: signersOf(source),
  }
}
