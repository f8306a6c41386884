import { defineMessages } from '../../base/translate.ts'
import { accountabilityCaseMessages } from './accountability.case-messages.ts'
import { accountabilityRuleMessages } from './accountability.rule-messages.ts'

export const accountabilityMessages = defineMessages({
  en: {
    'module.accountability': 'Accountability',
    'accountabilityDocument.refused.undecided': 'Decide the case first: what is not decided is not sealed.',
    'accountabilityDocument.refused.groundsHidden':
      'The case rests on records that the member’s roles do not allow to read. Somebody who may read them makes its document.',
    ...accountabilityCaseMessages.en,
    ...accountabilityRuleMessages.en,
  },
  'zh-CN': {
    'module.accountability': '问责',
    'accountabilityDocument.refused.undecided': '请先作出处理决定，未决案件不能封存。',
    'accountabilityDocument.refused.groundsHidden':
      '该成员的角色无权查看案件所依据的部分记录，须由有权查看的人员生成文件。',
    ...accountabilityCaseMessages['zh-CN'],
    ...accountabilityRuleMessages['zh-CN'],
  },
})
