import { assetConsequences, assetRules } from './modules/assets/assets.rules.ts'
import { auditRules } from './modules/audits/audits.rules.ts'
import { controlConsequences, controlRules } from './modules/controls/controls.rules.ts'
import { cycleRules } from './modules/cycles/cycles.rules.ts'
import { exerciseRules } from './modules/exercises/exercises.rules.ts'
import { noteRules } from './modules/notes/notes.rules.ts'
import { organisationRules } from './modules/organisation/organisation.rules.ts'
import { peopleRules } from './modules/people/people.rules.ts'
import { policyConsequences, policyRules } from './modules/policies/policies.rules.ts'
import { trainingConsequences, trainingRules } from './modules/training/training.rules.ts'
import type { RecordConsequences, RecordRules } from './record/rules.ts'

/** The rules of every record; one line per module. */
export const recordRules: RecordRules = {
  ...assetRules,
  ...auditRules,
  ...controlRules,
  ...cycleRules,
  ...exerciseRules,
  ...noteRules,
  ...organisationRules,
  ...peopleRules,
  ...policyRules,
  ...trainingRules,
}

/** What follows from changes of every record; one line per module that has any. */
export const recordConsequences: RecordConsequences = {
  ...assetConsequences,
  ...controlConsequences,
  ...policyConsequences,
  ...trainingConsequences,
}
