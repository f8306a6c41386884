/** Points that an entrant gained at a moment. */
type Step = { readonly entrant: string; readonly points: number; readonly at: string }

const samples = 48

/** Moments in equal steps from the first to the last, both among them. */
export function moments(from: string, to: string): readonly string[] {
  const [first, last] = [Date.parse(from), Math.max(Date.parse(to), Date.parse(from) + samples)]
  return Array.from({ length: samples + 1 }, (_, place) =>
    new Date(first + Math.round(((last - first) * place) / samples)).toISOString(),
  )
}

/** What each entrant had at each moment. */
export function progression(
  entrants: readonly string[],
  steps: readonly Step[],
  at: readonly string[],
): readonly (readonly number[])[] {
  return entrants.map((entrant) => {
    const own = steps.filter((step) => step.entrant === entrant)
    return at.map((moment) => own.reduce((sum, step) => (step.at <= moment ? sum + step.points : sum), 0))
  })
}
