import { personRecord } from '#shared/modules/people/person.record.ts'
import { roleProfileRecord } from '#shared/modules/skills/role-profile.record.ts'
import { skillRecord } from '#shared/modules/skills/skill.record.ts'
import { skillRatingRecord } from '#shared/modules/skills/skill-rating.record.ts'
import type { SkillWorld } from '#shared/modules/skills/skills.projection.ts'
import type { ReadContext } from '../../context.ts'

/** Every skill, profile and person, and the ratings that the reader may see. */
export function skillWorldOf(context: ReadContext): Omit<SkillWorld, 'on'> {
  return {
    skills: context
      .read(skillRecord)
      .all()
      .map(({ id, title, area, needed }) => ({ id, title, area, needed })),
    people: context
      .read(personRecord)
      .all()
      .map(({ id, name, leftOn }) => ({ id, name, leftOn })),
    ratings: context
      .read(skillRatingRecord)
      .all()
      .map(({ id, skill, person, level, kind, ratedOn, ratedBy, createdAt }) => ({
        ...{ id, skill, person, level, kind },
        ...{ ratedOn, ratedBy, createdAt },
      })),
    profiles: context
      .read(roleProfileRecord)
      .all()
      .map(({ id, title, skills, holders }) => ({ id, title, skills, holders })),
  }
}
