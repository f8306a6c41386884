import type { z } from 'zod'
import { dayIn } from '#shared/base/calendar.ts'
import { addDays, isWithin } from '#shared/base/dates.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { dutyRecord } from '#shared/modules/people/duty.record.ts'
import {
  type AnsweredFact,
  type AnsweredKind,
  type AnsweringUnits,
  answeredKinds,
  answeringOf,
  countGaps,
  dutyKind,
  gapOf,
  projectAnswers,
  rowOf,
} from '#shared/modules/people/people.answers.ts'
import type {
  AnswerMatrix,
  AnswerQuestion,
  AnswerRows,
  answerRowsCheck,
} from '#shared/modules/people/people.contract.ts'
import { dutiesOn } from '#shared/modules/people/people.expertise.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import type { AnyRecord, Entity } from '#shared/record/record.ts'
import type { PickedRow, ReadContext } from '../../context.ts'
import { pastValues } from '../../journal/past-values.ts'
import { recordNamed } from '../../open-vault.ts'

type Department = Entity<typeof departmentRecord>
type Standing = { readonly department: string | null; readonly person: string | null; readonly state: string }

/** Says for rows of one kind what they held at the end of a day; null for what was not there, or was archived. */
function standingOn(context: ReadContext, { department, person }: AnsweredKind, day: string) {
  const present = ({ texts, state, archived }: PickedRow): Standing | null =>
    archived ? null : { department: texts[department] ?? null, person: texts[person] ?? null, state }
  if (day >= context.today) return present
  const isBefore = (wall: number) => dayIn(context.zone, wall) <= day
  // Texts of instants are compared first: no zone is a day and more away from UTC.
  const tooEarly = addDays(day, -1)
  const isSettled = (instant: string) => instant.slice(0, 10) <= tooEarly || isBefore(Date.parse(instant))
  const past = pastValues(context.vault.store.db, new Set([department, person, 'state']), isBefore)
  return (row: PickedRow): Standing | null => {
    if (!isSettled(row.createdAt)) return null
    if (isSettled(row.updatedAt)) return present(row)
    const { created, archived, text } = past(row.id)
    if (!created || archived) return null
    return { department: text(department), person: text(person), state: text('state') ?? '' }
  }
}

/** The records of one kind that somebody had to answer for on a day. */
function recordFacts(context: ReadContext, record: AnyRecord, kind: AnsweredKind, day: string) {
  const standing = standingOn(context, kind, day)
  const number = Object.keys(record.fields).filter((name) => record.fields[name]?.kind === 'number')
  const named = [...new Set([...number, record.title])]
  return context
    .read(record)
    .pick([kind.department, kind.person, ...named])
    .flatMap((row): readonly AnsweredFact[] => {
      const stood = standing(row)
      if (!stood || kind.ended.includes(stood.state)) return []
      const { department, person } = stood
      const title = named.flatMap((name) => row.texts[name] ?? []).join(' ')
      return [{ kind: kind.record, record: kind.record, id: row.id, title, position: null, department, person }]
    })
}

/** The duties that people held in departments on a day. */
function dutyFacts(rows: Parameters<typeof dutiesOn>[0], day: string): readonly AnsweredFact[] {
  return [...dutiesOn(rows, day)].flatMap(([person, held]) =>
    held.map(({ unit, position, words }) => {
      const duty = { kind: dutyKind, record: 'department', id: unit, title: words ?? '', position }
      return { ...duty, department: unit, person }
    }),
  )
}

