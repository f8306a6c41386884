import { addDays } from '../../base/dates.ts'

export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const
export type Severity = (typeof severities)[number]

/** The house rule: within how many days a weakness is to be remedied, by severity; information asks for nothing. */
const remedyDays: Readonly<Record<Severity, number | null>> = {
  critical: 15,
  high: 30,
  medium: 90,
  low: 180,
  info: null,
}

/** The day by which a weakness found on a day is to be remedied. */
export function remedyDue(severity: Severity, foundOn: string): string | null {
  const days = remedyDays[severity]
  return days === null ? null : addDays(foundOn, days)
}

/** States in which something has still to be done about a weakness. */
export const openStates = ['open', 'inRemediation', 'fixedClaimed'] as const
