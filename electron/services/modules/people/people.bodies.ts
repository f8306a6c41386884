import { addDays, isWithin } from '#shared/base/dates.ts'
import type { Filter } from '#shared/contract/list.ts'
import { correctiveActionRecord } from '#shared/modules/audits/corrective-action.record.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { briefingRecord } from '#shared/modules/briefings/briefing.record.ts'
import { workItemRecord } from '#shared/modules/cycles/work-item.record.ts'
import { departmentReportRecord } from '#shared/modules/department-reports/department-report.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { dutyRecord } from '#shared/modules/people/duty.record.ts'
import { groupRecord } from '#shared/modules/people/group.record.ts'
import { membershipRecord } from '#shared/modules/people/membership.record.ts'
import { valuesOn } from '#shared/modules/people/people.accountability.ts'
import { type Body, type BodyMatter, type BodyMeeting, placeOn, seatsOn } from '#shared/modules/people/people.bodies.ts'
import type { UnitKind } from '#shared/modules/people/people.validity-rules.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { reportingLineRecord } from '#shared/modules/people/reporting-line.record.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { ReadContext } from '../../context.ts'
import { datedChanges } from '../../records/dated-changes.ts'
import { titleOf } from '../../records/reader.ts'
import { answersOn } from './people.answers.ts'

/** A page holds so many meetings and open matters; the lists hold the rest. */
const mostMeetings = 8
const mostMatters = 30
const is = (field: string, value: string): Filter => ({ field, comparison: 'is', value })
const oneOf = (...value: string[]): Filter => ({ field: 'state', comparison: 'in', value })

/** The meetings of a group up to a day and those that are coming, or the reports of a department; the newest first. */
function meetingsOf(context: ReadContext, kind: UnitKind, id: string): readonly BodyMeeting[] {
  if (kind === 'group') {
    const rows = context
      .read(briefingRecord)
      .first({ filters: [is('committee', id)], sort: [{ field: 'quarter', descending: true }], limit: mostMeetings })
    return rows.map((row) => {
      const on = row.heldOn ?? row.dueOn
      return { record: 'briefing', id: row.id, title: titleOf(briefingRecord, row), on, state: row.state }
    })
  }
  const rows = context
    .read(departmentReportRecord)
    .first({ filters: [is('department', id)], sort: [{ field: 'startsOn', descending: true }], limit: mostMeetings })
  return rows.map((row) => {
    const title = titleOf(departmentReportRecord, row)
    return { record: 'departmentReport', id: row.id, title, on: row.signedOn ?? row.dueOn, state: row.state }
  })
}

/** What a group decided with a day that is to come or passed in the last quarter, and briefings that its chair has not signed. */
function mattersOfGroup(context: ReadContext, id: string): readonly BodyMatter[] {
  const rows = context.read(briefingRecord).all([is('committee', id)], { field: 'quarter', descending: true })
  return rows.flatMap((row): readonly BodyMatter[] => {
    const at = { record: 'briefing', id: row.id, title: titleOf(briefingRecord, row), state: row.state }
    const unsigned: BodyMatter = { ...at, words: null, person: row.chair, dueOn: row.dueOn }
    const decided = row.decisions
      .filter(({ dueOn }) => dueOn !== null && dueOn >= addDays(context.today, -90))
      .map(({ decision, responsible, dueOn }) => ({ ...at, words: decision, person: responsible, dueOn }))
    return [...(row.state === 'signedOff' ? [] : [unsigned]), ...decided]
  })
}

/** What of a department is still open: findings, actions, work and reports. */
function mattersOfDepartment(context: ReadContext, id: string): readonly BodyMatter[] {
  const open = (record: AnyRecord, filters: readonly Filter[], person: string | null): readonly BodyMatter[] =>
    context
      .read(record)
      .all(filters)
      .map((row: AnyEntity) => {
        const text = (field: string) => (typeof row[field] === 'string' ? row[field] : null)
        const at = { record: record.name, id: row.id, title: titleOf(record, row), state: row.state, words: null }
        return { ...at, person: person === null ? null : text(person), dueOn: text('dueOn') }
      })
  const own = is('department', id)
  const running = ['planned', 'proposed', 'agreed', 'inProgress', 'blocked']
  return [
    ...open(findingRecord, [own, oneOf('open', 'actionPlanned', 'implemented')], 'owner'),
    ...open(correctiveActionRecord, [own, oneOf('open', 'inProgress')], 'owner'),
    ...open(workItemRecord, [is('leadDepartment', id), oneOf(...running)], 'owner'),
    ...open(departmentReportRecord, [own, oneOf('draft', 'submitted')], 'preparedBy'),
  ]
}

/** Without a due day last, else the day that is nearest or longest past first. */
function byDue(one: BodyMatter, other: BodyMatter): number {
  return (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999')
}

function peopleIn(context: ReadContext, kind: UnitKind, id: string, day: string, seats: Body['seats']): number {
  if (kind === 'group') return new Set(seats.map(({ person }) => person)).size
  const people = context.read(personRecord).all([is('department', id)])
  return people.filter(({ joinedOn, leftOn }) => isWithin(day, joinedOn, leftOn)).length
}

/** Names of units and people by id, as far as the caller may read them. */
function titlesOf(context: ReadContext, record: AnyRecord, units: readonly string[], people: readonly string[]) {
  const named = (of: AnyRecord, ids: readonly string[]) =>
    [...new Set(ids)].flatMap((id) => {
      const row: AnyEntity | null = context.read(of).find(id)
      return row ? [[id, titleOf(of, row)] as const] : []
    })
  return Object.fromEntries([...named(record, units), ...named(personRecord, people)])
}

/** A department or group as it stood on a day. */
export function bodyOn(
  context: ReadContext,
  { record: kind, id, day }: { readonly record: UnitKind; readonly id: string; readonly day: string },
): Body {
  const record: AnyRecord = kind === 'group' ? groupRecord : departmentRecord
  const unit: AnyEntity = context.read(record).get(id)
  const seated: AnyRecord = kind === 'group' ? membershipRecord : dutyRecord
  const { seats, coming, vacant } = seatsOn(kind, unit, context.read(seated).all([is(kind, id)]), day)
  const units: readonly AnyEntity[] = context.read(record).all()
  const place = placeOn(kind, unit, { lines: context.read(reportingLineRecord).all(), units }, day)
  const { values, isRecorded } = valuesOn(unit, datedChanges(context, record, id), day)
  const charter = values[kind === 'group' ? 'responsibilities' : 'duties']
  const facts = kind === 'group' ? [] : answersOn(context, day, id).facts
  const answers = [...Map.groupBy(facts, (fact) => fact.kind)].map(([of, own]) => ({ kind: of, count: own.length }))
  const matters = (kind === 'group' ? mattersOfGroup(context, id) : mattersOfDepartment(context, id)).toSorted(byDue)
  const shown = matters.slice(0, mostMatters)
  const people = [...seats, ...coming, ...shown].flatMap(({ person }) => person ?? [])
  return {
    ...{ ...place, charter: typeof charter === 'string' && charter !== '' ? charter : null, isRecorded },
    ...{ seats, coming, vacant: place.stands ? vacant : [], people: peopleIn(context, kind, id, day, seats), answers },
    meetings: meetingsOf(context, kind, id),
    ...{ matters: shown, mattersTotal: matters.length },
    titles: titlesOf(context, record, [...place.below, place.above ?? []].flat(), people),
  }
}
