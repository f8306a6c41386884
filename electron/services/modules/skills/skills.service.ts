import type { skillsContract } from '#shared/modules/skills/skills.contract.ts'
import type { Service } from '../../service.ts'
import { curriculumOf } from './skills.curriculum.ts'
import { skillWorldOf } from './skills.world.ts'

export const skillsService: Service<typeof skillsContract> = {
  skills: {
    world: ({ on }, context) => skillWorldOf(context, on),
    curriculum: (input, context) => curriculumOf(context, input),
  },
}
