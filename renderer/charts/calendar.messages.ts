import { defineMessages } from '#shared/base/translate.ts'

/** What every calendar of a month says. */
export const calendarMessages = defineMessages({
  en: {
    'calendar.previous': 'Previous month',
    'calendar.next': 'Next month',
    'calendar.today': 'Today',
    'calendar.more': '+{{count}}',
  },
  'zh-CN': {
    'calendar.previous': '上个月',
    'calendar.next': '下个月',
    'calendar.today': '今天',
    'calendar.more': '另 {{count}} 项',
  },
})
