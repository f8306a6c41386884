import { auditRules } from './modules/audits/audits.rules.ts'
import { peopleRules } from './modules/people/people.rules.ts'
import type { RecordConsequences, RecordRules } from './record/rules.ts'

/** What the records of every module demand beyond their fields; one line per module. */
export const recordRules: RecordRules = {
  ...auditRules,
  ...peopleRules,
}

/** What must follow from a change in the same transaction; one line per module. */
export const recordConsequences: RecordConsequences = {}
