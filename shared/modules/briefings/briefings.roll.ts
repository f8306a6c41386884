import { isWithin } from '../../base/dates.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { membershipsOn } from '../people/people.rules.ts'
import { textOf } from '../people/people.validity.ts'

/** Somebody with a seat in a committee on a day. */
export type Seat = { readonly person: string; readonly position: string }

/** Who had a seat in a group on a day, those who lead first; without a chair by membership, the one that the group names. */
export function rollOn(group: AnyEntity, memberships: readonly AnyEntity[], day: string): readonly Seat[] {
  const terms = memberships.flatMap((row) => {
    const person = textOf(row.person)
    const position = textOf(row.position) ?? 'member'
    const term = { from: textOf(row.from) ?? day, until: textOf(row.until) }
    return row.group === group.id && person !== null ? [{ person, position, ...term }] : []
  })
  const own = membershipsOn(terms, day).map(({ person, position }) => ({ person, position }))
  const named = ['chair', 'deputyChair'].flatMap((position) => {
    const person = textOf(group[position])
    return person === null || own.some((seat) => seat.position === position) ? [] : [{ person, position }]
  })
  const order = ['chair', 'deputyChair', 'secretary', 'member', 'observer']
  const seats = new Map<string, Seat>()
  for (const seat of [...named, ...own].toSorted(
    (one, other) => order.indexOf(one.position) - order.indexOf(other.position),
  ))
    if (!seats.has(seat.person)) seats.set(seat.person, seat)
  return [...seats.values()]
}

/** Whether a group stood on a day. */
export function stoodOn(group: AnyEntity, day: string): boolean {
  return isWithin(day, textOf(group.foundedOn), textOf(group.dissolvedOn))
}

/** The rows of attendance for a roll; what was marked of somebody before stays. */
export function attendanceOf(
  roll: readonly Seat[],
  marked: readonly Readonly<Record<string, AnyValue>>[],
): readonly Readonly<Record<string, AnyValue>>[] {
  return roll.map(({ person, position }) => {
    const former = marked.find((row) => row.person === person)
    return {
      id: typeof former?.id === 'string' ? former.id : person,
      person,
      position,
      presence: former?.presence ?? null,
    }
  })
}
