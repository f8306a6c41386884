import { addDays } from '../../base/dates.ts'
import type { AnyEntity } from '../../record/values.ts'
import { type BodySeat, seatsOn } from './people.bodies.ts'
import { dutiesOn, type HeldQualification, projectExpertise, type ResponsiblePerson } from './people.expertise.ts'
import { type ChartNode, projectDepartments, projectGroups } from './people.projection.ts'
import { byUnit, type DatedFact, factOn, factsOf, textOf } from './people.validity.ts'
import { type UnitKind, unitKinds } from './people.validity-rules.ts'

/** A department or group as it stood on the day; people and units are ids. */
export type ReportedUnit = Pick<ChartNode, 'id' | 'title' | 'parent' | 'lead' | 'count' | 'vacant'> & {
  readonly kind: UnitKind
  /** What kind of group it is; null for a department. */
  readonly sort: string | null
  /** How many units lie above it. */
  readonly depth: number
  readonly charter: string
  /** The days of a group; null where nobody wrote them down. */
  readonly foundedOn: string | null
  readonly dissolvedOn: string | null
  /** The dated fact that puts it where it is, null where only its page does; and those of later days. */
  readonly line: DatedFact | null
  readonly nextLines: readonly DatedFact[]
  readonly seats: readonly BodySeat[]
  readonly coming: readonly BodySeat[]
}

/** A qualification of somebody with a duty whose last day has passed or is near. */
export type EndingQualification = { readonly person: string; readonly held: HeldQualification }

type Signer = { readonly duty: 'keeper' | 'chair' | 'head'; readonly id: string; readonly person: string }

/** The organisation as of a day: its bodies and departments, who holds what in them, and what those people are fit for. */
export type OrganisationDocument = {
  readonly organisation: string
  readonly classification: string
  readonly on: string
  /** So many days before its last one a qualification is named. */
  readonly soon: number
  /** Each unit after the one that it is under. */
  readonly groups: readonly ReportedUnit[]
  readonly departments: readonly ReportedUnit[]
  readonly people: readonly ResponsiblePerson[]
  /** The longest past first. */
  readonly ending: readonly EndingQualification[]
  /** The control that a duty is for, by the id of the duty. */
  readonly serves: Readonly<Record<string, string>>
  /** Names of people, units and controls, by id. */
  readonly names: Readonly<Record<string, string>>
  /** The unit above all others, null where there is none. */
  readonly top: string | null
  /** Whoever made the last entry, then whoever leads the topmost unit; each once, and nobody where that one is not led. */
  readonly signers: readonly Signer[]
}

type Source = {
  readonly organisation: AnyEntity | null
  readonly groups: readonly AnyEntity[]
  readonly departments: readonly AnyEntity[]
  readonly duties: readonly AnyEntity[]
  readonly memberships: readonly AnyEntity[]
  readonly lines: readonly AnyEntity[]
  readonly people: readonly AnyEntity[]
  readonly qualifications: readonly AnyEntity[]
  readonly on: string
  readonly soon: number
  readonly nameOf: (record: string, id: string | null) => string
}

/** Units with each after the one above it, and how far below the top it is; a ring and what hangs on it come last. */
export function inOrder<Node extends { readonly id: string; readonly parent: string | null }>(nodes: readonly Node[]) {
  const known = new Set(nodes.map(({ id }) => id))
  const below = Map.groupBy(nodes, ({ parent }) => (parent !== null && known.has(parent) ? parent : null))
  const placed = new Map<string, Node & { readonly depth: number }>()
  const place = (node: Node, depth: number): void => {
    if (placed.has(node.id)) return
    placed.set(node.id, { ...node, depth })
    for (const child of below.get(node.id) ?? []) place(child, depth + 1)
  }
  for (const node of [...(below.get(null) ?? []), ...nodes]) place(node, 0)
  return [...placed.values()]
}

