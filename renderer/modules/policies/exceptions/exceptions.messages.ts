import { defineMessages } from '#shared/base/translate.ts'

export const exceptionsMessages = defineMessages({
  en: {
    'policy.tab.exceptions': 'Exceptions',
    'exceptions.counts': '{{inForce}} in force, {{soon}} of them for 30 days at most; {{expired}} expired',
    'exceptions.expired': 'Expired',
    'exceptions.soon': 'Ends soon',
    'exceptions.deviation': 'Deviation:',
    'exceptions.none': 'No exceptions to this policy',
    'exceptions.none.help':
      'An exception lets somebody deviate for a stated time, with its risk, what makes up for it, and who allows it.',
    'exceptions.new': 'New exception',
  },
  'zh-CN': {
    'policy.tab.exceptions': '例外',
    'exceptions.counts': '有效 {{inForce}} 项，其中 30 天内到期 {{soon}} 项；已到期 {{expired}} 项',
    'exceptions.expired': '已到期',
    'exceptions.soon': '即将到期',
    'exceptions.deviation': '对应问题：',
    'exceptions.none': '该制度暂无例外',
    'exceptions.none.help': '例外在限定期限内准予偏离制度要求，并载明风险、补偿措施和批准人。',
    'exceptions.new': '新增例外',
  },
})
