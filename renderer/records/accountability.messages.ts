import { defineMessages } from '#shared/base/translate.ts'

/** What the line about accountability on a day says. */
export const accountabilityMessages = defineMessages({
  en: {
    'accountability.title': 'Accountable on',
    'accountability.day': 'Accountable on which day',
    'accountability.ask': 'Accountable on a day: who was it',
    'accountability.kind': 'Kind of record',
    'accountability.choose': 'Choose a record by its title or number.',
    'accountability.who': 'Answered',
    'accountability.none': 'The record named no department on this day.',
    'accountability.notRecorded':
      'The record did not exist on this day; the departments are those that it was made with.',
    'accountability.nobody': 'Nobody',
    'accountability.fact': 'on record',
  },
  'zh-CN': {
    'accountability.title': '责任归属日期',
    'accountability.day': '查询哪一日的责任归属',
    'accountability.ask': '查询某日由谁负责',
    'accountability.kind': '记录类型',
    'accountability.choose': '请按标题或编号选择一条记录。',
    'accountability.who': '责任人',
    'accountability.none': '该日此记录未指定部门。',
    'accountability.notRecorded': '该日此记录尚未建立；所列为建立时指定的部门。',
    'accountability.nobody': '空缺',
    'accountability.fact': '任职记录',
  },
})
