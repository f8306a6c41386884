import type { Words } from './base/translate.ts'
import { errorsMessages } from './contract/errors.messages.ts'
import { accountabilityMessages } from './modules/accountability/accountability.messages.ts'
import { assetsMessages } from './modules/assets/assets.messages.ts'
import { auditsMessages } from './modules/audits/audits.messages.ts'
import { briefingsMessages } from './modules/briefings/briefings.messages.ts'
import { cadenceMessages } from './modules/cadence/cadence.messages.ts'
import { competitionsMessages } from './modules/competitions/competitions.messages.ts'
import { controlsMessages } from './modules/controls/controls.messages.ts'
import { cyclesMessages } from './modules/cycles/cycles.messages.ts'
import { departmentReportsMessages } from './modules/department-reports/department-reports.messages.ts'
import { exchangeMessages } from './modules/exchange/exchange.messages.ts'
import { exercisesMessages } from './modules/exercises/exercises.messages.ts'
import { frameworksMessages } from './modules/frameworks/frameworks.messages.ts'
import { indicatorsMessages } from './modules/indicators/indicators.messages.ts'
import { journalMessages } from './modules/journal/journal.messages.ts'
import { membersMessages } from './modules/members/members.messages.ts'
import { notesMessages } from './modules/notes/notes.messages.ts'
import { organisationMessages } from './modules/organisation/organisation.messages.ts'
import { packsMessages } from './modules/packs/packs.messages.ts'
import { answersMessages } from './modules/people/people.answers-messages.ts'
import { expertiseMessages } from './modules/people/people.expertise-messages.ts'
import { peopleMessages } from './modules/people/people.messages.ts'
import { validityMessages } from './modules/people/people.validity-messages.ts'
import { policiesMessages } from './modules/policies/policies.messages.ts'
import { repliesMessages } from './modules/replies/replies.messages.ts'
import { reportsMessages } from './modules/reports/reports.messages.ts'
import { risksMessages } from './modules/risks/risks.messages.ts'
import { samplingMessages } from './modules/sampling/sampling.messages.ts'
import { skillsMessages } from './modules/skills/skills.messages.ts'
import { spendingMessages } from './modules/spending/spending.messages.ts'
import { trainingMessages } from './modules/training/training.messages.ts'
import { badgeVerdictMessages } from './modules/verification/verification.badge-messages.ts'
import { verificationMessages } from './modules/verification/verification.messages.ts'

/** The words of every module, for hosts that load all at once; the window loads module by module. */
export const catalogues: readonly { readonly en: Words; readonly 'zh-CN': Words }[] = [
  errorsMessages,
  peopleMessages,
  validityMessages,
  answersMessages,
  expertiseMessages,
  auditsMessages,
  exercisesMessages,
  trainingMessages,
  competitionsMessages,
  policiesMessages,
  repliesMessages,
  cyclesMessages,
  controlsMessages,
  frameworksMessages,
  assetsMessages,
  cadenceMessages,
  indicatorsMessages,
  departmentReportsMessages,
  risksMessages,
  accountabilityMessages,
  spendingMessages,
  briefingsMessages,
  samplingMessages,
  packsMessages,
  notesMessages,
  organisationMessages,
  membersMessages,
  reportsMessages,
  journalMessages,
  badgeVerdictMessages,
  verificationMessages,
  exchangeMessages,
  skillsMessages,
]
