import type { Period } from '../../record/fields.ts'
import type { Entity } from '../../record/record.ts'
import type { auditRecord } from './audit.record.ts'
import { type Why, whysOf } from './audits.cause.ts'
import { type Declaration, projectDeclarations, type ReportDeclaration } from './audits.independence.ts'
import {
  projectRow,
  type RedactedCopies,
  type ReportEvidence,
  type ReportRow,
  type Row,
  reportEvidence,
  type Sample,
} from './audits.report-rows.ts'
import { type Severity, severities } from './audits.scale.ts'
import type { correctiveActionRecord } from './corrective-action.record.ts'
import type { findingRecord } from './finding.record.ts'

type Audit = Entity<typeof auditRecord>
type Finding = Entity<typeof findingRecord>
type Action = Entity<typeof correctiveActionRecord>

/** A corrective action with its people resolved to names; days are `YYYY-MM-DD`. */
export type ReportAction = {
  readonly number: string
  readonly finding: string
  readonly title: string
  readonly kind: Action['kind']
  readonly department: string
  readonly owner: string
  readonly dueOn: string
  readonly state: string
  readonly effectiveness: Action['effectiveness']
}

/** A finding with everything that its card shows. */
export type ReportFinding = {
  readonly number: string
  readonly title: string
  readonly severity: Severity
  readonly state: string
  readonly condition: string
  readonly criterion: string
  readonly cause: string
  readonly causeCategory: Finding['causeCategory']
  readonly whys: readonly Why[]
  readonly severityReason: string
  readonly effect: string
  readonly recommendation: string
  readonly department: string
  readonly owner: string
  readonly dueOn: string | null
  readonly agreement: Finding['agreement']
  readonly response: string
  readonly control: string
  readonly repeatOf: string
  readonly evidence: readonly ReportEvidence[]
  readonly actions: readonly ReportAction[]
}

/** A finding of an earlier audit of the same units, as it stands now. */
export type EarlierFinding = Pick<ReportFinding, 'number' | 'title' | 'severity' | 'state' | 'owner' | 'dueOn'>

/** Who stands for the report: `on` is the day of issue where there is one. */
export type SignOff = { readonly duty: 'leadAuditor' | 'issuer'; readonly person: string; readonly on: string | null }

/** All that a report or the page of an audit shows, names resolved and nothing left to compute; texts are Markdown. */
export type AuditReportProjection = {
  readonly organisation: string
  readonly number: string
  readonly title: string
  readonly kind: Audit['kind']
  readonly state: string
  readonly period: Period
  readonly fieldworkPeriod: Period | null
  readonly reportDueOn: string | null
  readonly issuedOn: string | null
  readonly auditees: readonly string[]
  readonly department: string
  readonly leadAuditor: string
  readonly team: readonly string[]
  readonly previousAudit: string
  readonly classification: string
  readonly distribution: string
  readonly objectives: string
  readonly scope: string
  readonly criteria: string
  readonly method: string
  readonly samplingNote: string
  readonly independence: string
  readonly declarations: readonly ReportDeclaration[]
  readonly limitations: string
  readonly opinion: Audit['opinion']
  readonly opinionText: string
  readonly keyMessages: string
  readonly goodPractice: string
  readonly counts: readonly { readonly severity: Severity; readonly count: number }[]
  readonly findings: readonly ReportFinding[]
  readonly earlierFindings: readonly EarlierFinding[]
  readonly rows: readonly ReportRow[]
  readonly signOff: readonly SignOff[]
  /** One person led the audit and issued its report. */
  readonly selfApproved: boolean
}

/** The records that an audit's report stands on; `nameOf` answers the title of any referenced record, '' when absent. */
export type AuditReportSource = {
  readonly organisation: string
  readonly audit: Audit
  readonly findings: readonly Finding[]
  readonly earlierFindings: readonly Finding[]
  readonly actions: readonly Action[]
  readonly rows: readonly Row[]
  /** The samples drawn for the audit. */
  readonly samples: readonly Sample[]
  readonly declarations: readonly Declaration[]
  readonly copies: RedactedCopies
  readonly nameOf: (record: string, id: string | null) => string
}

