import { instantOf } from '#shared/base/calendar.ts'
import { addDays } from '#shared/base/dates.ts'
import type { Filter } from '#shared/contract/list.ts'
import type { AttentionItem } from '#shared/modules/attention/attention.contract.ts'
import { attentionKinds } from '#shared/modules/attention/attention.rules.ts'
import { departmentReportRecord } from '#shared/modules/department-reports/department-report.record.ts'
import { qualificationDays } from '#shared/modules/home/home.figure-questions.ts'
import { commentRecord } from '#shared/modules/notes/comment.record.ts'
import { qualificationRecord } from '#shared/modules/people/qualification.record.ts'
import { sealRecord } from '#shared/modules/reports/seal.record.ts'
import { dueField, dutyFields, openStates, secondPersonSteps } from '#shared/record/duties.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { holds } from '#shared/record/workflow.ts'
import type { ReadContext } from '../../context.ts'
import { answersFor, owedReports } from '../../expected-reports/owed.ts'
import { allRecords, recordNamed } from '../../open-vault.ts'
import { titleOf } from '../../records/reader.ts'
import { awaitedSignatures, declinedOfOwn } from '../../reports/signed-files.ts'

const soonDays = 7
/** What others said is told for so long. */
const saidDays = 60
/** Of each kind of record at most so many: nobody reads more, and a list says how many there are. */
const most = 100
const excerptLength = 140

const noReason = { day: null, step: null, view: null, at: null, by: null, excerpt: null }

function itemOf(
  record: AnyRecord,
  entity: AnyEntity,
  kind: AttentionItem['kind'],
  reason: Partial<AttentionItem>,
): AttentionItem {
  const title = titleOf(record, entity)
  const { id, state } = entity
  return { key: `${kind} ${record.name} ${id}`, kind, record: record.name, id, title, state, ...noReason, ...reason }
}

function rowsOf(context: ReadContext, record: AnyRecord, filters: readonly Filter[]): readonly AnyEntity[] {
  const due = dueField(record)
  return context.read(record).first({ filters: [...filters], sort: due ? [{ field: due }] : [], limit: most })
}

/** Open records that carry the member's name: late, due within a week, or simply theirs. */
function duties(context: ReadContext, record: AnyRecord): readonly AttentionItem[] {
  const states = openStates(record)
  const due = dueField(record)
  if (states.length === 0) return []
  const soon = addDays(context.today, soonDays)
  return dutyFields(record).flatMap((duty) =>
    rowsOf(context, record, [
      { field: 'state', comparison: 'in', value: [...states] },
      { field: duty, comparison: 'is', value: context.actor.person },
    ]).map((entity) => {
      const day = due ? entity[due] : null
      if (typeof day !== 'string') return itemOf(record, entity, 'assigned', {})
      // A recurring duty says itself how long before its day it is due soon.
      const isSoon = typeof entity.remindOn === 'string' ? entity.remindOn <= context.today : day <= soon
      const kind = day < context.today ? 'overdue' : isSoon ? 'dueSoon' : 'assigned'
      return itemOf(record, entity, kind, { day })
    }),
  )
}

/** What a member holds that has expired, or is to be renewed. */
function expiries(context: ReadContext): readonly AttentionItem[] {
  const { today, actor } = context
  const rows = rowsOf(context, qualificationRecord, [
    { field: 'person', comparison: 'is', value: actor.person },
    { field: 'state', comparison: 'in', value: ['stated', 'verified'] },
    { field: 'validUntil', comparison: 'before', value: addDays(today, qualificationDays + 1) },
  ])
  return rows.flatMap((entity) => {
    const day = entity.validUntil
    if (typeof day !== 'string') return []
    const kind = day < today ? 'overdue' : day <= addDays(today, soonDays) ? 'dueSoon' : 'assigned'
    return [itemOf(qualificationRecord, entity, kind, { day })]
  })
}

/** Work of others that waits for a second person, whom the member may be. */
function verifications(context: ReadContext, record: AnyRecord): readonly AttentionItem[] {
  const { roles, person } = context.actor
  return secondPersonSteps(record, roles).flatMap(({ step, from, onlyBy, separateFrom = [] }) =>
    rowsOf(context, record, [{ field: 'state', comparison: 'in', value: [...from] }])
      .filter((entity) => onlyBy === undefined || holds(entity[onlyBy], person))
      .filter((entity) => !separateFrom.some((field) => holds(entity[field], person)))
      .map((entity) => itemOf(record, entity, 'verify', { step })),
  )
}

