import { journalTables } from './migrations/0001-journal.ts'
import { localTables } from './migrations/0002-local.ts'
import { journalRecordTables } from './migrations/0003-journal-records.ts'
import { membersRecordTables } from './migrations/0004-members-records.ts'
import { reportsRecordTables } from './migrations/0005-reports-records.ts'
import { organisationRecordTables } from './migrations/0006-organisation-records.ts'
import { peopleRecordTables } from './migrations/0007-people-records.ts'
import { auditsRecordTables } from './migrations/0008-audits-records.ts'
import { exercisesRecordTables } from './migrations/0009-exercises-records.ts'
import { trainingRecordTables } from './migrations/0010-training-records.ts'
import { policiesRecordTables } from './migrations/0011-policies-records.ts'
import { cyclesRecordTables } from './migrations/0012-cycles-records.ts'
import { controlsRecordTables } from './migrations/0013-controls-records.ts'
import { notesRecordTables } from './migrations/0014-notes-records.ts'
import { keptTables } from './migrations/0015-kept.ts'
import { findingStandingIndexes } from './migrations/0016-finding-standing.ts'
import { assetsRecordTables } from './migrations/0017-assets-records.ts'
import { cadenceRecordTables } from './migrations/0018-cadence-records.ts'
import { policyApprovalTables } from './migrations/0019-policy-approvals.ts'
import { indicatorsRecordTables } from './migrations/0020-indicators-records.ts'
import { scanTables } from './migrations/0021-scans.ts'
import { attestationTables } from './migrations/0022-attestations.ts'
import { policyExceptionTables } from './migrations/0023-policy-exceptions.ts'
import { risksRecordTables } from './migrations/0024-risks-records.ts'
import { validityTables } from './migrations/0025-validity.ts'
import { workItemTargetColumns } from './migrations/0026-work-item-targets.ts'
import { deviationTables } from './migrations/0027-deviations.ts'
import { expertiseTables } from './migrations/0028-expertise.ts'
import { cycleTakenOverColumns } from './migrations/0029-cycle-taken-over.ts'
import { accountabilityTables } from './migrations/0030-accountability.ts'
import { frameworksRecordTables } from './migrations/0031-frameworks-records.ts'
import { workItemDependencyColumns } from './migrations/0032-work-item-dependencies.ts'
import { spendingTables } from './migrations/0033-spending.ts'
import { departmentReportsTables } from './migrations/0034-department-reports.ts'
import { journalPlaces } from './migrations/0035-journal-places.ts'
import { externalAssessmentTables } from './migrations/0036-external-assessments.ts'
import { protectionAssessmentTables } from './migrations/0037-protection-assessments.ts'
import { briefingsRecordTables } from './migrations/0038-briefings-records.ts'
import { findingStandingDepartments } from './migrations/0039-finding-standing-departments.ts'
import { departmentReportPlaces } from './migrations/0040-department-report-places.ts'
import { samplingTables } from './migrations/0041-sampling.ts'
import { findingJudgement } from './migrations/0042-finding-judgement.ts'
import { protectionLevelColumns } from './migrations/0043-protection-levels.ts'
import { workingPaperTables } from './migrations/0044-working-papers.ts'
import { evidencePackTables } from './migrations/0045-evidence-packs.ts'
import { findingFollowUp } from './migrations/0046-finding-follow-up.ts'
import { findingMetrics } from './migrations/0047-finding-metrics.ts'
import { independenceTables } from './migrations/0048-independence.ts'
import { checklistTemplateTables } from './migrations/0049-checklist-templates.ts'
import { weaknessIndexes } from './migrations/0050-weakness-indexes.ts'
import { attackCatalogueTables } from './migrations/0051-attack-catalogues.ts'
import { skillsTables } from './migrations/0052-skills.ts'
import { weaknessDueDayIndex } from './migrations/0053-weakness-due-days.ts'
import { assessmentSchemeColumns } from './migrations/0054-assessment-schemes.ts'
import { defenceFactTables } from './migrations/0055-defence-facts.ts'
import { evidenceItemTables } from './migrations/0056-evidence-items.ts'
import { remedyPeriodTables } from './migrations/0057-remedy-periods.ts'
import { deconflictionTables } from './migrations/0058-deconflictions.ts'
import { evidenceRedactionColumns } from './migrations/0059-evidence-redactions.ts'
import { exerciseScoreColumns } from './migrations/0060-exercise-scores.ts'
import { attackStepSourceColumns } from './migrations/0061-attack-step-sources.ts'
import { exportSignatureColumns } from './migrations/0062-export-signatures.ts'
import { competitionTables } from './migrations/0063-competition-tables.ts'
import { exercisePlanTables } from './migrations/0064-exercise-plan.ts'
import { staffNumberColumns } from './migrations/0065-staff-numbers.ts'
import { lessonTables } from './migrations/0066-lessons.ts'
import { roleCourseColumns } from './migrations/0067-role-courses.ts'
import { awarenessTables } from './migrations/0068-awareness.ts'
import { challengeFreezeColumns } from './migrations/0069-challenge-freeze.ts'
import { declinationTables } from './migrations/0070-declinations.ts'
import { takenMarkColumns } from './migrations/0071-taken-marks.ts'
import { certificateTables } from './migrations/0072-certificates.ts'
import { findingSorts } from './migrations/0073-finding-sorts.ts'
import { leafHashes } from './migrations/0074-leaf-hashes.ts'
import { exerciseTrendIndexes } from './migrations/0075-exercise-trend.ts'
import { exerciseTemplateTables } from './migrations/0076-exercise-templates.ts'
import { attackStepPlanColumns } from './migrations/0077-attack-step-plans.ts'
import { retestColumns } from './migrations/0078-retests.ts'
import { quizTables } from './migrations/0079-quizzes.ts'
import { quizAttemptTables } from './migrations/0080-quiz-attempts.ts'
import { timeStampTables } from './migrations/0081-time-stamps.ts'

