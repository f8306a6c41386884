import { periodCode } from '#shared/base/calendar-words.ts'
import type { Span } from '#shared/base/spans.ts'
import type { Filter } from '#shared/contract/list.ts'
import { assetRecord } from '#shared/modules/assets/asset.record.ts'
import { departmentReportRecord } from '#shared/modules/department-reports/department-report.record.ts'
import { answersOf, questionsOf } from '#shared/modules/department-reports/department-reports.answers.ts'
import type { Entry } from '#shared/modules/department-reports/department-reports.contract.ts'
import { reportTemplateRecord } from '#shared/modules/department-reports/report-template.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { dutyRecord } from '#shared/modules/people/duty.record.ts'
import { holdersOn } from '#shared/modules/people/people.accountability.ts'
import type { Entity } from '#shared/record/record.ts'
import type { ReadContext, WriteContext } from '../../context.ts'
import { askedFor, versionsOf } from '../../expected-reports/templates.ts'

const is = (field: string, value: string): Filter => ({ field, comparison: 'is', value })

/** The report of the same department before a period, the newest version of it. */
export function reportBefore(
  context: ReadContext,
  family: readonly string[],
  department: string,
  start: string,
): Entity<typeof departmentReportRecord> | null {
  const [last] = context.read(departmentReportRecord).first({
    filters: [
      is('department', department),
      { field: 'template', comparison: 'in', value: [...family] },
      { field: 'startsOn', comparison: 'before', value: start },
      { field: 'state', comparison: 'isNot', value: 'superseded' },
    ],
    sort: [{ field: 'startsOn', descending: true }],
    limit: 1,
  })
  return last ?? null
}

/** What the register of assets says of a department and a period: nobody types it a second time. */
export function assetsOf(context: ReadContext, department: string, period: Span) {
  const begun: readonly Filter[] = [
    is('department', department),
    { field: 'launchedOn', comparison: 'between', value: [period.start, period.end] },
  ]
  const assets = context.read(assetRecord)
  const ids = (more: Filter) => assets.all([...begun, more]).map(({ id }) => id)
  return {
    newExposed: ids({ field: 'exposure', comparison: 'in', value: ['direct', 'indirect'] }),
    launched: ids(is('kind', 'application')),
  }
}

function writerOf(context: ReadContext, department: Entity<typeof departmentRecord>): string | null {
  const duties = context.readEverything(dutyRecord).all([is('department', department.id)])
  const holders = holdersOn(department, duties, context.today)
  return holders.find(({ position }) => position === 'liaison')?.person ?? null
}

/** What stands beside the form of a report: its questions and the answers of the one before. */
export function entry(
  context: ReadContext,
  input: { readonly template: string; readonly department?: string | undefined; readonly start?: string | undefined },
): Entry {
  const template = context.read(reportTemplateRecord).get(input.template)
  const family = versionsOf(context, template.id).map(({ template: { id } }) => id)
  const { department, start } = input
  const isPlaced = department !== undefined && start !== undefined && family.length > 0
  const last = isPlaced ? reportBefore(context, family, department, start) : null
  return {
    ...{ unit: template.period, instructions: template.instructions ?? '', questions: questionsOf(template) },
    last: last ? { start: last.period.start, answers: answersOf(last) } : null,
  }
}

/** Makes the draft of a report: whoever wrote the last one, what that left unsettled, and the assets of the period. */
export function begin(
  context: WriteContext,
  input: { readonly template: string; readonly department: string; readonly start: string },
): string {
  const { version, period, family } = askedFor(context, input.template, input.start)
  const department = context.read(departmentRecord).get(input.department)
  const last = reportBefore(context, family, department.id, period.start)
  const unsettled = (last?.deviations ?? []).filter(({ settled }) => settled !== true)
  const made = context.write(departmentReportRecord).create({
    ...{ title: `${department.name} ${periodCode(period.start, version.rhythm.period)}`, period },
    ...{ template: version.template.id, department: department.id },
    preparedBy: last?.preparedBy ?? writerOf(context, department),
    answers: questionsOf(version.template).map(({ question }) => ({ question })),
    deviations: unsettled.map(({ id: _, ...deviation }) => deviation),
    ...assetsOf(context, department.id, period),
  })
  return made.id
}
