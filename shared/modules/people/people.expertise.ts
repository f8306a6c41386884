import { isWithin } from '../../base/dates.ts'
import { nameOrder } from '../../base/name-order.ts'
import type { AnyEntity } from '../../record/values.ts'
import { membershipsOn } from './people.rules.ts'
import { byUnit, factsOf, textOf, valueOn } from './people.validity.ts'
import { heldPositions } from './people.validity-rules.ts'

/** A security duty that somebody held on a day: a position of a department or group, or another duty in words. */
export type HeldDuty = {
  readonly record: 'department' | 'group'
  readonly unit: string
  readonly position: string
  /** The duty in words, where somebody wrote any. */
  readonly words: string | null
}

/** A degree, certificate or licence as it stood on a day. */
export type HeldQualification = {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly issuer: string
  readonly serial: string | null
  readonly awardedOn: string
  readonly validUntil: string | null
  /** Whether its last day had passed. */
  readonly isExpired: boolean
  /** Whether somebody else has seen the original. */
  readonly isChecked: boolean
}

/** Whoever held security duties on a day, with what makes them fit for it. */
export type ResponsiblePerson = {
  readonly person: string
  readonly name: string
  readonly jobTitle: string | null
  readonly duties: readonly HeldDuty[]
  /** Whole years in the profession on the day; null where nobody wrote them down. */
  readonly years: number | null
  readonly qualifications: readonly HeldQualification[]
}

/** Who led and belonged to units, and the rows that date it. */
export type DutyRows = {
  readonly departments: readonly AnyEntity[]
  readonly groups: readonly AnyEntity[]
  readonly duties: readonly AnyEntity[]
  readonly memberships: readonly AnyEntity[]
}

type Held = HeldDuty & { readonly person: string }

function heldInDepartments({ departments, duties }: DutyRows, day: string): readonly Held[] {
  const positions = heldPositions.flatMap((position) => {
    const rows = duties.filter((row) => row.position === position)
    const facts = byUnit(factsOf(rows, 'department', 'person'))
    return departments.flatMap((row): readonly Held[] => {
      const person = valueOn(facts.get(row.id) ?? [], day, textOf(row[position]))
      return person === null ? [] : [{ record: 'department', unit: row.id, position, words: null, person }]
    })
  })
  const others = duties.flatMap((row): readonly Held[] => {
    const [unit, person] = [textOf(row.department), textOf(row.person)]
    const isHeld = row.position === 'other' && isWithin(day, textOf(row.from), textOf(row.until))
    if (!isHeld || unit === null || person === null) return []
    return [{ record: 'department', unit, position: 'other', words: textOf(row.title), person }]
  })
  return [...positions, ...others]
}

function heldInGroups({ groups, memberships }: DutyRows, day: string): readonly Held[] {
  const terms = memberships.map((row) => ({
    unit: textOf(row.group) ?? '',
    person: textOf(row.person),
    position: textOf(row.position) ?? 'member',
    words: textOf(row.duty),
    from: textOf(row.from) ?? day,
    until: textOf(row.until),
  }))
  const seats = Map.groupBy(membershipsOn(terms, day), ({ unit }) => unit)
  return groups
    .filter((row) => isWithin(day, textOf(row.foundedOn), textOf(row.dissolvedOn)))
    .flatMap((row) => {
      const own = (seats.get(row.id) ?? []).flatMap(({ unit, person, position, words }): readonly Held[] =>
        person === null ? [] : [{ record: 'group', unit, position, words, person }],
      )
      const named = ['chair', 'deputyChair'].flatMap((position): readonly Held[] => {
        const person = textOf(row[position])
        if (person === null || own.some((seat) => seat.position === position)) return []
        return [{ record: 'group', unit: row.id, position, words: null, person }]
      })
      return [...named, ...own]
    })
}

/** Who held which security duties on a day, by person: positions of departments, seats in groups, other duties. */
export function dutiesOn(rows: DutyRows, day: string): ReadonlyMap<string, readonly HeldDuty[]> {
  const held = [...heldInGroups(rows, day), ...heldInDepartments(rows, day)]
  const people = new Map<string, HeldDuty[]>()
  for (const { person, ...duty } of held) {
    const own = people.get(person)
    if (own) own.push(duty)
    else people.set(person, [duty])
  }
  return people
}

/** Whole years in the profession on a day: from its first day, or as somebody stated them once. */
export function yearsOn(person: AnyEntity, day: string): number | null {
  const since = textOf(person.experienceSince)
  if (since === null) return typeof person.experienceYears === 'number' ? person.experienceYears : null
  if (since > day) return null
  const years = Number(day.slice(0, 4)) - Number(since.slice(0, 4))
  return day.slice(5) < since.slice(5) ? years - 1 : years
}

/** The degrees, certificates and licences that stood on a day, expired ones marked; one renewed by then is left out. */
export function qualificationsOn(rows: readonly AnyEntity[], day: string): readonly HeldQualification[] {
  const awarded = rows.filter((row) => (textOf(row.awardedOn) ?? '') <= day)
  const renewed = new Set(awarded.map((row) => textOf(row.renews)))
  return awarded
    .filter((row) => !renewed.has(row.id) && (textOf(row.withdrawnOn) ?? '9999') > day)
    .map((row) => {
      const validUntil = textOf(row.validUntil)
      return {
        id: row.id,
        title: textOf(row.title) ?? '',
        kind: textOf(row.kind) ?? '',
        issuer: textOf(row.issuer) ?? '',
        serial: textOf(row.serial),
        awardedOn: textOf(row.awardedOn) ?? '',
        validUntil,
        isExpired: validUntil !== null && validUntil < day,
        isChecked: (textOf(row.checkedOn) ?? '9999') <= day,
      }
    })
    .toSorted((one, other) => one.kind.localeCompare(other.kind) || one.awardedOn.localeCompare(other.awardedOn))
}

/** The expertise of those who held security duties on a day, for the window and for documents; names in order. */
export function projectExpertise(
  people: readonly AnyEntity[],
  qualifications: readonly AnyEntity[],
  duties: ReadonlyMap<string, readonly HeldDuty[]>,
  day: string,
): readonly ResponsiblePerson[] {
  const own = Map.groupBy(qualifications, ({ person }) => person)
  return people
    .flatMap((row) => {
      const held = duties.get(row.id)
      if (!held) return []
      return [
        {
          person: row.id,
          name: textOf(row.name) ?? '',
          jobTitle: textOf(row.jobTitle),
          duties: held,
          years: yearsOn(row, day),
          qualifications: qualificationsOn(own.get(row.id) ?? [], day),
        },
      ]
    })
    .toSorted((one, other) => nameOrder(one.name, other.name))
}
