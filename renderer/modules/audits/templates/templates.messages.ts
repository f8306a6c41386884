import { defineMessages } from '#shared/base/translate.ts'

export const templatesMessages = defineMessages({
  en: {
    'templates.keep': 'Keep as a template',
    'templates.next': 'Write the next version',
    'templates.since': 'Since the version before',
    'templates.same': 'The questions are those of the version before.',
    'templates.added': 'New',
    'templates.gone': 'Gone',
    'templates.changed': 'Changed',
    'templates.part.criterion': 'Criterion',
    'templates.part.control': 'Control',
    'templates.part.policy': 'Policy',
    'templates.part.objective': 'Objective',
    'templates.part.procedure': 'Procedure',
  },
  'zh-CN': {
    'templates.keep': '存为模板',
    'templates.next': '编写新版本',
    'templates.since': '与上一版本相比',
    'templates.same': '问题与上一版本相同。',
    'templates.added': '新增',
    'templates.gone': '删除',
    'templates.changed': '修改',
    'templates.part.criterion': '依据',
    'templates.part.control': '控制措施',
    'templates.part.policy': '制度',
    'templates.part.objective': '检查目标',
    'templates.part.procedure': '检查程序',
  },
})