/** Every step of the schema, oldest first; append only, since databases count the steps they have taken. */
export const migrations: readonly (readonly string[])[] = [
  journalTables,
  localTables,
  journalRecordTables,
  membersRecordTables,
  reportsRecordTables,
  organisationRecordTables,
  peopleRecordTables,
  auditsRecordTables,
  exercisesRecordTables,
  trainingRecordTables,
  policiesRecordTables,
  cyclesRecordTables,
  controlsRecordTables,
  notesRecordTables,
  keptTables,
  findingStandingIndexes,
  assetsRecordTables,
  cadenceRecordTables,
  policyApprovalTables,
  indicatorsRecordTables,
  scanTables,
  attestationTables,
  policyExceptionTables,
  risksRecordTables,
  validityTables,
  workItemTargetColumns,
  deviationTables,
  expertiseTables,
  cycleTakenOverColumns,
  accountabilityTables,
  frameworksRecordTables,
  workItemDependencyColumns,
  spendingTables,
  departmentReportsTables,
  journalPlaces,
  externalAssessmentTables,
  protectionAssessmentTables,
  briefingsRecordTables,
  findingStandingDepartments,
  departmentReportPlaces,
  samplingTables,
  findingJudgement,
  protectionLevelColumns,
  workingPaperTables,
  evidencePackTables,
  findingFollowUp,
  findingMetrics,
  independenceTables,
  checklistTemplateTables,
  weaknessIndexes,
  attackCatalogueTables,
  skillsTables,
  weaknessDueDayIndex,
  assessmentSchemeColumns,
  defenceFactTables,
  evidenceItemTables,
  remedyPeriodTables,
  deconflictionTables,
  evidenceRedactionColumns,
  exerciseScoreColumns,
  attackStepSourceColumns,
  exportSignatureColumns,
  competitionTables,
  exercisePlanTables,
  staffNumberColumns,
  lessonTables,
  roleCourseColumns,
  awarenessTables,
  challengeFreezeColumns,
  declinationTables,
  takenMarkColumns,
  certificateTables,
  findingSorts,
  leafHashes,
  exerciseTrendIndexes,
  exerciseTemplateTables,
  attackStepPlanColumns,
  retestColumns,
  quizTables,
  quizAttemptTables,
  timeStampTables,
]
