import type { ReportKindName } from '#shared/modules/reports/report-kinds.ts'
import { accountabilityCaseReport } from '../modules/accountability/accountability-case.report-source.ts'
import { assetRegisterReport } from '../modules/assets/asset-register.report-source.ts'
import { weaknessesReport } from '../modules/assets/weaknesses.report-source.ts'
import { actionPlanReport } from '../modules/audits/action-plan.report-source.ts'
import { auditReport } from '../modules/audits/audits.report-source.ts'
import { findingSheetReport } from '../modules/audits/finding-sheet.report-source.ts'
import { briefingReport } from '../modules/briefings/briefing.report-source.ts'
import { competitionResultReport } from '../modules/competitions/competition-result.report-source.ts'
import { controlEffectivenessReport } from '../modules/controls/control-effectiveness.report-source.ts'
import { cycleReport } from '../modules/cycles/cycle-report.report-source.ts'
import { branchReport } from '../modules/department-reports/branch-report.report-source.ts'
import { departmentReport } from '../modules/department-reports/department-report.report-source.ts'
import { afterActionReport } from '../modules/exercises/after-action.report-source.ts'
import { externalAssessmentReport } from '../modules/frameworks/external-assessment.report-source.ts'
import { statementReport } from '../modules/frameworks/statement.report-source.ts'
import { indicatorsReport } from '../modules/indicators/indicators.report-source.ts'
import { organisationReport } from '../modules/people/organisation.report-source.ts'
import { dataRulesReport } from '../modules/policies/data-rules.report-source.ts'
import { policyReport } from '../modules/policies/policy.report-source.ts'
import { policyReviewReport } from '../modules/policies/policy-review.report-source.ts'
import { riskRegisterReport } from '../modules/risks/risk-register.report-source.ts'
import { growthPlanReport } from '../modules/skills/growth-plan.report-source.ts'
import { spendingReport } from '../modules/spending/spending.report-source.ts'
import { assessmentReport } from '../modules/training/assessment.report-source.ts'
import { certificateReport } from '../modules/training/certificate.report-source.ts'
import type { ReportKind } from './report-kind.ts'

/** How each kind of report is read; one line each. */
export const reportSources: { readonly [Kind in ReportKindName]: ReportKind<Kind> } = {
  audit: auditReport,
  branchReport,
  departmentReport,
  cycle: cycleReport,
  riskRegister: riskRegisterReport,
  statement: statementReport,
  findingSheet: findingSheetReport,
  actionPlan: actionPlanReport,
  assessment: assessmentReport,
  assetRegister: assetRegisterReport,
  policy: policyReport,
  policyReview: policyReviewReport,
  dataRules: dataRulesReport,
  exercise: afterActionReport,
  growthPlan: growthPlanReport,
  controlEffectiveness: controlEffectivenessReport,
  certificate: certificateReport,
  briefing: briefingReport,
  accountabilityCase: accountabilityCaseReport,
  spending: spendingReport,
  weaknesses: weaknessesReport,
  organisation: organisationReport,
  externalAssessment: externalAssessmentReport,
  competitionResult: competitionResultReport,
  indicators: indicatorsReport,
}
