import { defineMessages } from '../../base/translate.ts'
import { accountabilityCaseMessages } from './accountability.case-messages.ts'
import { accountabilityRuleMessages } from './accountability.rule-messages.ts'

export const accountabilityMessages = defineMessages({
  en: {
    'module.accountability': 'Accountability',
    'accountabilityDocument.refused.undecided': 'Decide the case first: what is not decided is not sealed.',
    ...accountabilityCaseMessages.en,
    ...accountabilityRuleMessages.en,
  },
  'zh-CN': {
    'module.accountability': '问责',
    'accountabilityDocument.refused.undecided': '请先作出处理决定，未决案件不能封存。',
    ...accountabilityCaseMessages['zh-CN'],
    ...accountabilityRuleMessages['zh-CN'],
  },
})