/** Sealed reports that wait for the member's signature. */
function signatures(context: ReadContext): readonly AttentionItem[] {
  return awaitedSignatures(context).map((seal) => itemOf(sealRecord, seal, 'sign', {}))
}

/** Since when what others said is told. */
const saidSince = ({ now }: ReadContext) => instantOf(now - saidDays * 24 * 60 * 60_000)

/** Reports that the member sealed or signed, and that somebody else lately declined to sign. */
function declinations(context: ReadContext): readonly AttentionItem[] {
  return declinedOfOwn(context, saidSince(context)).map(({ seal, declination }) => {
    const { person: by, reason, createdAt: at } = declination
    return itemOf(sealRecord, seal, 'declined', { by, at, excerpt: reason.slice(0, excerptLength) })
  })
}

/** Whether a record is somebody's: they made it, or it is their duty. */
function belongsTo(record: AnyRecord, entity: AnyEntity, person: string): boolean {
  return entity.createdBy === person || dutyFields(record).some((field) => holds(entity[field], person))
}

/** What others lately wrote on the member's records, or with the member's name. */
function comments(context: ReadContext): readonly AttentionItem[] {
  const { person } = context.actor
  const rows = context.read(commentRecord).first({
    filters: [
      { field: 'createdAt', comparison: 'after', value: saidSince(context) },
      { field: 'createdBy', comparison: 'isNot', value: person },
    ],
    sort: [{ field: 'createdAt', descending: true }],
    limit: most,
  })
  return rows.flatMap((comment) => {
    const record = recordNamed(comment.subjectRecord)
    const entity = record ? context.read(record).find(comment.subject) : null
    if (!record || !entity) return []
    const mentioned = comment.mentions.includes(person)
    if (!mentioned && !belongsTo(record, entity, person)) return []
    const said = { at: comment.createdAt, by: comment.createdBy, excerpt: comment.body.slice(0, excerptLength) }
    const item = itemOf(record, entity, mentioned ? 'mention' : 'comment', said)
    return [{ ...item, key: `${item.kind} comment ${comment.id}` }]
  })
}

/** Department reports that nobody has begun: their departments' own to those who answer for them, all overdue to a lead. */
function unbegun(context: ReadContext): readonly AttentionItem[] {
  const { today, actor } = context
  const own = answersFor(context, actor.person)
  const leads = actor.roles.includes('lead')
  const record = departmentReportRecord.name
  const item = (key: string, title: string, day: string): AttentionItem => {
    const kind = day < today ? 'overdue' : 'dueSoon'
    const view = kind === 'overdue' ? 'overdue' : 'board'
    return { key: `${kind} ${record} ${key}`, kind, record, id: key, title, state: '', ...noReason, day, view }
  }
  const owed = owedReports(context, leads ? null : own).filter(({ dueOn }) => dueOn <= addDays(today, soonDays))
  const mine = owed
    .filter(({ department }) => own.includes(department))
    .map(({ template, department, name, start, code, dueOn }) =>
      item(`${template} ${department} ${start}`, `${name} ${code}`, dueOn),
    )
  const late = leads ? owed.filter(({ dueOn }) => dueOn < today) : []
  const periods = [...Map.groupBy(late, ({ template, start }) => `${template} ${start}`)]
  const all = periods.flatMap(([key, [first]]) =>
    first ? [item(key, `${first.title} ${first.code}`, first.dueOn)] : [],
  )
  return [...mine, ...all].slice(0, most)
}

const order = (item: AttentionItem) => attentionKinds.indexOf(item.kind)

/** What a member should look at, the most pressing first: each record once, for its first reason. */
export function attentionOf(context: ReadContext): readonly AttentionItem[] {
  const found = allRecords.flatMap((record) => [...duties(context, record), ...verifications(context, record)])
  const sorted = [
    ...found,
    ...signatures(context),
    ...declinations(context),
    ...expiries(context),
    ...unbegun(context),
    ...comments(context),
  ].sort(
    (one, other) =>
      order(one) - order(other) ||
      (one.day ?? '9999').localeCompare(other.day ?? '9999') ||
      (other.at ?? '').localeCompare(one.at ?? '') ||
      one.title.localeCompare(other.title),
  )
  const first = new Map<string, AttentionItem>()
  for (const item of sorted) {
    const key = item.at === null ? `${item.record} ${item.id}` : item.key
    if (!first.has(key)) first.set(key, item)
  }
  return [...first.values()]
}
