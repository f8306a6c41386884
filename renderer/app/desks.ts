import type { AnyRecord } from '#shared/record/record.ts'
import type { Role } from '#shared/record/roles.ts'
import { readableRecords } from '../records/known-records.ts'

/** The places of work, in the order of the rail, with the modules whose records lie there. */
const modulesOf = {
  cycles: ['cycles', 'cadence', 'indicators'],
  policies: ['policies', 'replies'],
  controls: ['controls', 'frameworks'],
  assets: ['assets'],
  audits: ['audits', 'sampling'],
  exercises: ['exercises'],
  training: ['training', 'competitions', 'skills'],
  oversight: ['risks', 'briefings', 'departmentReports', 'spending', 'accountability'],
  people: ['people'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type DeskName = keyof typeof modulesOf | 'findings' | 'more'
export type Desk = { readonly name: DeskName; readonly records: readonly AnyRecord[] }

/**
 * Findings have a desk of their own: they come from audits, exercises and checks alike. Scans are brought in on the desk of
 * what they find, though only the vault writes them down.
 */
const ownDesk: Readonly<Record<string, DeskName>> = {
  finding: 'findings',
  correctiveAction: 'findings',
  findingExtension: 'findings',
  effectivenessCheck: 'findings',
  findingScale: 'findings',
  scan: 'assets',
  population: 'audits',
  sample: 'audits',
  dataGrade: 'oversight',
  violationScenario: 'oversight',
  violationCase: 'oversight',
}

/** What stands folded behind the list of what it belongs to, on desks with more kinds than one row can name. */
const folds: Readonly<Record<string, readonly string[]>> = {
  competition: ['challenge', 'entrant', 'solve', 'award'],
  awarenessCampaign: ['drillResult'],
  quiz: ['question'],
  skill: ['skillRating', 'roleProfile'],
  violationCase: ['violationScenario', 'dataGrade'],
  risk: ['riskTreatment', 'riskScale'],
  accountabilityCase: ['accountabilityRule'],
  departmentReport: ['branchReport', 'reportTemplate'],
}

/** Records that stand on other records' pages or in the settings. */
const elsewhere: readonly string[] = ['notes', 'organisation', 'members', 'journal', 'reports']

const order: readonly DeskName[] = [
  'cycles',
  'policies',
  'controls',
  'assets',
  'audits',
  'findings',
  'exercises',
  'training',
  'oversight',
  'people',
  'more',
]

/** The desk of a record; null for one that has its place elsewhere. A module that no desk names lands on `more`. */
export function deskOf(record: AnyRecord): DeskName | null {
  const own = ownDesk[record.name]
  if (own) return own
  // What only the vault writes stands on the pages of what people write.
  if (elsewhere.includes(record.module) || record.managed) return null
  for (const [desk, modules] of Object.entries(modulesOf)) {
    const known = order.find((name) => name === desk)
    if (known && modules.some((module) => module === record.module)) return known
  }
  return 'more'
}

/** What people write stands before what only services do: a desk opens with its first record. */
function typedFirst(found: readonly AnyRecord[]): readonly AnyRecord[] {
  return [...found.filter(({ managed }) => !managed), ...found.filter(({ managed }) => managed)]
}

/** The same desks, for as long as the roles are the same: the rail and the palette ask whenever a page is drawn. */
const known = new WeakMap<readonly Role[], readonly Desk[]>()

/** The desks with something on them that one of the roles may read. */
export function desksFor(roles: readonly Role[]): readonly Desk[] {
  const before = known.get(roles)
  if (before) return before
  const readable = readableRecords(roles)
  const desks = order
    .map((name) => ({ name, records: typedFirst(readable.filter((record) => deskOf(record) === name)) }))
    .filter((desk) => desk.records.length > 0)
  known.set(roles, desks)
  return desks
}

/** A list that the row of a desk names; `folded` says that lists stand behind it which the row does not name now. */
export type DeskTab = { readonly record: AnyRecord; readonly folded: boolean }

/**
 * The lists that the row of a desk names while one of them is shown: what belongs to another list comes right behind that
 * one, and only while it or a list of its kind is shown.
 */
export function tabsOf({ records }: Desk, shown: AnyRecord): readonly DeskTab[] {
  // Whoever may not read the list that others belong to finds these unfolded.
  const heads = records.filter(({ name }) => folds[name])
  const parentOf = ({ name }: AnyRecord) => heads.find((head) => folds[head.name]?.includes(name))
  const open = parentOf(shown) ?? shown
  return records
    .filter((record) => !parentOf(record))
    .flatMap((record) => {
      const own = records.filter((one) => parentOf(one) === record)
      if (record !== open) return [{ record, folded: own.length > 0 }]
      return [record, ...own].map((one) => ({ record: one, folded: false }))
    })
}
