import { lastCalendarDay } from '../../base/calendar.ts'
import { addDays, addMonths, isWithin } from '../../base/dates.ts'
import type { AnyEntity } from '../../record/values.ts'
import type { OrganisationRows } from './people.projection.ts'
import { textOf } from './people.validity.ts'

/** One thing that was different from a day on; `subject` and `other` are ids of records. */
export type OrganisationChange = {
  readonly day: string
  readonly kind: 'began' | 'ended' | 'placed' | 'joined' | 'left' | 'founded' | 'dissolved'
  /** The record that says so. */
  readonly record: string
  readonly id: string
  /** The department or group. */
  readonly unit: string
  /** The person, or the unit above; null for nobody and for the top. */
  readonly other: string | null
  /** The position that was taken or left, as its record names it. */
  readonly position: string | null
}

/** Both ends of rows with a first and a last day; what ended is different on the day after. */
function ends(
  record: string,
  rows: readonly AnyEntity[],
  fields: { readonly unit: string; readonly other: string; readonly start: string; readonly end: string },
  kinds: readonly [OrganisationChange['kind'], OrganisationChange['kind'] | null],
): readonly OrganisationChange[] {
  return rows.flatMap((row) => {
    const unit = textOf(row[fields.unit])
    if (unit === null) return []
    const [start, end] = [textOf(row[fields.start]), textOf(row[fields.end])]
    const fact = { record, id: row.id, unit, other: textOf(row[fields.other]), position: textOf(row.position) }
    return [
      ...(start === null ? [] : [{ ...fact, day: start, kind: kinds[0] }]),
      ...(end === null || end === lastCalendarDay || kinds[1] === null
        ? []
        : [{ ...fact, day: addDays(end, 1), kind: kinds[1] }]),
    ]
  })
}

const term = { start: 'from', end: 'until' }

/** Every dated change of departments or groups, oldest first. */
export function organisationChanges(
  kind: 'department' | 'group',
  units: readonly AnyEntity[],
  { members, duties, lines }: OrganisationRows,
): readonly OrganisationChange[] {
  const above = kind === 'department' ? 'departmentAbove' : 'groupAbove'
  const placed = ends('reportingLine', lines, { unit: kind, other: above, ...term }, ['placed', null])
  const people =
    kind === 'department'
      ? [
          ...ends('duty', duties, { unit: 'department', other: 'person', ...term }, ['began', 'ended']),
          ...ends('person', members, { unit: 'department', other: 'id', start: 'joinedOn', end: 'leftOn' }, [
            'joined',
            'left',
          ]),
        ]
      : [
          ...ends('membership', members, { unit: 'group', other: 'person', ...term }, ['began', 'ended']),
          ...ends('group', units, { unit: 'id', other: 'none', start: 'foundedOn', end: 'dissolvedOn' }, [
            'founded',
            'dissolved',
          ]),
        ]
  return [...placed, ...people].toSorted((one, two) => one.day.localeCompare(two.day) || one.id.localeCompare(two.id))
}

/** What became different after `earlier`, up to and with `later`. */
export function changesBetween(
  changes: readonly OrganisationChange[],
  earlier: string,
  later: string,
): readonly OrganisationChange[] {
  return earlier >= later ? [] : changes.filter(({ day }) => isWithin(day, addDays(earlier, 1), later))
}

/** What a slider can be dragged over day by day; days beyond are typed. */
const monthsBack = 30 * 12
const monthsAhead = 5 * 12

/**
 * The first and the last day of a slider: from the first change, or a year back, to today or the last change ahead, but
 * not over more than a house remembers: one date that was mistyped must not make the rest a point.
 */
export function sliderSpan(
  changes: readonly OrganisationChange[],
  today: string,
): { readonly first: string; readonly last: string } {
  const yearBack = addDays(today, -365)
  const near = changes.filter(({ day }) => isWithin(day, addMonths(today, -monthsBack), addMonths(today, monthsAhead)))
  const first = near[0]?.day ?? yearBack
  const last = near.at(-1)?.day ?? today
  return { first: first < yearBack ? first : yearBack, last: last > today ? last : today }
}
