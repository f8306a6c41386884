import { defineMessages } from '../../base/translate.ts'

export const exchangeMessages = defineMessages({
  en: {
    'import.reasons': 'Refused because',
    'export.calendar.mine': 'My duties',
    'export.calendar.all': 'Duties of the team',
  },
  'zh-CN': {
    'import.reasons': '拒绝原因',
    'export.calendar.mine': '我的待办期限',
    'export.calendar.all': '全部待办期限',
  },
})