function unitsOf(kind: UnitKind, source: Source): readonly ReportedUnit[] {
  const { groups, departments, duties, memberships, lines, people, on } = source
  const [rows, seated] = kind === 'group' ? [groups, memberships] : [departments, duties]
  const nodes =
    kind === 'group'
      ? projectGroups(groups, { members: memberships, duties: [], lines }, on)
      : projectDepartments(departments, { members: people, duties, lines }, on)
  const facts = byUnit(factsOf(lines, kind, unitKinds[kind].above))
  const own = Map.groupBy(seated, (row) => row[kind])
  const pages = new Map(rows.map((row) => [row.id, row]))
  return inOrder(nodes).flatMap(({ id, title, parent, lead, count, vacant, depth }) => {
    const page = pages.get(id)
    if (!page) return []
    const placed = facts.get(id) ?? []
    const { seats, coming } = seatsOn(kind, page, own.get(id) ?? [], on)
    return [
      {
        ...{ id, title, parent, lead, count, vacant, depth, kind, seats, coming },
        sort: textOf(page.kind),
        charter: textOf(page[kind === 'group' ? 'responsibilities' : 'duties']) ?? '',
        foundedOn: textOf(page.foundedOn),
        dissolvedOn: textOf(page.dissolvedOn),
        line: factOn(placed, on),
        nextLines: placed.filter(({ from }) => from !== null && from > on),
      },
    ]
  })
}

/** The unit above all others: a board before other groups, groups before departments, then the one with the most below it. */
function topOf(groups: readonly ReportedUnit[], departments: readonly ReportedUnit[]): ReportedUnit | null {
  const roots = (units: readonly ReportedUnit[]) =>
    units
      .flatMap((unit, place) => {
        if (unit.depth > 0) return []
        const next = units.findIndex(({ depth }, other) => other > place && depth === 0)
        return [{ unit, size: (next < 0 ? units.length : next) - place }]
      })
      .toSorted((one, other) => other.size - one.size)
      .map(({ unit }) => unit)
  const bodies = roots(groups)
  return bodies.find(({ sort }) => sort === 'board') ?? bodies[0] ?? roots(departments)[0] ?? null
}

function signersOf(source: Source, top: ReportedUnit | null): readonly Signer[] {
  const { groups, departments, duties, memberships, lines, nameOf } = source
  if (top === null || top.lead === null) return []
  const signer = (duty: Signer['duty'], id: string): Signer => ({ duty, id, person: nameOf('person', id) })
  const entries = [...groups, ...departments, ...duties, ...memberships, ...lines]
  // Not who changed one last: a new day brings pages of units up to date by whoever opened the vault.
  const last = entries.toSorted((one, other) => (one.createdAt < other.createdAt ? 1 : -1))[0]?.createdBy ?? ''
  const lead = signer(top.kind === 'group' ? 'chair' : 'head', top.lead)
  return last === '' || last === top.lead ? [lead] : [signer('keeper', last), lead]
}

function endingOf(people: readonly ResponsiblePerson[], last: string): readonly EndingQualification[] {
  return people
    .flatMap(({ person, qualifications }) => qualifications.map((held) => ({ person, held })))
    .filter(({ held }) => held.validUntil !== null && held.validUntil <= last)
    .toSorted((one, other) => (one.held.validUntil ?? '').localeCompare(other.held.validUntil ?? ''))
}

/** What the document of the organisation says of a day, `YYYY-MM-DD`: what the chart, the bodies and the responsible persons say of it. */
export function projectOrganisation(source: Source): OrganisationDocument {
  const { organisation, people, qualifications, on, soon, nameOf } = source
  const groups = unitsOf('group', source)
  const departments = unitsOf('department', source)
  const units = [...groups, ...departments]
  const responsible = projectExpertise(people, qualifications, dutiesOn(source, on), on)
  const seats = units.flatMap((unit) => [...unit.seats, ...unit.coming])
  const seated = new Set(seats.flatMap(({ row }) => row ?? []))
  const serves = source.duties.flatMap(({ id, control }) => {
    const served = textOf(control)
    return served !== null && seated.has(id) ? [[id, served] as const] : []
  })
  const named = new Map<string, string>(units.map(({ id, title }) => [id, title]))
  for (const { kind, parent, nextLines } of units)
    for (const above of [parent, ...nextLines.map(({ value }) => value)])
      if (above !== null && !named.has(above)) named.set(above, nameOf(kind, above))
  for (const { person } of seats) named.set(person, nameOf('person', person))
  for (const [, control] of serves) named.set(control, nameOf('control', control))
  const top = topOf(groups, departments)
  return {
    organisation: textOf(organisation?.legalName) ?? textOf(organisation?.name) ?? '',
    classification: textOf(organisation?.classification) ?? '',
    ...{ on, soon, groups, departments },
    people: responsible,
    ending: endingOf(responsible, addDays(on, soon)),
    serves: Object.fromEntries(serves),
    names: Object.fromEntries(named),
    top: top?.title ?? null,
    signers: signersOf(source, top),
  }
}
