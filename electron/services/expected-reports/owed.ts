import { periodCode } from '#shared/base/calendar-words.ts'
import { isExpected } from '#shared/modules/department-reports/department-reports.periods.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { dutyRecord } from '#shared/modules/people/duty.record.ts'
import { holdersOn } from '#shared/modules/people/people.accountability.ts'
import type { ReadContext } from '../context.ts'
import { expectedPeriods, placeOf, reportsFound } from './places.ts'
import { currentTemplates, versionsOf } from './templates.ts'

/** How many closed periods are looked at, as many as the board shows at first. */
const lookedAt = 12

/** A report that is asked for and that nobody has begun; `code` names its period in every language. */
export type OwedReport = {
  readonly template: string
  readonly title: string
  readonly department: string
  readonly name: string
  readonly start: string
  readonly code: string
  readonly dueOn: string
}

/**
 * What nobody has begun of the periods that are over, of every department or of some: derived from the templates in use,
 * for there is no record of a report before somebody begins it.
 */
export function owedReports(context: ReadContext, among: readonly string[] | null = null): readonly OwedReport[] {
  const templates = among?.length === 0 ? [] : currentTemplates(context)
  if (templates.length === 0) return []
  const own = among === null ? [] : [{ field: 'id', comparison: 'in' as const, value: [...among] }]
  const departments = context.read(departmentRecord).all(own)
  return templates.flatMap((template) => {
    const versions = versionsOf(context, template.id)
    const periods = expectedPeriods(context, versions, lookedAt)
    const span = { first: periods[0]?.period.start ?? '', last: periods.at(-1)?.period.start ?? '' }
    const family = versions.map((version) => version.template.id)
    const found = reportsFound(
      context,
      family,
      span,
      among === null ? [] : [{ field: 'department', comparison: 'in', value: [...among] }],
    )
    return periods.flatMap(({ period, dueOn, version }) =>
      departments
        .filter(({ id }) => version !== null && isExpected(version.rhythm, id, period))
        .filter(({ id }) => !found.has(placeOf(id, period.start)))
        .map(({ id, name }) => ({
          ...{ template: template.id, title: template.title, department: id, name, start: period.start, dueOn },
          code: periodCode(period.start, template.period),
        })),
    )
  })
}

/** The departments for which a person answers today as head, deputy or liaison. */
export function answersFor(context: ReadContext, person: string): readonly string[] {
  const departments = context.read(departmentRecord)
  const duties = context.read(dutyRecord)
  const is = (field: string) => [{ field, comparison: 'is' as const, value: person }]
  const candidates = new Set([
    ...['head', 'deputy', 'liaison'].flatMap((position) => departments.all(is(position)).map(({ id }) => id)),
    ...duties.all(is('person')).map(({ department }) => department),
  ])
  return [...candidates].filter((id) => {
    const department = departments.find(id)
    if (!department) return false
    const held = holdersOn(
      department,
      duties.all([{ field: 'department', comparison: 'is', value: id }]),
      context.today,
    )
    return held.some((holder) => holder.person === person)
  })
}
