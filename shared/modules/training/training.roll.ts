import { decimalToUnits } from '../../record/decimal.ts'

/** Whether somebody invited came, in the order in which they are marked. */
export const attendanceStatuses = ['attended', 'late', 'partly', 'absent', 'excused'] as const
export type AttendanceStatus = (typeof attendanceStatuses)[number]

/** One invited person of a session; without a status nobody has said yet whether they came. */
export type RollRow = {
  readonly id?: string
  readonly person: string
  readonly status: AttendanceStatus | null
  readonly hours: string | null
  readonly note: string | null
}

/** How a person shall stand in the roll; whoever is not invited stands in it no longer. What nothing is said of stays. */
export type RollMark = {
  readonly person: string
  readonly isInvited: boolean
  readonly status?: AttendanceStatus | null
  readonly hours?: string | null
  readonly note?: string | null
}

/** The roll after marks were made; people who are new to it follow those who were there, in the order of the marks. */
export function markedRoll(roll: readonly RollRow[], marks: readonly RollMark[]): readonly RollRow[] {
  const marked = new Map(marks.map((mark) => [mark.person, mark]))
  const known = new Set(roll.map(({ person }) => person))
  const kept = roll.flatMap((row) => {
    const mark = marked.get(row.person)
    if (!mark) return [row]
    const { status = row.status, hours = row.hours, note = row.note } = mark
    return mark.isInvited ? [{ ...row, status, hours, note }] : []
  })
  const added = [...marked.values()].flatMap(({ person, isInvited, status = null, hours = null, note = null }) =>
    isInvited && !known.has(person) ? [{ person, status, hours, note }] : [],
  )
  return [...kept, ...added]
}

/** Whether two rolls say the same of the same people. */
export function isSameRoll(one: readonly RollRow[], other: readonly RollRow[]): boolean {
  const text = (roll: readonly RollRow[]) =>
    JSON.stringify(roll.map(({ person, status, hours, note }) => [person, status, hours, note]))
  return text(one) === text(other)
}

/** How many of a roll stand at each status, and at none. */
export function rollCounts(
  roll: readonly Pick<RollRow, 'status'>[],
): Readonly<Record<AttendanceStatus | 'unmarked', number>> {
  const count = (status: AttendanceStatus | null) => roll.filter((row) => row.status === status).length
  const [attended, late, partly, absent, excused] = attendanceStatuses.map(count)
  return {
    ...{ attended: attended ?? 0, late: late ?? 0, partly: partly ?? 0, absent: absent ?? 0, excused: excused ?? 0 },
    unmarked: count(null),
  }
}

/** Whether somebody was there at all: late and partly count, excused does not. */
export function wasThere({ status }: Pick<RollRow, 'status'>): boolean {
  return status === 'attended' || status === 'late' || status === 'partly'
}

type Length = { readonly startsAt: string; readonly endsAt: string | null }

/**
 * Tenths of an hour that a row of a roll counts: those stated, else the length of the session for whoever attended or came late.
 * Who was there in part and has no hours stated counts none, and neither does who was absent or excused.
 */
export function countedTenths({ startsAt, endsAt }: Length, row: Pick<RollRow, 'status' | 'hours'>): number {
  if (!wasThere(row)) return 0
  if (row.hours !== null) return decimalToUnits(row.hours, 1)
  if (row.status === 'partly' || endsAt === null) return 0
  return Math.max(0, Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 360_000))
}
