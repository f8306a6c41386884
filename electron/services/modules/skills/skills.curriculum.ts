import { personRecord } from '#shared/modules/people/person.record.ts'
import { roleProfileRecord } from '#shared/modules/skills/role-profile.record.ts'
import type { Curriculum } from '#shared/modules/skills/skills.contract.ts'
import { projectCurriculum } from '#shared/modules/skills/skills.curriculum.ts'
import { trainingSessionRecord } from '#shared/modules/training/training-session.record.ts'
import type { ReadContext } from '../../context.ts'
import { namesOf } from '../../records/names-of.ts'

/** What is asked of a person or by a profile; every session counts, since one left out would have somebody lack its course. */
export function curriculumOf(
  context: ReadContext,
  { of, id }: { readonly of: 'person' | 'profile'; readonly id: string },
): Curriculum {
  const { today, zone } = context
  const profiles = context.read(roleProfileRecord).all()
  const people = context.read(personRecord).all()
  const sessions = context.read(trainingSessionRecord).all([{ field: 'state', comparison: 'is', value: 'held' }])
  const demands = projectCurriculum({ profiles, people, sessions, today, zone }).filter((demand) => demand[of] === id)
  const nameOf = namesOf(context)
  const titles = demands.flatMap(({ course, profile, person }) => [
    [course, nameOf('course', course)],
    [profile, nameOf('roleProfile', profile)],
    [person, nameOf('person', person)],
  ])
  return { demands, titles: Object.fromEntries(titles.filter(([, title]) => title !== '')) }
}
