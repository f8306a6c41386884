import { addDays } from '../../base/dates.ts'

export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const
export type Severity = (typeof severities)[number]

/** What holds as long as a house has put no rule of its own into use; information asks for nothing. */
const ordinaryDays: Readonly<Partial<Record<Severity, number>>> = { critical: 15, high: 30, medium: 90, low: 180 }

/** A rule of the house that is or was in use: days to remedy by severity, from one day until before another. */
export type RemedyRule = {
  readonly version: number | null
  readonly usedFrom: string | null
  readonly retiredOn: string | null
  readonly periods: readonly { readonly severity: Severity; readonly days: number }[]
}

/** The days to remedy that held on a day, by severity. Of two rules of one day the later holds. */
export function daysOn(day: string, rules: readonly RemedyRule[]): Readonly<Partial<Record<Severity, number>>> {
  const [rule] = rules
    .filter(
      ({ usedFrom, retiredOn }) => usedFrom !== null && usedFrom <= day && (retiredOn === null || day < retiredOn),
    )
    .toSorted((one, other) => (other.version ?? 0) - (one.version ?? 0))
  return rule ? Object.fromEntries(rule.periods.map(({ severity, days }) => [severity, days])) : ordinaryDays
}

/**
 * The day by which a weakness found on a day is to be remedied, by the rule of the house that held on that day; null where
 * its severity has no limit.
 */
export function remedyDue(severity: Severity, foundOn: string, rules: readonly RemedyRule[]): string | null {
  const days = daysOn(foundOn, rules)[severity]
  return days === undefined ? null : addDays(foundOn, days)
}

/** States in which something has still to be done about a weakness. */
export const openStates = ['open', 'inRemediation', 'fixedClaimed'] as const
