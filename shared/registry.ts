import { accountabilityCaseRecord } from './modules/accountability/accountability-case.record.ts'
import { accountabilityRuleRecord } from './modules/accountability/accountability-rule.record.ts'
import { assetRecord } from './modules/assets/asset.record.ts'
import { baselineRecord } from './modules/assets/baseline.record.ts'
import { baselineCheckRecord } from './modules/assets/baseline-check.record.ts'
import { remedyPeriodRecord } from './modules/assets/remedy-period.record.ts'
import { scanRecord } from './modules/assets/scan.record.ts'
import { synchronyItemRecord } from './modules/assets/synchrony-item.record.ts'
import { vulnerabilityRecord } from './modules/assets/vulnerability.record.ts'
import { auditRecord } from './modules/audits/audit.record.ts'
import { checklistRowRecord } from './modules/audits/checklist-row.record.ts'
import { checklistTemplateRecord } from './modules/audits/checklist-template.record.ts'
import { correctiveActionRecord } from './modules/audits/corrective-action.record.ts'
import { effectivenessCheckRecord } from './modules/audits/effectiveness-check.record.ts'
import { evidenceItemRecord } from './modules/audits/evidence-item.record.ts'
import { findingRecord } from './modules/audits/finding.record.ts'
import { findingExtensionRecord } from './modules/audits/finding-extension.record.ts'
import { findingScaleRecord } from './modules/audits/finding-scale.record.ts'
import { independenceDeclarationRecord } from './modules/audits/independence-declaration.record.ts'
import { reviewNoteRecord } from './modules/audits/review-note.record.ts'
import { briefingRecord } from './modules/briefings/briefing.record.ts'
import { houseDayRecord } from './modules/cadence/house-day.record.ts'
import { occurrenceRecord } from './modules/cadence/occurrence.record.ts'
import { scheduleRecord } from './modules/cadence/schedule.record.ts'
import { awardRecord } from './modules/competitions/award.record.ts'
import { challengeRecord } from './modules/competitions/challenge.record.ts'
import { entrantRecord } from './modules/competitions/entrant.record.ts'
import { solveRecord } from './modules/competitions/solve.record.ts'
import { controlRecord } from './modules/controls/control.record.ts'
import { controlCheckRecord } from './modules/controls/control-check.record.ts'
import { cycleRecord } from './modules/cycles/cycle.record.ts'
import { deviationRecord } from './modules/cycles/deviation.record.ts'
import { workItemRecord } from './modules/cycles/work-item.record.ts'
import { branchReportRecord } from './modules/department-reports/branch-report.record.ts'
import { departmentReportRecord } from './modules/department-reports/department-report.record.ts'
import { reportTemplateRecord } from './modules/department-reports/report-template.record.ts'
import { attackCatalogueRecord } from './modules/exercises/attack-catalogue.record.ts'
import { attackStepRecord } from './modules/exercises/attack-step.record.ts'
import { deconflictionRecord } from './modules/exercises/deconfliction.record.ts'
import { defenceFactRecord } from './modules/exercises/defence-fact.record.ts'
import { detectionRecord } from './modules/exercises/detection.record.ts'
import { exerciseRecord } from './modules/exercises/exercise.record.ts'
import { exerciseApprovalRecord } from './modules/exercises/exercise-approval.record.ts'
import { exerciseTemplateRecord } from './modules/exercises/exercise-template.record.ts'
import { injectRecord } from './modules/exercises/inject.record.ts'
import { lessonRecord } from './modules/exercises/lesson.record.ts'
import { whiteCardRecord } from './modules/exercises/white-card.record.ts'
import { externalAssessmentRecord } from './modules/frameworks/external-assessment.record.ts'
import { protectionAssessmentRecord } from './modules/frameworks/protection-assessment.record.ts'
import { requirementRecord } from './modules/frameworks/requirement.record.ts'
import { indicatorRecord } from './modules/indicators/indicator.record.ts'
import { indicatorReadingRecord } from './modules/indicators/indicator-reading.record.ts'
import { deviceRecord } from './modules/journal/device.record.ts'
import { vaultRecord } from './modules/journal/vault.record.ts'
import { authorityRecord } from './modules/members/authority.record.ts'
import { memberRecord } from './modules/members/member.record.ts'
import { commentRecord } from './modules/notes/comment.record.ts'
import { linkRecord } from './modules/notes/link.record.ts'
import { organisationRecord } from './modules/organisation/organisation.record.ts'
import { evidencePackRecord } from './modules/packs/evidence-pack.record.ts'
import { departmentRecord } from './modules/people/department.record.ts'
import { dutyRecord } from './modules/people/duty.record.ts'
import { groupRecord } from './modules/people/group.record.ts'
import { membershipRecord } from './modules/people/membership.record.ts'
import { personRecord } from './modules/people/person.record.ts'
import { qualificationRecord } from './modules/people/qualification.record.ts'
import { reportingLineRecord } from './modules/people/reporting-line.record.ts'
import { attestationRecord } from './modules/policies/attestation.record.ts'
import { attestationCampaignRecord } from './modules/policies/attestation-campaign.record.ts'
import { clauseCommentRecord } from './modules/policies/clause-comment.record.ts'
import { dataGradeRecord } from './modules/policies/data-grade.record.ts'
import { policyRecord } from './modules/policies/policy.record.ts'
import { policyApprovalRecord } from './modules/policies/policy-approval.record.ts'
import { policyExceptionRecord } from './modules/policies/policy-exception.record.ts'
import { policyReviewRecord } from './modules/policies/policy-review.record.ts'
import { policyVersionRecord } from './modules/policies/policy-version.record.ts'
import { violationCaseRecord } from './modules/policies/violation-case.record.ts'
import { violationScenarioRecord } from './modules/policies/violation-scenario.record.ts'
import { replyKeyRecord } from './modules/replies/reply-key.record.ts'
import { declinationRecord } from './modules/reports/declination.record.ts'
import { exportRecord } from './modules/reports/export.record.ts'
import { sealRecord } from './modules/reports/seal.record.ts'
import { stampAuthorityRecord } from './modules/reports/stamp-authority.record.ts'
import { riskRecord } from './modules/risks/risk.record.ts'
import { riskScaleRecord } from './modules/risks/risk-scale.record.ts'
import { riskTreatmentRecord } from './modules/risks/risk-treatment.record.ts'
import { populationRecord } from './modules/sampling/population.record.ts'
import { sampleRecord } from './modules/sampling/sample.record.ts'
import { sampleConclusionRecord } from './modules/sampling/sample-conclusion.record.ts'
import { sampleItemRecord } from './modules/sampling/sample-item.record.ts'
import { growthPlanRecord } from './modules/skills/growth-plan.record.ts'
import { roleProfileRecord } from './modules/skills/role-profile.record.ts'
import { skillRecord } from './modules/skills/skill.record.ts'
import { skillRatingRecord } from './modules/skills/skill-rating.record.ts'
import { spendingItemRecord } from './modules/spending/spending-item.record.ts'
import { assessmentRecord } from './modules/training/assessment.record.ts'
import { awarenessCampaignRecord } from './modules/training/awareness-campaign.record.ts'
import { certificateRecord } from './modules/training/certificate.record.ts'
import { competitionRecord } from './modules/training/competition.record.ts'
import { courseRecord } from './modules/training/course.record.ts'
import { drillResultRecord } from './modules/training/drill-result.record.ts'
import { questionRecord } from './modules/training/question.record.ts'
import { quizRecord } from './modules/training/quiz.record.ts'
import { quizAttemptRecord } from './modules/training/quiz-attempt.record.ts'
import { quizQuestionRecord } from './modules/training/quiz-question.record.ts'
import { scoreRecord } from './modules/training/score.record.ts'
import { trainingSessionRecord } from './modules/training/training-session.record.ts'

