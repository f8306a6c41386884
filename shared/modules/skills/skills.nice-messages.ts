import { defineMessages } from '../../base/translate.ts'

/** Words of work roles in role profiles. */
export const niceMessages = defineMessages({
  en: {
    'nice.kind.task': 'Tasks',
    'nice.kind.knowledge': 'Knowledge',
    'nice.kind.skill': 'Skills',
  },
  'zh-CN': {
    'nice.kind.task': '任务',
    'nice.kind.knowledge': '知识',
    'nice.kind.skill': '技能',
  },
})
