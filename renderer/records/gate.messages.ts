import { defineMessages } from '#shared/base/translate.ts'

export const gateMessages = defineMessages({
  en: {
    'gate.met': 'Met',
    'gate.unmet': 'Not met',
    'gate.lacking': 'What is missing',
    'gate.fill': 'Fill in',
    'gate.more_one': 'and one more',
    'gate.more_other': 'and {{count}} more',
  },
  'zh-CN': {
    'gate.met': '已满足',
    'gate.unmet': '未满足',
    'gate.lacking': '待处理事项',
    'gate.fill': '去填写',
    'gate.more_other': '另有 {{count}} 项',
  },
})
