import { defineMessages } from '../../base/translate.ts'

/** Words of work roles in role profiles, and why a file of them is not taken. */
export const niceMessages = defineMessages({
  en: {
    'nice.kind.task': 'Tasks',
    'nice.kind.knowledge': 'Knowledge',
    'nice.kind.skill': 'Skills',
    'errors.niceUnreadable': 'The file is no CPRT export of the NICE Framework: {{place}} is not as expected.',
    'errors.niceNoRoles': 'The file holds no work roles.',
    'errors.niceUnknownRole': 'The file has no work role {{code}}.',
    'errors.niceLarge': 'The file is larger than {{megabytes}} MB, which no framework is.',
  },
  'zh-CN': {
    'nice.kind.task': '任务',
    'nice.kind.knowledge': '知识',
    'nice.kind.skill': '技能',
    'errors.niceUnreadable': '该文件不是 NICE 框架的 CPRT 导出：{{place}} 不符合预期。',
    'errors.niceNoRoles': '文件中没有工作角色。',
    'errors.niceUnknownRole': '文件中没有工作角色 {{code}}。',
    'errors.niceLarge': '文件超过 {{megabytes}} MB，任何框架都没有这么大。',
  },
})