/** Computes the report of one audit: gravest findings first, within a severity by number. */
export function projectAuditReport(source: AuditReportSource): AuditReportProjection {
  const { audit, nameOf } = source
  const byGravity = (one: Finding, other: Finding): number =>
    severities.indexOf(one.severity) - severities.indexOf(other.severity) || compareText(one.number, other.number)
  const findings = source.findings.toSorted(byGravity)
  return {
    organisation: source.organisation,
    number: audit.number ?? '',
    title: audit.title,
    kind: audit.kind,
    state: audit.state,
    period: audit.period,
    fieldworkPeriod: audit.fieldworkPeriod,
    reportDueOn: audit.reportDueOn,
    issuedOn: audit.issuedOn,
    auditees: audit.auditees.map((id) => nameOf('department', id)),
    department: nameOf('department', audit.department),
    leadAuditor: nameOf('person', audit.leadAuditor),
    team: audit.team.map((id) => nameOf('person', id)),
    previousAudit: nameOf('audit', audit.previousAudit),
    classification: audit.classification ?? '',
    distribution: audit.distribution ?? '',
    ...textsOf(audit),
    declarations: projectDeclarations(audit, source.declarations, nameOf),
    opinion: audit.opinion,
    counts: severities.map((severity) => ({
      severity,
      count: findings.filter((finding) => finding.severity === severity).length,
    })),
    findings: findings.map((finding) => projectFinding(finding, source)),
    earlierFindings: source.earlierFindings.toSorted(byGravity).map((finding) => ({
      number: finding.number ?? '',
      title: finding.title,
      severity: finding.severity,
      state: finding.state,
      owner: nameOf('person', finding.owner),
      dueOn: finding.dueOn,
    })),
    rows: source.rows.toSorted((one, other) => one.position - other.position).map((row) => projectRow(row, source)),
    signOff: [
      { duty: 'leadAuditor', person: nameOf('person', audit.leadAuditor), on: null },
      { duty: 'issuer', person: nameOf('person', audit.issuedBy), on: audit.issuedOn },
    ],
    selfApproved: audit.issuedBy !== null && audit.issuedBy === audit.leadAuditor,
  }
}

function textsOf(audit: Audit) {
  return {
    objectives: audit.objectives ?? '',
    scope: audit.scope ?? '',
    criteria: audit.criteria ?? '',
    method: audit.method ?? '',
    samplingNote: audit.samplingNote ?? '',
    independence: audit.independence ?? '',
    limitations: audit.limitations ?? '',
    opinionText: audit.opinionText ?? '',
    keyMessages: audit.keyMessages ?? '',
    goodPractice: audit.goodPractice ?? '',
  }
}

/** One finding with its actions, names resolved. */
export function projectFinding(
  finding: Finding,
  source: Pick<AuditReportSource, 'actions' | 'copies' | 'nameOf'>,
): ReportFinding {
  const { nameOf } = source
  return {
    number: finding.number ?? '',
    title: finding.title,
    severity: finding.severity,
    state: finding.state,
    condition: finding.condition,
    criterion: finding.criterion,
    cause: finding.cause ?? '',
    causeCategory: finding.causeCategory,
    whys: whysOf(finding.whys),
    severityReason: finding.severityReason ?? '',
    effect: finding.effect ?? '',
    recommendation: finding.recommendation ?? '',
    department: nameOf('department', finding.department),
    owner: nameOf('person', finding.owner),
    dueOn: finding.dueOn,
    agreement: finding.agreement,
    response: finding.response ?? '',
    control: nameOf('control', finding.control),
    repeatOf: nameOf('finding', finding.repeatOf),
    evidence: reportEvidence(finding.evidence, source.copies),
    actions: source.actions
      .filter((action) => action.finding === finding.id)
      .toSorted((one, other) => compareText(one.number, other.number))
      .map((action) => ({
        number: action.number ?? '',
        finding: finding.number ?? '',
        title: action.title,
        kind: action.kind,
        department: nameOf('department', action.department),
        owner: nameOf('person', action.owner),
        dueOn: action.dueOn,
        state: action.state,
        effectiveness: action.effectiveness,
      })),
  }
}

/** By code units: the order of a sealed report may not depend on the machine's locale. */
function compareText(one: string | null, other: string | null): number {
  const [first, second] = [one ?? '', other ?? '']
  return first < second ? -1 : first > second ? 1 : 0
}
