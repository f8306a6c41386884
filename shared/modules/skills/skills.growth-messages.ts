import { defineMessages } from '../../base/translate.ts'

/** Words of how far a person has come, on the screen and in the document of a plan. */
export const growthMessages = defineMessages({
  en: {
    'growth.unrated': 'Not rated',
    'growth.finding': 'Of {{count}} skills in this plan, reached: {{reached}}',
    'growth.start': 'On {{day}}',
    'growth.now': 'Now',
    'growth.target': 'Aimed at',
  },
  'zh-CN': {
    'growth.unrated': '未评价',
    'growth.finding': '本计划 {{count}} 项技能中已达成 {{reached}} 项',
    'growth.start': '{{day}}',
    'growth.now': '当前',
    'growth.target': '目标',
  },
})
