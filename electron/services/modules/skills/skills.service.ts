import { personRecord } from '#shared/modules/people/person.record.ts'
import { roleProfileRecord } from '#shared/modules/skills/role-profile.record.ts'
import { skillRecord } from '#shared/modules/skills/skill.record.ts'
import { skillRatingRecord } from '#shared/modules/skills/skill-rating.record.ts'
import type { skillsContract } from '#shared/modules/skills/skills.contract.ts'
import type { Service } from '../../service.ts'

export const skillsService: Service<typeof skillsContract> = {
  skills: {
    world(_input, context) {
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
    },
  },
}
