import type { OperationTree } from './contract/operation.ts'
import { readOperations, recordOperations } from './contract/record-operations.ts'
import { assetsContract } from './modules/assets/assets.contract.ts'
import { attentionContract } from './modules/attention/attention.contract.ts'
import { auditsContract } from './modules/audits/audits.contract.ts'
import { cadenceContract } from './modules/cadence/cadence.contract.ts'
import { competitionsContract } from './modules/competitions/competitions.contract.ts'
import { controlsContract } from './modules/controls/controls.contract.ts'
import { cyclesContract } from './modules/cycles/cycles.contract.ts'
import { departmentReportsContract } from './modules/department-reports/department-reports.contract.ts'
import { exchangeContract } from './modules/exchange/exchange.contract.ts'
import { exercisesContract } from './modules/exercises/exercises.contract.ts'
import { filesContract } from './modules/files/files.contract.ts'
import { frameworksContract } from './modules/frameworks/frameworks.contract.ts'
import { homeContract } from './modules/home/home.contract.ts'
import { indicatorsContract } from './modules/indicators/indicators.contract.ts'
import { journalContract } from './modules/journal/journal.contract.ts'
import { keptContract } from './modules/kept/kept.contract.ts'
import { membersContract } from './modules/members/members.contract.ts'
import { oscalContract } from './modules/oscal/oscal.contract.ts'
import { packsContract } from './modules/packs/packs.contract.ts'
import { peopleContract } from './modules/people/people.contract.ts'
import { policiesContract } from './modules/policies/policies.contract.ts'
import { repliesContract } from './modules/replies/replies.contract.ts'
import { reportsContract } from './modules/reports/reports.contract.ts'
import { risksContract } from './modules/risks/risks.contract.ts'
import { samplingContract } from './modules/sampling/sampling.contract.ts'
import { searchContract } from './modules/search/search.contract.ts'
import { sessionContract } from './modules/session/session.contract.ts'
import { skillsContract } from './modules/skills/skills.contract.ts'
import { spendingContract } from './modules/spending/spending.contract.ts'
import { trainingContract } from './modules/training/training.contract.ts'
import { verificationContract } from './modules/verification/verification.contract.ts'
import { managedRecords, writtenRecords } from './registry.ts'

type Written = typeof writtenRecords
type Managed = typeof managedRecords

/** The operations that follow from the declarations of the records. */
export type DerivedContract = {
  readonly [Name in keyof Written]: ReturnType<typeof recordOperations<Written[Name]>>
} & { readonly [Name in keyof Managed]: ReturnType<typeof readOperations<Managed[Name]>> }

function derivedContract(): DerivedContract {
  const written = Object.values(writtenRecords).map((record) => [record.name, recordOperations(record)] as const)
  const managed = Object.values(managedRecords).map((record) => [record.name, readOperations(record)] as const)
  // Object.fromEntries forgets which name goes with which record; the entries were made from those very mappings.
  return Object.fromEntries([...written, ...managed]) as unknown as DerivedContract
}

/** Operations that modules add to the derived ones; one line per module. */
const moduleContracts = {
  session: sessionContract,
  members: membersContract,
  files: filesContract,
  search: searchContract,
  exchange: exchangeContract,
  exercises: exercisesContract,
  reports: reportsContract,
  journal: journalContract,
  attention: attentionContract,
  verification: verificationContract,
  home: homeContract,
  kept: keptContract,
  indicators: indicatorsContract,
  departmentReports: departmentReportsContract,
  people: peopleContract,
  cadence: cadenceContract,
  assets: assetsContract,
  policies: policiesContract,
  replies: repliesContract,
  risks: risksContract,
  cycles: cyclesContract,
  controls: controlsContract,
  frameworks: frameworksContract,
  skills: skillsContract,
  training: trainingContract,
  competitions: competitionsContract,
  spending: spendingContract,
  sampling: samplingContract,
  oscal: oscalContract,
  audits: auditsContract,
  packs: packsContract,
} as const satisfies Readonly<Record<string, OperationTree>>
export type ModuleContracts = typeof moduleContracts

const derived = derivedContract()

/** Every operation of the product by record or service name, then verb. */
export const contract = {
  ...derived,
  ...sessionContract,
  ...filesContract,
  ...searchContract,
  ...exchangeContract,
  ...exercisesContract,
  ...reportsContract,
  ...journalContract,
  ...attentionContract,
  ...verificationContract,
  ...homeContract,
  ...keptContract,
  ...indicatorsContract,
  ...departmentReportsContract,
  ...peopleContract,
  ...cadenceContract,
  asset: { ...derived.asset, ...assetsContract.asset },
  vulnerability: { ...derived.vulnerability, ...assetsContract.vulnerability },
  scan: { ...derived.scan, ...assetsContract.scan },
  synchronyItem: { ...derived.synchronyItem, ...assetsContract.synchronyItem },
  ...policiesContract,
  ...repliesContract,
  ...risksContract,
  ...cyclesContract,
  ...controlsContract,
  ...frameworksContract,
  ...skillsContract,
  ...trainingContract,
  ...competitionsContract,
  ...spendingContract,
  ...samplingContract,
  ...oscalContract,
  ...auditsContract,
  ...packsContract,
  member: { ...derived.member, ...membersContract.member },
} as const
export type Contract = typeof contract
