import type { ReportKindName } from '#shared/modules/reports/report-kinds.ts'
import type { DrawOptions } from './draw-options.ts'

/** How each kind is drawn, loaded when it is first asked for; one line each. */
const drawings = {
  cycle: async () => (await import('../modules/cycles/cycle-report.report.ts')).drawCycleReport,
  audit: async () => (await import('../modules/audits/audits.report.ts')).drawAuditReport,
  departmentReport: async () =>
    (await import('../modules/department-reports/department-report.report.ts')).drawDepartmentReport,
  branchReport: async () => (await import('../modules/department-reports/branch-report.report.ts')).drawBranchReport,
  riskRegister: async () => (await import('../modules/risks/risk-register.report.ts')).drawRiskRegister,
  findingSheet: async () => (await import('../modules/audits/finding-sheet.report.ts')).drawFindingSheet,
  actionPlan: async () => (await import('../modules/audits/action-plan.report.ts')).drawActionPlan,
  assessment: async () => (await import('../modules/training/assessment.report.ts')).drawAssessmentReport,
  assetRegister: async () => (await import('../modules/assets/asset-register.report.ts')).drawAssetRegister,
  weaknesses: async () => (await import('../modules/assets/weaknesses.report.ts')).drawWeaknesses,
  externalAssessment: async () =>
    (await import('../modules/frameworks/external-assessment.report.ts')).drawExternalAssessment,
  policy: async () => (await import('../modules/policies/policy.report.ts')).drawPolicy,
  policyReview: async () => (await import('../modules/policies/policy-review.report.ts')).drawPolicyReview,
  dataRules: async () => (await import('../modules/policies/data-rules.report.ts')).drawDataRules,
  growthPlan: async () => (await import('../modules/skills/growth-plan.report.ts')).drawGrowthPlan,
  controlEffectiveness: async () =>
    (await import('../modules/controls/control-effectiveness.report.ts')).drawControlEffectiveness,
  certificate: async () => (await import('../modules/training/certificate.report.ts')).drawCertificate,
  accountabilityCase: async () =>
    (await import('../modules/accountability/accountability-case.report.ts')).drawAccountabilityCase,
  spending: async () => (await import('../modules/spending/spending.report.ts')).drawSpendingReport,
  indicators: async () => (await import('../modules/indicators/indicators.report.ts')).drawIndicatorsReport,
  organisation: async () => (await import('../modules/people/organisation.report.ts')).drawOrganisation,
  competitionResult: async () =>
    (await import('../modules/competitions/competition-result.report.ts')).drawCompetitionResult,
  briefing: async () => (await import('../modules/briefings/briefing.report.ts')).drawBriefing,
  exercise: async () => (await import('../modules/exercises/after-action.report.ts')).drawAfterAction,
  statement: async () => (await import('../modules/frameworks/statement.report.ts')).drawStatement,
} as const satisfies Readonly<
  Record<ReportKindName, () => Promise<(projection: never, options: DrawOptions) => Promise<Buffer>>>
>

/** What a report of a kind is drawn from. */
export type ProjectionOf<Kind extends ReportKindName> = Parameters<Awaited<ReturnType<(typeof drawings)[Kind]>>>[0]

/** A report that is read and waits to be drawn, in this process or another. */
export type Drawing<Kind extends ReportKindName = ReportKindName> = {
  readonly kind: Kind
  readonly projection: ProjectionOf<Kind>
}

/** Draws a report of any kind, unsigned. */
export async function drawReport<Kind extends ReportKindName>(
  { kind, projection }: Drawing<Kind>,
  options: DrawOptions,
): Promise<Buffer> {
  // The table is looked up by a type parameter, which the compiler cannot narrow to one entry.
  const load = drawings[kind] as () => Promise<
    (projection: ProjectionOf<Kind>, options: DrawOptions) => Promise<Buffer>
  >
  return await (await load())(projection, options)
}
