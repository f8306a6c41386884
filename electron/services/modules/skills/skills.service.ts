import type { skillsContract } from '#shared/modules/skills/skills.contract.ts'
import type { Service } from '../../service.ts'
import { curriculumOf } from './skills.curriculum.ts'
import { readNiceFile } from './skills.nice.ts'
import { skillWorldOf } from './skills.world.ts'

export const skillsService: Service<typeof skillsContract> = {
  skills: {
    world: ({ on }, context) => skillWorldOf(context, on),
    readNice: (input, context) => readNiceFile(context, input),
    curriculum: (input, context) => curriculumOf(context, input),
  },
}
