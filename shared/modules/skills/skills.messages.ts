import { defineMessages } from '../../base/translate.ts'
import { growthPlanMessages } from './skills.growth-plan-messages.ts'
import { roleProfileMessages } from './skills.role-profile-messages.ts'
import { skillMessages } from './skills.skill-messages.ts'
import { skillRatingMessages } from './skills.skill-rating-messages.ts'

export const skillsMessages = defineMessages({
  en: {
    'module.skills': 'Skills and growth',
    ...skillMessages.en,
    ...skillRatingMessages.en,
    ...roleProfileMessages.en,
    ...growthPlanMessages.en,
  },
  'zh-CN': {
    'module.skills': '技能与成长',
    ...skillMessages['zh-CN'],
    ...skillRatingMessages['zh-CN'],
    ...roleProfileMessages['zh-CN'],
    ...growthPlanMessages['zh-CN'],
  },
})
