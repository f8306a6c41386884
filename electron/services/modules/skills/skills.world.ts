import { valuesOn } from '#shared/modules/people/people.accountability.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { roleProfileRecord } from '#shared/modules/skills/role-profile.record.ts'
import { skillRecord } from '#shared/modules/skills/skill.record.ts'
import { skillRatingRecord } from '#shared/modules/skills/skill-rating.record.ts'
import { skillLevels } from '#shared/modules/skills/skills.levels.ts'
import type { ProfileFacts, SkillWorld } from '#shared/modules/skills/skills.projection.ts'
import type { Entity } from '#shared/record/record.ts'
import { isText, partRows } from '#shared/record/rule-values.ts'
import type { ReadContext } from '../../context.ts'
import { datedChanges } from '../../records/dated-changes.ts'

type Profile = Entity<typeof roleProfileRecord>

/** What a profile asked at the end of a day: who asks more since must not make less of what was reached then. */
function profileOn(context: ReadContext, profile: Profile, day: string): ProfileFacts {
  const { values } = valuesOn({ skills: profile.skills }, datedChanges(context, roleProfileRecord, profile.id), day)
  const skills = partRows(values.skills).flatMap(({ id, skill, level }) => {
    const known = skillLevels.find((one) => one === level)
    return isText(id) && isText(skill) && known ? [{ id, skill, level: known }] : []
  })
  return { id: profile.id, title: profile.title, holders: profile.holders, skills }
}

/** Every skill, profile and person, and the ratings that the reader may see; with a day, profiles as they stood at its end. */
export function skillWorldOf(context: ReadContext, on: string | null = null): Omit<SkillWorld, 'on'> {
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
      .map((profile) => {
        const { id, title, skills, holders } = profile
        return on === null ? { id, title, skills, holders } : profileOn(context, profile, on)
      }),
  }
}
