import { defineMessages } from '#shared/base/translate.ts'

export const helpMessages = defineMessages({
  en: {
    'desk.help': 'Handbook',
    'help.title': 'Handbook',
    'help.chapters': 'Chapters',
    'help.next': 'Next: {{title}}',
    'help.previous': 'Back: {{title}}',
    'help.close': 'Close the handbook',
  },
  'zh-CN': {
    'desk.help': '使用手册',
    'help.title': '使用手册',
    'help.chapters': '章节',
    'help.next': '下一章：{{title}}',
    'help.previous': '上一章：{{title}}',
    'help.close': '关闭手册',
  },
})
