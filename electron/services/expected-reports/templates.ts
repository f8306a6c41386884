import { OperationError } from '#shared/contract/errors.ts'
import { type Rhythm, rhythmOf } from '#shared/modules/department-reports/department-reports.periods.ts'
import { familyAmong, periodIn } from '#shared/modules/department-reports/department-reports.standing.ts'
import { reportTemplateRecord } from '#shared/modules/department-reports/report-template.record.ts'
import type { Entity } from '#shared/record/record.ts'
import type { ReadContext } from '../context.ts'

export type Template = Entity<typeof reportTemplateRecord>
/** A version of a template with what it says of who reports when. */
export type Version = { readonly template: Template; readonly rhythm: Rhythm }

/** Every version of a template that was put into use. */
export function versionsOf(context: ReadContext, template: string): readonly Version[] {
  const templates = context.read(reportTemplateRecord).all()
  const family = familyAmong(templates, template)
  return templates
    .filter(({ id, state }) => family.has(id) && state !== 'draft')
    .flatMap((one) => {
      const rhythm = rhythmOf(one)
      return rhythm ? [{ template: one, rhythm }] : []
    })
}

/** The version that asks for the period that begins on a day; null where none does. */
export function versionFor(versions: readonly Version[], start: string): Version | null {
  const fitting = versions.filter(
    ({ rhythm }) => rhythm.startsOn <= start && (rhythm.endsOn === null || start <= rhythm.endsOn),
  )
  return fitting.toSorted((one, other) => (one.rhythm.startsOn < other.rhythm.startsOn ? 1 : -1))[0] ?? null
}

/** The templates of which some version is in use, in order of title. */
export function currentTemplates(context: ReadContext): readonly Template[] {
  return context
    .read(reportTemplateRecord)
    .all([{ field: 'state', comparison: 'is', value: 'current' }], { field: 'title' })
}

/** The version and the whole period that a caller names by template and first day; refuses a day on which none begins. */
export function askedFor(context: ReadContext, template: string, start: string) {
  const versions = versionsOf(context, context.read(reportTemplateRecord).get(template).id)
  const version = versionFor(versions, start)
  const period = version ? periodIn(version.rhythm.period, start) : null
  if (!version || !period || period.start !== start)
    throw new OperationError('conflict', 'departmentReports.refused.noPeriod', { parameters: { start } })
  return { version, period, family: versions.map(({ template: { id } }) => id) }
}
