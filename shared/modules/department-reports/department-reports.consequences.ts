import { addDays } from '../../base/dates.ts'
import type { Span } from '../../base/spans.ts'
import { isText } from '../../record/rule-values.ts'
import { type Consequence, type RecordConsequences, type RuleInput, takes } from '../../record/rules.ts'
import { sameValue } from '../../record/same-value.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { houseDaysOf } from '../cadence/cadence.plan.ts'
import { cellOf, daysLate, standingOf, writeCell } from './department-reports.board.ts'
import { dueDayOf, isExpected, type Rhythm, rhythmOf } from './department-reports.periods.ts'
import { familyOf } from './department-reports.standing.ts'

type Values = Readonly<Record<string, AnyValue>>
type Followed = RuleInput & { readonly id: string }

const spanIn = (value: AnyValue | undefined): Span | null =>
  typeof value === 'object' && value !== null && 'start' in value && 'end' in value
    ? { start: String(value.start), end: String(value.end) }
    : null

function changed(record: string, input: Followed, values: Values): readonly Consequence[] {
  const changes = Object.entries(values).filter(([field, value]) => !sameValue(value, input.after[field] ?? null))
  return changes.length === 0 ? [] : [{ record, id: input.id, changes: Object.fromEntries(changes) }]
}

function dueOnOf(input: RuleInput, rhythm: Rhythm, period: Span): string {
  return dueDayOf(rhythm, period.end, houseDaysOf(input.read.all('houseDay', {})))
}

/** What the vault says of a report: its day, how late it came, and its place on the board. */
function reckoned(input: Followed): Values {
  const { template, department, follows } = input.after
  const period = spanIn(input.after.period)
  const known = isText(template) ? input.read.find('reportTemplate', template) : null
  const rhythm = known ? rhythmOf(known) : null
  if (!period || !rhythm || !isText(department)) return {}
  // The day stays that on which it was begun, though the calendar of the house may change.
  const dueOn = isText(input.after.dueOn) ? input.after.dueOn : dueOnOf(input, rhythm, period)
  const former = isText(follows) ? input.read.find('departmentReport', follows) : null
  const own = isText(input.after.submittedOn) ? input.after.submittedOn : null
  // A correction is as late as what it corrects: the department had reported.
  const submittedOn = isText(former?.submittedOn) ? former.submittedOn : own
  const version = (typeof former?.version === 'number' ? former.version : 0) + 1
  return {
    startsOn: period.start,
    dueOn,
    daysLate: submittedOn === null ? null : daysLate(dueOn, submittedOn, input.today),
    version,
    cell: writeCell({ start: period.start, department, report: input.id, submittedOn, version }),
  }
}

/** What a correction begins with: everything but the signature of what it corrects. */
const copiedFields = [
  'title',
  'template',
  'department',
  'period',
  'startsOn',
  'dueOn',
  'daysLate',
  'preparedBy',
  'answers',
  'newExposed',
  'launched',
  'selfInspection',
  'selfInspectionNote',
  'deviations',
  'evidence',
]

function corrected(input: Followed): readonly Consequence[] {
  const { after, id } = input
  const version = (typeof after.version === 'number' ? after.version : 1) + 1
  const mark = {
    start: String(after.startsOn),
    department: String(after.department),
    report: null,
    submittedOn: isText(after.submittedOn) ? after.submittedOn : null,
    version,
  }
  const copy = Object.fromEntries(copiedFields.map((field) => [field, after[field] ?? null]))
  const own = { follows: id, version, correctionReason: after.correctionReason ?? null, cell: writeCell(mark) }
  return [{ record: 'departmentReport', create: { ...copy, ...own } }]
}

function newest(reports: readonly AnyEntity[], department: string): AnyEntity | null {
  const own = reports.filter((report) => report.department === department && report.state !== 'superseded')
  return own.toSorted((one, other) => Number(other.version ?? 0) - Number(one.version ?? 0))[0] ?? null
}

const cellStateOf = (state: string) =>
  state === 'draft' || state === 'submitted' || state === 'signedOff' || state === 'compiled' ? state : null

/** Every department that was asked, with its report as it stands now. */
function compiled(input: Followed): readonly Consequence[] {
  const { template } = input.after
  const period = spanIn(input.after.period)
  const known = isText(template) ? input.read.find('reportTemplate', template) : null
  const rhythm = known ? rhythmOf(known) : null
  if (!isText(template) || !period || !rhythm) return []
  const family = familyOf(input.read, template)
  const ofFamily = (row: AnyEntity) => family.has(String(row.template)) && sameValue(row.period, { ...period })
  const reports = input.read.all('departmentReport', { startsOn: period.start }).filter(ofFamily)
  const dueOn = dueOnOf(input, rhythm, period)
  const entries = input.read
    .all('department', {})
    .filter(({ id }) => isExpected(rhythm, id, period))
    .map(({ id }) => {
      const report = newest(reports, id)
      const state = cellStateOf(report?.state ?? '')
      const submittedOn = isText(report?.submittedOn) ? report.submittedOn : null
      const mark = { start: period.start, department: id, report: report?.id ?? null, submittedOn, version: 1 }
      const cell = cellOf(isText(report?.dueOn) ? report.dueOn : dueOn, input.today, state ? { state, mark } : null)
      // The place in the list is known by its department, so that the audit finds the very same rows.
      const late = typeof report?.daysLate === 'number' ? report.daysLate : cell.daysLate
      return {
        id,
        department: id,
        report: report?.id ?? null,
        standing: standingOf({ ...cell, daysLate: late }),
        daysLate: late,
      }
    })
  const earlier = input.read
    .all('branchReport', { state: 'compiled' })
    .filter((row) => row.id !== input.id && ofFamily(row))
  const version = Math.max(0, ...earlier.map((row) => Number(row.version ?? 0))) + 1
  const signed = reports.filter(({ state }) => state === 'signedOff')
  return [
    { record: 'branchReport', id: input.id, changes: { entries, version, follows: earlier[0]?.id ?? null } },
    ...earlier.map(({ id }) => ({ record: 'branchReport', id, step: 'supersede' })),
    ...signed.map(({ id }) => ({
      record: 'departmentReport',
      id,
      step: 'compile',
      changes: { branchReport: input.id },
    })),
  ]
}

/** A template in use ends the one it follows; reports know their day and lateness; a branch report takes in what is signed. */
export const departmentReportConsequences: RecordConsequences = {
  reportTemplate: (input) => {
    const { follows, startsOn } = input.after
    if (takes(input, 'retire')) return changed('reportTemplate', input, { endsOn: input.after.endsOn ?? input.today })
    if (!takes(input, 'putIntoUse') || !isText(startsOn)) return []
    const former = isText(follows) ? input.read.find('reportTemplate', follows) : null
    const version = (typeof former?.version === 'number' ? former.version : 0) + 1
    const own = changed('reportTemplate', input, { version })
    if (former?.state !== 'current') return own
    const changes = { endsOn: addDays(startsOn, -1), retiredOn: input.today }
    return [...own, { record: 'reportTemplate', id: former.id, step: 'retire', changes }]
  },
  departmentReport: (input) => {
    if (input.action === 'archive' || takes(input, 'compile')) return []
    if (takes(input, 'correct')) return corrected(input)
    return changed('departmentReport', input, reckoned(input))
  },
  branchReport: (input) => (takes(input, 'compile') ? compiled(input) : []),
}
