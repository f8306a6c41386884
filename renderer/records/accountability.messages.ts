import { defineMessages } from '#shared/base/translate.ts'

/** What the line about accountability on a day says. */
export const accountabilityMessages = defineMessages({
  en: {
    'accountability.title': 'Accountable on',
    'accountability.day': 'Accountable on which day',
    'accountability.none': 'The record named no department on this day.',
    'accountability.notRecorded':
      'The record did not exist on this day; the departments are those that it was made with.',
    'accountability.nobody': 'Nobody',
    'accountability.fact': 'on record',
  },
  'zh-CN': {
    'accountability.title': '责任归属日期',
    'accountability.day': '查询哪一日的责任归属',
    'accountability.none': '该日此记录未指定部门。',
    'accountability.notRecorded': '该日此记录尚未建立；所列为建立时指定的部门。',
    'accountability.nobody': '空缺',
    'accountability.fact': '任职记录',
  },
})
