import type { Filter } from '#shared/contract/list.ts'
import { accountabilityCaseRecord } from '#shared/modules/accountability/accountability-case.record.ts'
import { entrantRecord } from '#shared/modules/competitions/entrant.record.ts'
import { exerciseRecord } from '#shared/modules/exercises/exercise.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { dutyRecord } from '#shared/modules/people/duty.record.ts'
import { groupRecord } from '#shared/modules/people/group.record.ts'
import { membershipRecord } from '#shared/modules/people/membership.record.ts'
import type { PersonTimeline } from '#shared/modules/people/people.contract.ts'
import { projectTimeline } from '#shared/modules/people/people.timeline.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { qualificationRecord } from '#shared/modules/people/qualification.record.ts'
import { attestationRecord } from '#shared/modules/policies/attestation.record.ts'
import { growthPlanRecord } from '#shared/modules/skills/growth-plan.record.ts'
import { skillRecord } from '#shared/modules/skills/skill.record.ts'
import { skillRatingRecord } from '#shared/modules/skills/skill-rating.record.ts'
import { assessmentRecord } from '#shared/modules/training/assessment.record.ts'
import { competitionRecord } from '#shared/modules/training/competition.record.ts'
import { scoreRecord } from '#shared/modules/training/score.record.ts'
import { trainingSessionRecord } from '#shared/modules/training/training-session.record.ts'
import type { AnyRecord, Entity } from '#shared/record/record.ts'
import type { ReadContext } from '../../context.ts'

/** An answer holds so many moments; the latest come first. */
const most = 2000

/** Rows as a list of the actor would hold them: none of a record that the actor's roles do not read. */
function rowsOf<R extends AnyRecord>(
  context: ReadContext,
  record: R,
  filters?: readonly Filter[],
): readonly Entity<R>[] {
  const { readers }: AnyRecord = record
  return readers.some((role) => context.actor.roles.includes(role)) ? context.read(record).all(filters) : []
}

/** What the rows refer to, by id. */
function titlesOf(context: ReadContext): Readonly<Record<string, string>> {
  const titled = [skillRecord, assessmentRecord, competitionRecord].flatMap((record) =>
    rowsOf<AnyRecord>(context, record).map(({ id, title }) => [id, String(title)] as const),
  )
  const units = [departmentRecord, groupRecord].flatMap((record) =>
    rowsOf<AnyRecord>(context, record).map(({ id, name }) => [id, String(name)] as const),
  )
  return Object.fromEntries([...titled, ...units])
}

/** Everything that the actor may read of a person, by the rules of the lists that it stands in. */
export function personTimeline(context: ReadContext, { person: id }: { readonly person: string }): PersonTimeline {
  const person = context.read(personRecord).get(id)
  const own = [{ field: 'person', comparison: 'is' as const, value: id }]
  const entries = projectTimeline({
    person,
    sessions: rowsOf(context, trainingSessionRecord),
    scores: rowsOf(context, scoreRecord, own),
    competitions: rowsOf(context, competitionRecord),
    entrants: rowsOf(context, entrantRecord),
    exercises: rowsOf(context, exerciseRecord),
    ratings: rowsOf(context, skillRatingRecord, own),
    plans: rowsOf(context, growthPlanRecord, own),
    qualifications: rowsOf(context, qualificationRecord, own),
    duties: rowsOf(context, dutyRecord, own),
    memberships: rowsOf(context, membershipRecord, own),
    attestations: rowsOf(context, attestationRecord, own),
    cases: rowsOf(context, accountabilityCaseRecord, own),
    titles: titlesOf(context),
    zone: context.zone,
  })
  return { entries: entries.slice(0, most), total: entries.length }
}
