import { defineMessages } from '../../base/translate.ts'
import { growthMessages } from './skills.growth-messages.ts'
import { growthPlanMessages } from './skills.growth-plan-messages.ts'
import { niceMessages } from './skills.nice-messages.ts'
import { roleProfileMessages } from './skills.role-profile-messages.ts'
import { skillMessages } from './skills.skill-messages.ts'
import { skillRatingMessages } from './skills.skill-rating-messages.ts'

export const skillsMessages = defineMessages({
  en: {
    'module.skills': 'Skills and growth',
    ...skillMessages.en,
    ...skillRatingMessages.en,
    ...roleProfileMessages.en,
    ...niceMessages.en,
    ...growthPlanMessages.en,
    ...growthMessages.en,
    'growthDocument.refused.draft': 'Agree on the plan first: a draft is not sealed.',
    'growthDocument.refused.cancelled': 'The plan was cancelled; there is nothing to sign.',
    'growthDocument.refused.ratingsHidden':
      'Only who sees every rating of the person prints or seals their growth plan: lead, trainer, administrator, or the person.',
  },
  'zh-CN': {
    'module.skills': '技能与成长',
    ...skillMessages['zh-CN'],
    ...skillRatingMessages['zh-CN'],
    ...roleProfileMessages['zh-CN'],
    ...niceMessages['zh-CN'],
    ...growthPlanMessages['zh-CN'],
    ...growthMessages['zh-CN'],
    'growthDocument.refused.draft': '请先确认计划，草稿不能封存。',
    'growthDocument.refused.cancelled': '计划已取消，没有可签署的内容。',
    'growthDocument.refused.ratingsHidden':
      '须能查看该人员全部评价者（负责人、培训师、管理员或本人）才能打印或封存其成长计划。',
  },
})
