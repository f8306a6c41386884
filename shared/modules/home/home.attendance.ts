/** One row of a session's attendance, as far as absence goes. */
type Present = { readonly person: string; readonly status: string | null }

/** Who was missing without excuse, how often, and of how many sessions that expected them; most often first. */
export function attendanceGaps(sessions: readonly { readonly id: string; readonly attendance: readonly Present[] }[]): {
  readonly missed: readonly string[]
  readonly people: readonly { readonly person: string; readonly absent: number; readonly expected: number }[]
} {
  const people = new Map<string, { absent: number; expected: number }>()
  for (const { attendance } of sessions)
    for (const { person, status } of attendance) {
      if (status === 'excused' || status === null) continue
      const known = people.get(person) ?? { absent: 0, expected: 0 }
      people.set(person, {
        absent: known.absent + (status === 'absent' ? 1 : 0),
        expected: known.expected + 1,
      })
    }
  return {
    missed: sessions
      .filter(({ attendance }) => attendance.some(({ status }) => status === 'absent'))
      .map(({ id }) => id),
    people: [...people]
      .map(([person, counts]) => ({ person, ...counts }))
      .filter(({ absent }) => absent > 0)
      .toSorted((one, other) => other.absent - one.absent || one.person.localeCompare(other.person)),
  }
}
