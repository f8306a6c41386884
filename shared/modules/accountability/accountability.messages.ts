import { defineMessages } from '../../base/translate.ts'
import { accountabilityCaseMessages } from './accountability.case-messages.ts'
import { accountabilityRuleMessages } from './accountability.rule-messages.ts'

export const accountabilityMessages = defineMessages({
  en: {
    'module.accountability': 'Accountability',
    ...accountabilityCaseMessages.en,
    ...accountabilityRuleMessages.en,
  },
  'zh-CN': {
    'module.accountability': '问责',
    ...accountabilityCaseMessages['zh-CN'],
    ...accountabilityRuleMessages['zh-CN'],
  },
})
