import { differenceInDays } from '../../base/dates.ts'
import { isText } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { auditRecord } from './audit.record.ts'

/** Part of a year as fractions of it, 0 its first midnight and 1 its last. */
export type Span = { readonly from: number; readonly to: number }

/** An audit in the strip of one year; what lies outside the year is cut off. */
export type ProgrammeAudit = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly state: string
  /** The days as they stand in the record, for whoever reads rather than looks. */
  readonly days: Days | null
  readonly dueOn: string | null
  /** The period that is audited. */
  readonly period: Span | null
  readonly fieldwork: Span | null
  /** The end of the day on which the report is due. */
  readonly dueAt: number | null
  /** The report is due since before today and not issued. */
  readonly isLate: boolean
}

/** The audits of one year by kind, in the declared order of kinds, each by its beginning. */
export type Programme = {
  readonly year: number
  readonly todayAt: number | null
  readonly groups: readonly { readonly kind: string; readonly audits: readonly ProgrammeAudit[] }[]
  readonly count: number
  readonly late: number
}

/** From a first day to a last one, both `YYYY-MM-DD`. */
type Days = { readonly start: string; readonly end: string }

const kinds: readonly string[] = auditRecord.fields.kind.choices
const unissued: readonly string[] = ['planned', 'fieldwork', 'reporting']

function daysOf(value: AnyValue | undefined): Days | null {
  if (typeof value !== 'object' || value === null || !('start' in value)) return null
  const { start, end } = value
  return isText(start) && isText(end) ? { start, end } : null
}

function inYear(year: number) {
  const first = `${String(year).padStart(4, '0')}-01-01`
  const length = differenceInDays(`${String(year).padStart(4, '0')}-12-31`, first) + 1
  /** The beginning of a day; the end of one is the beginning of the next. */
  const at = (day: string, daysLater = 0) => (differenceInDays(day, first) + daysLater) / length
  const within = (fraction: number) => (fraction >= 0 && fraction <= 1 ? fraction : null)
  return {
    within: (day: string, daysLater = 0) => within(at(day, daysLater)),
    span(days: Days | null): Span | null {
      if (days === null) return null
      const [from, to] = [Math.max(0, at(days.start)), Math.min(1, at(days.end, 1))]
      return from < to ? { from, to } : null
    },
  }
}

/** Computes the strip of a year; an audit belongs to it whose period or fieldwork lies in it, even in part. */
export function projectProgramme(audits: readonly AnyEntity[], year: number, today: string): Programme {
  const { span, within } = inYear(year)
  const placed = audits.flatMap((audit) => {
    const [period, fieldwork] = [span(daysOf(audit.period)), span(daysOf(audit.fieldworkPeriod))]
    if (period === null && fieldwork === null) return []
    const dueOn = isText(audit.reportDueOn) ? audit.reportDueOn : null
    const shown: ProgrammeAudit = {
      id: audit.id,
      number: isText(audit.number) ? audit.number : '',
      title: isText(audit.title) ? audit.title : '',
      state: audit.state,
      days: daysOf(audit.period) ?? daysOf(audit.fieldworkPeriod),
      dueOn,
      period,
      fieldwork,
      dueAt: dueOn === null ? null : within(dueOn, 1),
      isLate: dueOn !== null && dueOn < today && unissued.includes(audit.state),
    }
    return [{ kind: audit.kind, start: shown.days?.start ?? '', shown }]
  })
  const groups = kinds.map((kind) => ({
    kind,
    audits: placed
      .filter((one) => one.kind === kind)
      .toSorted((one, other) => (`${one.start} ${one.shown.number}` < `${other.start} ${other.shown.number}` ? -1 : 1))
      .map(({ shown }) => shown),
  }))
  return {
    year,
    todayAt: within(today),
    groups: groups.filter((group) => group.audits.length > 0),
    count: placed.length,
    late: placed.filter(({ shown }) => shown.isLate).length,
  }
}
