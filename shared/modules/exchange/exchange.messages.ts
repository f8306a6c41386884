import { defineMessages } from '../../base/translate.ts'

export const exchangeMessages = defineMessages({
  en: {
    'import.reasons': 'Refused because',
  },
  'zh-CN': {
    'import.reasons': '拒绝原因',
  },
})
