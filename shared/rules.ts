import { accountabilityConsequences, accountabilityRules } from './modules/accountability/accountability.rules.ts'
import { assetConsequences, assetRules } from './modules/assets/assets.rules.ts'
import { auditConsequences, auditRules } from './modules/audits/audits.rules.ts'
import { briefingConsequences, briefingRules } from './modules/briefings/briefings.rules.ts'
import { cadenceConsequences } from './modules/cadence/cadence.consequences.ts'
import { cadenceRules } from './modules/cadence/cadence.rules.ts'
import { competitionConsequences } from './modules/competitions/competitions.consequences.ts'
import { competitionsRules } from './modules/competitions/competitions.rules.ts'
import { controlConsequences, controlRules } from './modules/controls/controls.rules.ts'
import { cycleConsequences } from './modules/cycles/cycles.consequences.ts'
import { cycleRules } from './modules/cycles/cycles.rules.ts'
import { departmentReportConsequences } from './modules/department-reports/department-reports.consequences.ts'
import { departmentReportRules } from './modules/department-reports/department-reports.rules.ts'
import { exerciseConsequences } from './modules/exercises/exercises.consequences.ts'
import { exerciseRules } from './modules/exercises/exercises.rules.ts'
import { protectionConsequences } from './modules/frameworks/frameworks.protection-rules.ts'
import { frameworkRules } from './modules/frameworks/frameworks.rules.ts'
import { indicatorConsequences, indicatorRules } from './modules/indicators/indicators.rules.ts'
import { noteRules } from './modules/notes/notes.rules.ts'
import { organisationRules } from './modules/organisation/organisation.rules.ts'
import { peopleConsequences } from './modules/people/people.consequences.ts'
import { expertiseConsequences, expertiseRules } from './modules/people/people.expertise-rules.ts'
import { peopleRules } from './modules/people/people.rules.ts'
import { validityRules } from './modules/people/people.validity-rules.ts'
import { policyConsequences, policyRules } from './modules/policies/policies.rules.ts'
import { replyRules } from './modules/replies/replies.rules.ts'
import { riskConsequences, riskRules } from './modules/risks/risks.rules.ts'
import { samplingConsequences, samplingRules } from './modules/sampling/sampling.rules.ts'
import { skillsRules } from './modules/skills/skills.rules.ts'
import { spendingRules } from './modules/spending/spending.rules.ts'
import { trainingConsequences, trainingRules } from './modules/training/training.rules.ts'
import { joinConsequences, type RecordConsequences, type RecordRules } from './record/rules.ts'
import { records } from './registry.ts'

/** The rules of every record; one line per module. */
export const recordRules: RecordRules = {
  ...accountabilityRules,
  ...assetRules,
  ...auditRules,
  ...briefingRules,
  ...cadenceRules,
  ...competitionsRules,
  ...controlRules,
  ...cycleRules,
  ...departmentReportRules,
  ...exerciseRules,
  ...frameworkRules,
  ...indicatorRules(records),
  ...noteRules,
  ...organisationRules,
  ...peopleRules,
  ...validityRules,
  ...expertiseRules,
  ...policyRules,
  ...replyRules,
  ...riskRules,
  ...samplingRules,
  ...skillsRules,
  ...spendingRules,
  ...trainingRules,
}

/** What follows from changes of every record; one line per module that has any. Schedules come after what they drive. */
export const recordConsequences: RecordConsequences = joinConsequences(
  accountabilityConsequences,
  assetConsequences,
  auditConsequences,
  briefingConsequences,
  competitionConsequences,
  controlConsequences,
  cycleConsequences,
  departmentReportConsequences,
  exerciseConsequences,
  indicatorConsequences,
  protectionConsequences,
  peopleConsequences,
  expertiseConsequences,
  policyConsequences,
  riskConsequences,
  samplingConsequences,
  trainingConsequences,
  cadenceConsequences,
)
