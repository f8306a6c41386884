import { invariant } from '#shared/base/assert.ts'
import type { ModuleContracts } from '#shared/operations.ts'
import { assetsService } from './modules/assets/assets.service.ts'
import { attentionService } from './modules/attention/attention.service.ts'
import { auditsService } from './modules/audits/audits.service.ts'
import { cadenceService } from './modules/cadence/cadence.service.ts'
import { competitionsService } from './modules/competitions/competitions.service.ts'
import { controlsService } from './modules/controls/controls.service.ts'
import { cyclesService } from './modules/cycles/cycles.service.ts'
import { departmentReportsService } from './modules/department-reports/department-reports.service.ts'
import { exchangeService } from './modules/exchange/exchange.service.ts'
import { exercisesService } from './modules/exercises/exercises.service.ts'
import { filesService } from './modules/files/files.service.ts'
import { frameworksService } from './modules/frameworks/frameworks.service.ts'
import { homeService } from './modules/home/home.service.ts'
import { indicatorsService } from './modules/indicators/indicators.service.ts'
import { journalService } from './modules/journal/journal.service.ts'
import { keptService } from './modules/kept/kept.service.ts'
import { membersService } from './modules/members/members.service.ts'
import { oscalService } from './modules/oscal/oscal.service.ts'
import { packsService } from './modules/packs/packs.service.ts'
import { peopleService } from './modules/people/people.service.ts'
import { policiesService } from './modules/policies/policies.service.ts'
import { repliesService } from './modules/replies/replies.service.ts'
import { reportsService } from './modules/reports/reports.service.ts'
import { risksService } from './modules/risks/risks.service.ts'
import { samplingService } from './modules/sampling/sampling.service.ts'
import { searchService } from './modules/search/search.service.ts'
import { sessionService } from './modules/session/session.service.ts'
import { skillsService } from './modules/skills/skills.service.ts'
import { spendingService } from './modules/spending/spending.service.ts'
import { trainingService } from './modules/training/training.service.ts'
import { verificationService } from './modules/verification/verification.service.ts'
import { derivedServices } from './record-service.ts'
import type { Service } from './service.ts'

/** One service per module contract; a missing one does not compile. */
const services: { readonly [Module in keyof ModuleContracts]: Service<ModuleContracts[Module]> } = {
  session: sessionService,
  members: membersService,
  files: filesService,
  search: searchService,
  exchange: exchangeService,
  exercises: exercisesService,
  reports: reportsService,
  journal: journalService,
  attention: attentionService,
  verification: verificationService,
  home: homeService,
  kept: keptService,
  indicators: indicatorsService,
  departmentReports: departmentReportsService,
  people: peopleService,
  cadence: cadenceService,
  assets: assetsService,
  policies: policiesService,
  skills: skillsService,
  training: trainingService,
  competitions: competitionsService,
  spending: spendingService,
  replies: repliesService,
  risks: risksService,
  cycles: cyclesService,
  controls: controlsService,
  frameworks: frameworksService,
  sampling: samplingService,
  oscal: oscalService,
  audits: auditsService,
  packs: packsService,
}

type AnyHandler = (input: unknown, context: unknown) => unknown

const handlers: ReadonlyMap<string, AnyHandler> = new Map(
  [derivedServices(), ...Object.values(services)].flatMap((groups) =>
    Object.entries(groups).flatMap(([group, verbs]) =>
      Object.entries(verbs).map(([verb, handler]): [string, AnyHandler] => [
        `${group}.${verb}`,
        // Names become types here and nowhere else: Service<…> has matched each handler with its operation.
        handler as AnyHandler,
      ]),
    ),
  ),
)

/** The one handler of an operation that the contract names. */
export function handlerOf(operation: string): AnyHandler {
  const handler = handlers.get(operation)
  invariant(handler, `every operation has a handler, ${operation} too`)
  return handler
}
