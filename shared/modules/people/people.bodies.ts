import { isWithin } from '../../base/dates.ts'
import type { AnyEntity } from '../../record/values.ts'
import { byUnit, type DatedFact, factsOf, textOf, valueOn } from './people.validity.ts'
import { heldPositions, type UnitKind, unitKinds } from './people.validity-rules.ts'

/** Somebody's place in a department or group: a position, or another duty in words. */
export type BodySeat = {
  readonly person: string
  readonly position: string
  readonly words: string | null
  readonly from: string | null
  readonly until: string | null
  /** The dated row that says so; null where only the page of the unit names the person. */
  readonly row: string | null
}

/** How much of one kind the body answers for. */
export type BodyAnswer = { readonly kind: string; readonly count: number }

/** A meeting of a group with what was briefed, or a report of a department. */
export type BodyMeeting = {
  readonly record: string
  readonly id: string
  readonly title: string
  readonly on: string | null
  readonly state: string
}

/** Something that is still to be done: a record, what was decided of it, who must, and until when. */
export type BodyMatter = {
  readonly record: string
  readonly id: string
  readonly title: string
  readonly words: string | null
  readonly person: string | null
  readonly dueOn: string | null
  readonly state: string
}

/** A department or group as it stood on a day, with what was open then or is open now; names by id. */
export type Body = {
  /** False before a group was founded and after it was dissolved. */
  readonly stands: boolean
  readonly charter: string | null
  /** False for a day before the records of the body: the charter is the one that it was made with. */
  readonly isRecorded: boolean
  readonly above: string | null
  readonly below: readonly string[]
  readonly seats: readonly BodySeat[]
  /** What begins after the day, the soonest first. */
  readonly coming: readonly BodySeat[]
  /** The positions that somebody should hold and nobody does. */
  readonly vacant: readonly string[]
  /** How many people belong to it. */
  readonly people: number
  readonly answers: readonly BodyAnswer[]
  readonly meetings: readonly BodyMeeting[]
  readonly matters: readonly BodyMatter[]
  readonly mattersTotal: number
  readonly titles: Readonly<Record<string, string>>
}

/** The rows that say who belongs to units and what lies above them. */
export type BodyRows = {
  /** Duties of the department, or memberships of the group. */
  readonly seats: readonly AnyEntity[]
  readonly lines: readonly AnyEntity[]
  /** Every unit of the same kind. */
  readonly units: readonly AnyEntity[]
}

const order: readonly string[] = [
  'head',
  'chair',
  'deputy',
  'deputyChair',
  'liaison',
  'secretary',
  'member',
  'observer',
]
const named = { department: heldPositions, group: ['chair', 'deputyChair'] } as const
const leading = { department: 'head', group: 'chair' } as const
const wordsIn = { department: 'title', group: 'duty' } as const

function seatOf(kind: UnitKind, row: AnyEntity): readonly BodySeat[] {
  const person = textOf(row.person)
  if (person === null) return []
  const position = textOf(row.position) ?? 'other'
  // What a department's head is called in words repeats the department and the person.
  const words = kind === 'department' && position !== 'other' ? null : textOf(row[wordsIn[kind]])
  return [{ person, position, words, from: textOf(row.from), until: textOf(row.until), row: row.id }]
}

/** A position that dated rows say nothing of is held by whom the page of the unit names. */
function presentSeats(kind: UnitKind, unit: AnyEntity, dated: readonly BodySeat[], day: string): readonly BodySeat[] {
  return named[kind].flatMap((position) => {
    const person = textOf(unit[position])
    // A department's facts answer for every day as soon as there are any; a group's chair may stand on its page alone.
    const known = dated.filter((seat) => seat.position === position)
    const isDated =
      kind === 'department' ? known.length > 0 : known.some(({ from, until }) => isWithin(day, from, until))
    if (person === null || isDated) return []
    return [{ person, position, words: null, from: null, until: null, row: null }]
  })
}

/** Those with a place in the unit on a day, who leads first, and those whose place begins later. */
export function seatsOn(kind: UnitKind, unit: AnyEntity, rows: readonly AnyEntity[], day: string) {
  const dated = rows.filter((row) => row[kind] === unit.id).flatMap((row) => seatOf(kind, row))
  const place = ({ position }: BodySeat) => (order.includes(position) ? order.indexOf(position) : order.length)
  const held = dated.filter(({ from, until }) => isWithin(day, from, until))
  const seats = [...presentSeats(kind, unit, dated, day), ...held].toSorted((one, other) => place(one) - place(other))
  const coming = dated
    .filter(({ from }) => from !== null && from > day)
    .toSorted((one, other) => (one.from ?? '').localeCompare(other.from ?? ''))
  const isLed = seats.some(({ position }) => position === leading[kind])
  return { seats, coming, vacant: isLed ? [] : [leading[kind]] }
}

/** What a unit is under on a day, and what is under it. */
export function placeOn(kind: UnitKind, unit: AnyEntity, { lines, units }: Omit<BodyRows, 'seats'>, day: string) {
  const { present, above } = unitKinds[kind]
  const facts: ReadonlyMap<string, readonly DatedFact[]> = byUnit(factsOf(lines, kind, above))
  const aboveOf = (row: AnyEntity) => valueOn(facts.get(row.id) ?? [], day, textOf(row[present]))
  const stood = (row: AnyEntity) => isWithin(day, textOf(row.foundedOn), textOf(row.dissolvedOn))
  return {
    above: aboveOf(unit),
    below: units.filter((row) => stood(row) && aboveOf(row) === unit.id).map(({ id }) => id),
    stands: stood(unit),
  }
}
