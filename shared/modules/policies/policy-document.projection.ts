import { parseMarkdown } from '../../base/markdown.ts'
import type { Entity } from '../../record/record.ts'
import type { controlRecord } from '../controls/control.record.ts'
import type { organisationRecord } from '../organisation/organisation.record.ts'
import type { riskRecord } from '../risks/risk.record.ts'
import { clausesOf } from './policies.clauses.ts'
import { type PolicyWording, type PolicyWordingSource, projectWording } from './policies.wording.ts'
import type { policyRecord } from './policy.record.ts'
import type { policyVersionRecord } from './policy-version.record.ts'

type Policy = Entity<typeof policyRecord>
type Version = Entity<typeof policyVersionRecord>
type Control = Entity<typeof controlRecord>
type Risk = Entity<typeof riskRecord>

/** A document lists so many of each, and counts the rest. */
export const mostInPolicy = { versions: 20, controls: 200, risks: 200 } as const

/** What the text that is printed is today: only `inForce` binds anybody. */
export type PolicyStanding = 'inForce' | 'approved' | 'unapproved' | 'superseded' | 'retired'

/** A clause as it is printed: `place` leads to it, `heading` is its line of Markdown in plain words, '' where it has none. */
export type PrintedClause = {
  readonly place: string
  readonly heading: string
  /** 2 for a clause below no other, 3 for one that is. */
  readonly level: 2 | 3
  readonly body: string
}

type Listed<Row> = { readonly rows: readonly Row[]; readonly left: number }

/** One wording of the policy in its history; names are resolved. */
export type PolicyVersionLine = Pick<Version, 'version' | 'state' | 'approvedOn' | 'effectiveOn' | 'supersededOn'> & {
  readonly isPrinted: boolean
  readonly author: string
  readonly approvedBy: string
}

/** What names the policy as its ground; names are resolved. */
type Naming = { readonly number: string; readonly title: string; readonly department: string; readonly owner: string }

type Signer = {
  readonly duty: 'owner' | 'approver'
  readonly id: string
  readonly person: string
  readonly on: string | null
}

/** A policy as a board keeps it, names resolved; texts are Markdown, days `YYYY-MM-DD`. */
export type PolicyDocument = PolicyWording & {
  readonly organisation: string
  readonly classification: string
  readonly on: string
  readonly standing: PolicyStanding
  /** The day of the next review is past. */
  readonly isOverdue: boolean
  readonly policy: Pick<Policy, 'title' | 'kind' | 'state' | 'cadenceMonths' | 'nextReviewOn' | 'retiredOn'> & {
    readonly [Field in
      | 'number'
      | 'owner'
      | 'department'
      | 'purpose'
      | 'scope'
      | 'audience'
      | 'parent'
      | 'replaces']: string
  } & { readonly contributing: readonly string[] }
  readonly clauses: readonly PrintedClause[]
  /** Whether the comparison with the wording before is printed. */
  readonly showsChanges: boolean
  /** A wording that is to follow the one printed. */
  readonly next: Pick<Version, 'version' | 'state'> | null
  /** The newest first. */
  readonly history: Listed<PolicyVersionLine>
  readonly controls: Listed<Naming & Pick<Control, 'state' | 'nextCheckOn'>>
  readonly risks: Listed<Naming & Pick<Risk, 'state' | 'level'>>
  readonly signers: readonly Signer[]
}

/** The records that the document of a policy stands on; controls and risks are those that name it. */
export type PolicyDocumentSource = PolicyWordingSource & {
  readonly organisation: Entity<typeof organisationRecord> | null
  readonly policy: Policy
  readonly controls: readonly Control[]
  readonly risks: readonly Risk[]
  readonly showsChanges: boolean
}

/** What binds comes first, then what is about to, then what is still written. */
const preferred: readonly string[] = ['effective', 'approved', 'inReview', 'draft', 'superseded']

/** The wording that stands for a policy, of all as they were made: the one in force, else the one that is nearest to it. */
export function standingVersion(versions: readonly Version[]): Version | null {
  for (const state of preferred) {
    const found = versions.findLast((version) => version.state === state)
    if (found) return found
  }
  return null
}

/** The versions that the history in a policy's document tells of, the newest first. */
export function toldVersions(versions: readonly Version[]): readonly Version[] {
  return versions.toReversed().slice(0, mostInPolicy.versions)
}

function standingOf(policy: Policy, version: Version): PolicyStanding {
  if (policy.state === 'retired') return 'retired'
  if (version.state === 'effective') return 'inForce'
  if (version.state === 'approved' || version.state === 'superseded') return version.state
  return 'unapproved'
}