/** Every record that people write, once; one line each. */
export const writtenRecords = {
  organisation: organisationRecord,
  person: personRecord,
  audit: auditRecord,
  independenceDeclaration: independenceDeclarationRecord,
  checklistTemplate: checklistTemplateRecord,
  checklistRow: checklistRowRecord,
  reviewNote: reviewNoteRecord,
  evidenceItem: evidenceItemRecord,
  finding: findingRecord,
  correctiveAction: correctiveActionRecord,
  findingExtension: findingExtensionRecord,
  effectivenessCheck: effectivenessCheckRecord,
  findingScale: findingScaleRecord,
  department: departmentRecord,
  group: groupRecord,
  membership: membershipRecord,
  duty: dutyRecord,
  reportingLine: reportingLineRecord,
  qualification: qualificationRecord,
  exercise: exerciseRecord,
  attackStep: attackStepRecord,
  defenceFact: defenceFactRecord,
  deconfliction: deconflictionRecord,
  exerciseApproval: exerciseApprovalRecord,
  inject: injectRecord,
  whiteCard: whiteCardRecord,
  lesson: lessonRecord,
  exerciseTemplate: exerciseTemplateRecord,
  course: courseRecord,
  trainingSession: trainingSessionRecord,
  assessment: assessmentRecord,
  competition: competitionRecord,
  challenge: challengeRecord,
  entrant: entrantRecord,
  solve: solveRecord,
  award: awardRecord,
  score: scoreRecord,
  certificate: certificateRecord,
  awarenessCampaign: awarenessCampaignRecord,
  drillResult: drillResultRecord,
  quiz: quizRecord,
  question: questionRecord,
  skill: skillRecord,
  skillRating: skillRatingRecord,
  roleProfile: roleProfileRecord,
  growthPlan: growthPlanRecord,
  policy: policyRecord,
  policyVersion: policyVersionRecord,
  policyReview: policyReviewRecord,
  policyApproval: policyApprovalRecord,
  clauseComment: clauseCommentRecord,
  policyException: policyExceptionRecord,
  dataGrade: dataGradeRecord,
  violationScenario: violationScenarioRecord,
  violationCase: violationCaseRecord,
  attestationCampaign: attestationCampaignRecord,
  attestation: attestationRecord,
  replyKey: replyKeyRecord,
  cycle: cycleRecord,
  workItem: workItemRecord,
  deviation: deviationRecord,
  control: controlRecord,
  controlCheck: controlCheckRecord,
  requirement: requirementRecord,
  externalAssessment: externalAssessmentRecord,
  protectionAssessment: protectionAssessmentRecord,
  asset: assetRecord,
  synchronyItem: synchronyItemRecord,
  vulnerability: vulnerabilityRecord,
  remedyPeriod: remedyPeriodRecord,
  baseline: baselineRecord,
  baselineCheck: baselineCheckRecord,
  occurrence: occurrenceRecord,
  schedule: scheduleRecord,
  houseDay: houseDayRecord,
  indicator: indicatorRecord,
  risk: riskRecord,
  riskTreatment: riskTreatmentRecord,
  riskScale: riskScaleRecord,
  spendingItem: spendingItemRecord,
  accountabilityCase: accountabilityCaseRecord,
  accountabilityRule: accountabilityRuleRecord,
  departmentReport: departmentReportRecord,
  branchReport: branchReportRecord,
  reportTemplate: reportTemplateRecord,
  briefing: briefingRecord,
  sampleItem: sampleItemRecord,
  sampleConclusion: sampleConclusionRecord,
  comment: commentRecord,
  link: linkRecord,
} as const

/** Records that only operations of their own write: keys, seals, the vault itself. */
export const managedRecords = {
  vault: vaultRecord,
  member: memberRecord,
  authority: authorityRecord,
  device: deviceRecord,
  seal: sealRecord,
  export: exportRecord,
  declination: declinationRecord,
  stampAuthority: stampAuthorityRecord,
  indicatorReading: indicatorReadingRecord,
  scan: scanRecord,
  population: populationRecord,
  sample: sampleRecord,
  evidencePack: evidencePackRecord,
  attackCatalogue: attackCatalogueRecord,
  detection: detectionRecord,
  quizQuestion: quizQuestionRecord,
  quizAttempt: quizAttemptRecord,
} as const

/** Every record type by name. */
export const records = { ...managedRecords, ...writtenRecords } as const
export type RecordName = keyof typeof records
/** The modules that hold records; what every module must have is typed over them. */
export type ModuleName = (typeof records)[RecordName]['module']