/** The departments of a day in order of name: today's, and for a past day those that were archived since, as they were called then. */
function departmentsOn(context: ReadContext, day: string): readonly Department[] {
  const present = context.read(departmentRecord).all([], { field: 'name' })
  if (day >= context.today) return present
  const archived = context.read(departmentRecord).all([{ field: 'archived', comparison: 'is', value: true }])
  if (archived.length === 0) return present
  const isBefore = (wall: number) => dayIn(context.zone, wall) <= day
  const past = pastValues(context.vault.store.db, new Set(['name', 'head', 'deputy', 'liaison']), isBefore)
  const standing = archived.flatMap((department) => {
    const { created, archived: wasArchived, text } = past(department.id)
    if (!created || wasArchived) return []
    const held = { head: text('head'), deputy: text('deputy'), liaison: text('liaison') }
    return [{ ...department, ...held, name: text('name') ?? department.name }]
  })
  return [...present, ...standing].toSorted((one, other) => one.name.localeCompare(other.name))
}

/** What was to be answered for on a day, as far as the caller may read it, and the units that answer; of one department with `of`. */
export function answersOn(context: ReadContext, day: string, of?: string) {
  const departments = departmentsOn(context, day)
  const duties = context.read(dutyRecord).all()
  const people = context.read(personRecord).pick(['name', 'joinedOn', 'leftOn'])
  const gone = new Set(
    people.filter(({ texts }) => !isWithin(day, texts.joinedOn ?? null, texts.leftOn ?? null)).map(({ id }) => id),
  )
  const rows = { departments, groups: [], duties, memberships: [] }
  const held = dutiesOn(rows, day)
  const heads = new Map<string, string | null>(departments.map(({ id }) => [id, null]))
  for (const [person, own] of held)
    for (const { unit, position } of own)
      if (position === 'head' && heads.has(unit) && !gone.has(person)) heads.set(unit, person)
  const units: AnsweringUnits = { heads, gone }
  const kinds = answeredKinds.flatMap((kind) => {
    const record = recordNamed(kind.record)
    return record?.readers.some((role) => context.actor.roles.includes(role)) ? [{ kind, record }] : []
  })
  const all = [...kinds.flatMap(({ kind, record }) => recordFacts(context, record, kind, day)), ...dutyFacts(rows, day)]
  const facts = of === undefined ? all : all.filter(({ department }) => department === of)
  const titles = new Map([
    ...people.map(({ id, texts }) => [id, texts.name ?? ''] as const),
    ...departments.map(({ id, name }) => [id, name] as const),
  ])
  return { facts, units, titles, kinds: [...kinds.map(({ kind }) => kind.record), dutyKind] }
}

const most = 200

/** The things behind one number of the matrix, a page of them. */
export function answerRows(context: ReadContext, question: z.output<typeof answerRowsCheck>): AnswerRows {
  const { day, side, id, kind, gap, offset } = question
  const { facts, units, titles } = answersOn(context, day)
  const wanted = facts.filter(
    (fact) =>
      (kind === undefined || fact.kind === kind) &&
      (id === undefined || rowOf(fact, units, side) === id) &&
      (gap === undefined || gapOf(fact, units) === gap),
  )
  const rows = wanted.slice(offset, offset + most).map((fact) => {
    return { ...fact, answering: answeringOf(fact, units), gap: gapOf(fact, units) }
  })
  const named = new Set(rows.flatMap(({ department, answering }) => [department ?? [], answering?.person ?? []].flat()))
  return {
    rows,
    total: wanted.length,
    titles: Object.fromEntries([...named].map((one) => [one, titles.get(one) ?? ''])),
  }
}

/** How much of what every department or person answered for on a day, and how much of it nobody did. */
export function answerMatrix(context: ReadContext, { day, side }: AnswerQuestion): AnswerMatrix {
  const { facts, units, titles, kinds } = answersOn(context, day)
  const rows = projectAnswers(facts, units, side).map(({ id, counts, total }) => {
    const head = side === 'department' && id !== null ? (units.heads.get(id) ?? null) : null
    return { id, title: id === null ? null : (titles.get(id) ?? ''), head, counts, total }
  })
  const heads = new Set(rows.flatMap(({ head }) => head ?? []))
  return {
    kinds,
    rows,
    gaps: countGaps(facts, units),
    total: facts.length,
    people: Object.fromEntries([...heads].map((id) => [id, titles.get(id) ?? ''])),
  }
}
