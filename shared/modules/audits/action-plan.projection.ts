import type { AuditReportProjection, ReportAction, ReportFinding } from './audits.projection.ts'

/** A finding with the actions that remedy it, late ones marked. */
export type PlannedRemedy = {
  readonly finding: ReportFinding
  readonly actions: readonly (ReportAction & { readonly isLate: boolean })[]
}

/** The corrective actions of an audit as their plan prints them on a day, `YYYY-MM-DD`. */
export type ActionPlan = {
  readonly organisation: string
  readonly classification: string
  readonly number: string
  readonly title: string
  readonly auditees: readonly string[]
  readonly on: string
  readonly total: number
  readonly done: number
  readonly verified: number
  readonly late: number
  /** How many findings nobody does anything about yet. */
  readonly without: number
  readonly remedies: readonly PlannedRemedy[]
  readonly signer: { readonly id: string; readonly person: string }
}

const undone: readonly string[] = ['open', 'inProgress']
const settled: readonly string[] = ['verified', 'closed', 'riskAccepted']

/** The plan of actions from the same projection as the audit report, as of a day; cancelled actions count for nothing. */
export function projectActionPlan(
  report: AuditReportProjection,
  { on, leadAuditor }: { readonly on: string; readonly leadAuditor: string },
): ActionPlan {
  const remedies = report.findings.map((finding) => ({
    finding,
    actions: finding.actions
      .filter(({ state }) => state !== 'cancelled')
      .map((action) => ({ ...action, isLate: undone.includes(action.state) && action.dueOn < on })),
  }))
  const actions = remedies.flatMap((remedy) => remedy.actions)
  const inState = (state: string) => actions.filter((action) => action.state === state).length
  return {
    organisation: report.organisation,
    classification: report.classification,
    ...{ number: report.number, title: report.title, auditees: report.auditees, on },
    total: actions.length,
    done: inState('done'),
    verified: inState('verified'),
    late: actions.filter(({ isLate }) => isLate).length,
    without: remedies.filter((remedy) => remedy.actions.length === 0 && !settled.includes(remedy.finding.state)).length,
    remedies,
    signer: { id: leadAuditor, person: report.leadAuditor },
  }
}
