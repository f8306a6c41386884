import { defineMessages } from '#shared/base/translate.ts'

/** What the dates of a schedule say. */
export const cadenceViewsMessages = defineMessages({
  en: {
    'schedule.tab.dates': 'Dates',
    'scheduleDates.counts': '{{done}} done, {{late}} of them late; {{skipped}} skipped',
    'scheduleDates.ahead': 'Expected after those that stand',
    'scheduleDates.none': 'Nothing more: the schedule has reached its end.',
    'scheduleDates.dayOff': '{{day}} (day off)',
    'scheduleDates.dayOffNamed': '{{day}} ({{name}})',
  },
  'zh-CN': {
    'schedule.tab.dates': '日期',
    'scheduleDates.counts': '完成 {{done}} 次，其中逾期 {{late}} 次，跳过 {{skipped}} 次',
    'scheduleDates.ahead': '此后预计',
    'scheduleDates.none': '没有后续日期，计划已到末日。',
    'scheduleDates.dayOff': '{{day}}（非工作日）',
    'scheduleDates.dayOffNamed': '{{day}}（{{name}}）',
  },
})
