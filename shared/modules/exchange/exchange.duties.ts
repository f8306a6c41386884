/** A date that somebody has to keep: in these states of the record, by whoever one of the fields names. */
export type Duty = {
  readonly record: string
  readonly field: string
  readonly states: readonly string[]
  readonly people: readonly string[]
  /** What was granted until the day ends with it, where others are late from it on. */
  readonly ends?: true
}

/** Every dated duty, by record; one line each. */
export const duties: readonly Duty[] = [
  { record: 'finding', field: 'dueOn', states: ['open', 'actionPlanned', 'implemented'], people: ['owner'] },
  { record: 'finding', field: 'acceptedUntil', states: ['riskAccepted'], people: ['owner', 'acceptedBy'], ends: true },
  { record: 'correctiveAction', field: 'dueOn', states: ['open', 'inProgress'], people: ['owner'] },
  { record: 'effectivenessCheck', field: 'dueOn', states: ['planned'], people: ['checker'] },
  {
    record: 'audit',
    field: 'reportDueOn',
    states: ['planned', 'fieldwork', 'reporting'],
    people: ['leadAuditor', 'team'],
  },
  { record: 'policyReview', field: 'dueOn', states: ['planned', 'inProgress'], people: ['owner', 'reviewers'] },
  { record: 'attestationCampaign', field: 'dueOn', states: ['running'], people: ['launchedBy'] },
  { record: 'policy', field: 'nextReviewOn', states: ['approved', 'effective'], people: ['owner'] },
  { record: 'control', field: 'nextCheckOn', states: ['planned', 'operating'], people: ['owner'] },
  { record: 'vulnerability', field: 'dueOn', states: ['open', 'inRemediation', 'fixedClaimed'], people: ['owner'] },
  {
    record: 'vulnerability',
    field: 'acceptedUntil',
    states: ['accepted'],
    people: ['owner', 'acceptedBy'],
    ends: true,
  },
  {
    record: 'risk',
    field: 'nextReviewOn',
    states: ['identified', 'assessed', 'inTreatment', 'treated'],
    people: ['owner'],
  },
  { record: 'risk', field: 'acceptedUntil', states: ['accepted'], people: ['owner', 'acceptedBy'], ends: true },
  { record: 'accountabilityCase', field: 'appealUntil', states: ['decided'], people: ['person'], ends: true },
  { record: 'riskTreatment', field: 'dueOn', states: ['planned', 'inProgress'], people: ['owner'] },
  {
    record: 'workItem',
    field: 'dueOn',
    states: ['planned', 'proposed', 'agreed', 'inProgress', 'blocked'],
    people: ['owner'],
  },
  { record: 'occurrence', field: 'dueOn', states: ['due', 'moved'], people: ['responsible'] },
  { record: 'qualification', field: 'validUntil', states: ['stated', 'verified'], people: ['person'], ends: true },
  { record: 'briefing', field: 'dueOn', states: ['drafted'], people: ['preparedBy'] },
  { record: 'trainingSession', field: 'startsAt', states: ['planned'], people: ['trainer'] },
]

/** A day until which something may be relied on, unless a field says why it still may. Nobody's duty: no calendar has it. */
const reliances = [{ record: 'evidenceItem', field: 'validUntil', unless: 'stillValid' }] as const

function relianceOf(record: string, field: string) {
  return reliances.find((one) => one.record === record && one.field === field)
}

const byField = new Map(duties.map((duty) => [`${duty.record}.${duty.field}`, duty]))

/** The duty that a field of a record is the day of, if it is one. */
export function dutyOf(record: string, field: string): Duty | undefined {
  return byField.get(`${record}.${field}`)
}

/** Whether lists say of a day that it has passed. */
export function isMarkedDay(record: string, field: string): boolean {
  return dutyOf(record, field) !== undefined || relianceOf(record, field) !== undefined
}

/** Whether a record's day has passed with its duty still to be done: `overdue`, or `expired` for what was granted until then. */
export function passedDuty(
  record: string,
  field: string,
  row: { readonly state: string; readonly [field: string]: unknown },
  today: string,
): 'overdue' | 'expired' | null {
  const day = row[field]
  if (typeof day !== 'string' || day.slice(0, 10) >= today) return null
  const reliance = relianceOf(record, field)
  if (reliance) return row[reliance.unless] ? null : 'expired'
  const duty = dutyOf(record, field)
  if (!duty?.states.includes(row.state)) return null
  return duty.ends ? 'expired' : 'overdue'
}

/** Whether a record's list has dates that a calendar can show. */
export function hasDuties(record: string): boolean {
  return duties.some((duty) => duty.record === record)
}
