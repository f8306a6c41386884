import { defineMessages } from '#shared/base/translate.ts'

export const printMessages = defineMessages({
  en: {
    'list.print': 'Print',
    'list.print.reading': 'Reading the list for printing',
    'list.print.refused': 'The list could not be read for printing.',
    'list.print.cut_one': '{{shown}} record of {{total}} is printed. Narrow the list or export it to have all of them.',
    'list.print.cut_other':
      '{{shown}} records of {{total}} are printed. Narrow the list or export it to have all of them.',
  },
  'zh-CN': {
    'list.print': '打印',
    'list.print.reading': '正在读取要打印的列表',
    'list.print.refused': '无法读取要打印的列表。',
    'list.print.cut_other': '共 {{total}} 条，仅打印 {{shown}} 条。需要全部记录时，请缩小筛选范围或导出列表。',
  },
})