/** The words of a line of Markdown without its marks. */
function plainLine(line: string): string {
  const spans = parseMarkdown(line).flatMap((block) => ('spans' in block ? block.spans : []))
  return spans.map(({ text }) => text).join('')
}

/** The clauses of a text in its order, each with a place of its own; together they print all that it says. */
export function printedClauses(text: string): readonly PrintedClause[] {
  const above: number[] = []
  return clausesOf(text).map(({ anchor, level, source, body }) => {
    while ((above.at(-1) ?? 0) >= level && above.length > 0) above.pop()
    const isBelow = above.length > 0
    // What stands before the first clause is above none of them.
    if (level > 0) above.push(level)
    const heading = body === source ? '' : plainLine(source.split('\n', 1)[0] ?? '')
    return { place: `clause:${anchor}`, heading, level: isBelow ? 3 : 2, body }
  })
}

/** The owner signs first, then who approves the policy, or else who approved this wording; nobody twice. */
function signersOf({ policy, version, nameOf }: PolicyDocumentSource): readonly Signer[] {
  const signer = (duty: Signer['duty'], id: string, on: string | null) => {
    return { duty, id, person: nameOf('person', id), on }
  }
  const { owner } = policy
  const approver = policy.approver ?? version.approvedBy
  const approvedOn = approver === version.approvedBy ? version.approvedOn : null
  return [
    ...(owner === null ? [] : [signer('owner', owner, null)]),
    ...(approver === null || approver === owner ? [] : [signer('approver', approver, approvedOn)]),
  ]
}

function policyOf({ policy, nameOf }: PolicyDocumentSource): PolicyDocument['policy'] {
  const { title, kind, state, cadenceMonths, nextReviewOn, retiredOn } = policy
  const { purpose, scope, audience } = policy
  return {
    ...{ title, kind, state, cadenceMonths, nextReviewOn, retiredOn, number: policy.number ?? '' },
    ...{ owner: nameOf('person', policy.owner), department: nameOf('department', policy.department) },
    ...{ purpose: purpose ?? '', scope: scope ?? '', audience: audience ?? '' },
    ...{ parent: nameOf('policy', policy.parent), replaces: nameOf('policy', policy.replaces) },
    contributing: policy.contributingDepartments.map((id) => nameOf('department', id)),
  }
}

function historyOf({ version, versions, nameOf }: PolicyDocumentSource): PolicyDocument['history'] {
  const told = toldVersions(versions)
  const rows = told.map((one) => ({
    ...{ version: one.version, state: one.state, isPrinted: one.id === version.id },
    ...{ approvedOn: one.approvedOn, effectiveOn: one.effectiveOn, supersededOn: one.supersededOn },
    ...{ author: nameOf('person', one.author), approvedBy: nameOf('person', one.approvedBy) },
  }))
  return { rows, left: versions.length - told.length }
}

function namingOf({ controls, risks, nameOf }: PolicyDocumentSource): Pick<PolicyDocument, 'controls' | 'risks'> {
  const naming = (row: Control | Risk): Naming => ({
    ...{ number: row.number ?? '', title: row.title },
    ...{ department: nameOf('department', row.department), owner: nameOf('person', row.owner) },
  })
  const shown = { controls: controls.slice(0, mostInPolicy.controls), risks: risks.slice(0, mostInPolicy.risks) }
  return {
    controls: {
      rows: shown.controls.map((row) => ({ ...naming(row), state: row.state, nextCheckOn: row.nextCheckOn })),
      left: controls.length - shown.controls.length,
    },
    risks: {
      rows: shown.risks.map((row) => ({ ...naming(row), state: row.state, level: row.level })),
      left: risks.length - shown.risks.length,
    },
  }
}

/** All that the document of a policy prints: its text in force, who approved exactly that, and how it stands with those it binds. */
export function projectPolicyDocument(source: PolicyDocumentSource): PolicyDocument {
  const { organisation, policy, version, versions, on } = source
  const standing = standingOf(policy, version)
  const later = versions.slice(versions.findIndex(({ id }) => id === version.id) + 1)
  const next = later.findLast(({ state }) => state !== 'superseded' && state !== 'effective')
  return {
    ...projectWording(source),
    organisation: organisation?.legalName ?? organisation?.name ?? '',
    classification: policy.classification ?? organisation?.classification ?? '',
    ...{ on, standing, showsChanges: source.showsChanges },
    isOverdue: standing !== 'retired' && policy.nextReviewOn !== null && policy.nextReviewOn < on,
    policy: policyOf(source),
    clauses: printedClauses(version.text),
    next: next ? { version: next.version, state: next.state } : null,
    history: historyOf(source),
    ...namingOf(source),
    signers: signersOf(source),
  }
}
